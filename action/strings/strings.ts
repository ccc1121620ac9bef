/** What the Action says beside the words of the command line. */
export interface ActionStrings {
  nothingFound: string;
  suppressed(findings: number): string;
  columns: { place: string; words: string; why: string; instead: string };
  outline: string;
  cut: string;
  changesUnknown: string;
  tooManyWarnings(warnings: number, limit: number): string;
  review: {
    intro(findings: number): string;
    more(findings: number): string;
    refused: string;
    failed(reason: string): string;
    noPullRequest: string;
  };
  outsideWorkspace(input: string, path: string): string;
  outsideRemedy: string;
}
