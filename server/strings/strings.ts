import type { Kind } from "../../core/document.ts";
import type { Severity } from "../../core/problem.ts";

/** All that the server says in one of its languages. Rules' ids, file names and people's words are put in as they are. */
export interface Strings {
  severity: Record<Severity, string>;
  kind: Record<Kind, string>;
  /** In the quotation marks of the language. */
  quoted(text: string): string;
  hover: {
    why: string;
    instead: string;
    example: string;
    /** Before sentences that the second reader knows. @param percent How sure it is. */
    /** Of the second reader. @param n Of ten. */
    likelihood(n: number): string;
    alike: string;
    sources: string;
    /** The words of a link to the rule's page. */
    page: string;
  };
  actions: {
    replaceWith(text: string): string;
    /** @param element Its name, in the nominative. @param text The sentence that will be inserted. */
    insert(element: string, text: string): string;
    ignoreHere(rule: string): string;
    offInFile(rule: string): string;
    offInConfig(rule: string): string;
    openPage(rule: string): string;
    /** Of all that is safe to mend unseen. */
    fixAll: string;
    removeSuppression: string;
    /** Stands for the reason that the writer is to give. */
    reason: string;
  };
  /** Before the names of what a text lacks. */
  missing(elements: string): string;
  /** Above a list of what is left out. */
  moreProblems(count: number): string;
  held(error: string): string;
  failed(reason: string): string;
  wrongSetting(name: string, value: string, values: string): string;
  outline: {
    title(file: string): string;
    row(row: number): string;
    /** Before a template's name. */
    template: string;
    mood: { praise: string; complaint: string };
    found: string;
    missing: string;
    perhaps: string;
    optional: string;
    unneeded: string;
    /** What the text has beside its template. */
    others: string;
    example: string;
    empty: string;
    unsureKind: string;
    unknownMood: string;
  };
  report: {
    title: string;
    progress: string;
    summary(files: number, texts: number, counts: Record<Severity, number>): string;
    clean: string;
    columns: { line: string; words: string; why: string; instead: string };
    byRule: string;
    rule: string;
    count: string;
    unread: string;
  };
  completion: Record<
    | "kind"
    | "language"
    | "platform"
    | "template"
    | "review"
    | "rating"
    | "author"
    | "subject"
    | "preheader"
    | "disable",
    string
  > & { directives: Record<"disable-next-line" | "disable-line" | "disable-file" | "disable" | "enable", string> };
}
