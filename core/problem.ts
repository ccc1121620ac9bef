import type { Rewrite } from "./rewriting.ts";
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
  /** What to write instead, best first, in the language of the text: words, or a whole sentence. */
  suggestions: string[];
  /** Suggestions as changes of the text, best first; fewer where the source would not take them as they are. */
  rewrites: Rewrite[];
  /** Whether the first rewrite may be made without a person's look. */
  fixable: boolean;
  /** Set where it is no rule's finding but the second reader's opinion. */
  opinion?: Opinion;
  /** Set where it is about the document as a whole, or what is absent: the span only gives it a place. */
  about?: "document";
  /** The language of the text around it. */
  language: Language;
}

/** Why the second reader takes words to be a problem. */
export interface Opinion {
  /** How likely a person would mark the sentence, from 0 to 1. */
  probability: number;
  /** Labelled sentences of our own that are closest to it, the closest first; `good` is how it can be said, where we have that. */
  examples: readonly { bad: string; good?: string }[];
}
