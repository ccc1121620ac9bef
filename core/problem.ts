import type { Language } from "./text/language.ts";

/** How much a finding hurts: `error` public harm, `warning` hurts the reader, `info` style. */
export type Severity = "error" | "warning" | "info";

/** The severities, worst first. */
export const severities: readonly Severity[] = ["error", "warning", "info"];

/**
 * What a linter says about one span of a document.
 * Offsets are UTF-16 code units, half-open, in the document's own text.
 */
export interface Problem {
  /** The rule's id: its folder's name. */
  rule: string;
  severity: Severity;
  /** One or two sentences for the writer: the words, why they hurt, what to do. */
  message: string;
  /** Why it matters, a little longer; empty where the rule has no more to say. */
  note: string;
  /** The rule's page. */
  url: string;
  start: number;
  end: number;
  /** Exactly `text.slice(start, end)`. */
  actual: string;
  /** What to write instead of `actual`, best first; in the language of the text. */
  suggestions: string[];
  /** Whether the first suggestion may replace `actual` without a person's look. */
  fixable: boolean;
  /**
   * Whether an edit of `[start, end)` puts any of `suggestions` in place of the words and touches nothing else: false
   * where the span holds markup, entities, escapes or template tags, where a suggestion has a character that the source
   * would not take as it is, and in the cells of tables.
   */
  replaceable: boolean;
  /** The language of the text around it. */
  language: Language;
}
