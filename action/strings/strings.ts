/** What the Action says beside the words of the command line. */
export interface ActionStrings {
  nothingFound: string;
  /** So many files and records could not be read; a sentence without its full stop. */
  notChecked(files: number): string;
  /** The heads of their table. */
  unread: { title: string; place: string; why: string; remedy: string };
  suppressed(findings: number): string;
  columns: { place: string; words: string; why: string; instead: string };
  outline: string;
  cut: string;
  changesUnknown: string;
  /** The page of the run could not be written, with what the system says. */
  noSummary(reason: string): string;
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
