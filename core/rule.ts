import type { Block, DocumentMeta, Kind } from "./document.ts";
import type { DocumentSet } from "./document-set.ts";
import type { Severity } from "./problem.ts";
import type { ReadDocument } from "./reading.ts";
import type { Answer } from "./structure/models.ts";
import type { Outline } from "./structure/outline.ts";
import type { Language } from "./text/language.ts";
import type { Tokens } from "./text/tokens.ts";

/**
 * Circumstances that may excuse a phrase. The engine finds them once for all rules; see `core/context.ts`.
 * `quoted` inside quotation marks · `reported` what the customer said · `denied` what the writer denies ·
 * `question` · `condition` after an "if" · `own` said of the business itself ·
 * `disclosed` the review that is answered says it · `praise` it gives four or five stars · `signed` it bears a name ·
 * `scare` the last of the words stands in a quotation of a few words in small letters.
 */
export type Context =
  | "quoted"
  | "reported"
  | "denied"
  | "question"
  | "condition"
  | "own"
  | "disclosed"
  | "praise"
  | "signed"
  | "scare";

export const contexts: readonly Context[] = [
  "quoted",
  "reported",
  "denied",
  "question",
  "condition",
  "own",
  "disclosed",
  "praise",
  "signed",
  "scare",
];

/** What excuses a phrase where its rule says nothing else. */
export const defaultExcuses: readonly Context[] = ["quoted", "reported", "denied"];

/** One option of a rule: types it, documents it and validates the configuration. */
export interface OptionSchema {
  type: "number" | "boolean" | "string" | "string[]";
  default: number | boolean | string | string[];
  description: string;
  minimum?: number;
}

export type RuleOptions = Record<string, number | boolean | string | string[]>;

/** What a check finds: a span of the block's text, half-open, UTF-16 code units. */
export interface Finding {
  start: number;
  end: number;
  /** Which of the pack's `messages`; the pack's `message` where absent. */
  message?: string;
  /** Words for the message's `{placeholders}`, beside `{actual}`. */
  values?: Record<string, string>;
  /** Likewise, words that are named in the message's language: `topics/waiting`; see `core/structure/words.ts`. */
  names?: Record<string, string[]>;
  suggestions?: string[];
  /** Set where it is about the text as a whole, and not all that its rule finds is. */
  about?: "document";
  /** Whether the first suggestion may be put in without a person's look. */
  isFixable?: boolean;
}

/** What a check may look at: one block of one document. */
export interface CheckContext {
  block: Block;
  language: Language;
  kind: Kind;
  meta: DocumentMeta;
  tokens: Tokens;
  options: RuleOptions;
  /** The business's own names, phones, e-mail addresses and domains, from the configuration. */
  business: Business;
  /** The document's tokens, and those of the review that it answers. */
  read: ReadDocument;
  /** The number of the block in `read`. */
  number: number;
  /** A word of the tokens, folded. */
  wordOf(id: number): string;
  /** Whether the token is a member of a word class, such as `acronym`. */
  isInClass(token: number, className: string): boolean;
  /** Whether the form tables know the word: an ordinary word, not a brand or a code. */
  isKnownWord(token: number): boolean;
}

export interface Business {
  names: string[];
  phones: string[];
  emails: string[];
  domains: string[];
}

/** What one of the rule's phrases found, for a rule that judges the document as a whole. */
export interface PhraseFinding extends DocumentFinding {
  /** What the pack calls the phrase. */
  as?: string;
}

/** A finding in a block of a document, which is named by its number. */
export interface DocumentFinding extends Finding {
  block: number;
}

/** What a check of a whole document may look at. */
export interface DocumentContext {
  /** The document's own words: quotations of the customer are left out. */
  blocks: readonly Block[];
  /** What the rule's phrases found and nothing excuses, in the order of the text. */
  found: readonly PhraseFinding[];
  /** The document's tokens, and those of the review that it answers. */
  read: ReadDocument;
  /** What it is made of. */
  outline: Outline;
  /** A word of the tokens, folded. */
  wordOf(id: number): string;
  /** How it takes up the review that it answers; undefined where there is none. */
  answer(): Answer | undefined;
  /** The full names that a folded word may be a form of, or short for; none where it is no name. */
  namesOf(word: string): readonly string[];
  /** The document as it is written, with markup and template tags. */
  text: string;
  language: Language;
  kind: Kind;
  meta: DocumentMeta;
  /** Where the text is published. */
  platform: string | undefined;
  /** How the brand addresses its readers. */
  address: "vy" | "ty";
  options: RuleOptions;
  business: Business;
  /** The other documents of the run; absent where a document is checked alone. */
  set: DocumentSet | undefined;
}

/** A rule: its id is its folder's name, its words are in `<language>.yml` beside it. */
export interface Rule {
  severity: Severity;
  kinds: readonly Kind[];
  /** Set where what it finds is about the text as a whole, or what is absent: the words it underlines only give it a place. */
  about?: "document";
  /** The contexts that excuse its phrases; `defaultExcuses` where absent. */
  excusedBy?: readonly Context[];
  options?: Record<string, OptionSchema>;
  /** Loads what `check` needs for a text and does not have yet; undefined where there is nothing to wait for. */
  prepare?(text: string): Promise<void> | undefined;
  /**
   * For what phrases cannot say. Pure, and never formats. Reads one block; it may ask what its neighbours and the review
   * say, and nothing further off: what it finds is kept as long as these stay the same.
   */
  check?(context: CheckContext): Iterable<Finding>;
  /** For what only the whole text shows. The rule's phrases are then not findings, but what it goes by. */
  checkDocument?(context: DocumentContext): Iterable<DocumentFinding>;
  /** Remembers a document of the run, before any of them is checked. */
  survey?(blocks: readonly Block[], set: DocumentSet): void;
  /** What the run says of a document: as long as it is the same, and the document is, the rule finds the same. */
  surveyed?(blocks: readonly Block[], set: DocumentSet): string;
  /** What it remembers of all documents, as plain data; undefined where that is nothing. A rule that surveys has it. */
  remembered?(set: DocumentSet): unknown;
  /** Takes what was remembered of other documents, as if it had surveyed them itself by now. */
  remember?(remembered: unknown, set: DocumentSet): void;
}

/** Types a rule; `rules/<id>/rule.ts` has it as its default export. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
