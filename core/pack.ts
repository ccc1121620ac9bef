import type { Kind } from "./document.ts";
import type { PackedPatterns } from "./match/packed.ts";
import type { Severity } from "./problem.ts";
import type { FullNames } from "./rewrite.ts";
import type { Context } from "./rule.ts";
import type { OutlineWords } from "./structure/words.ts";
import type { Language } from "./text/language.ts";

/** A pattern's part in a pack; all but those that find are looked for only where they are asked for. */
export type PatternUse =
  /** Finds phrase `phrase`. */
  | { type: "match"; phrase: number }
  /** Excuses a match of phrase `phrase` that shares a word with it. */
  | { type: "unless"; phrase: number }
  /** Excuses matches in the same sentence and the one before: of one phrase, or of all phrases of a rule. */
  | { type: "nearby"; phrase?: number; rule?: string }
  /** Excuses matches in the next sentence, likewise. */
  | { type: "before"; phrase?: number; rule?: string }
  /** Marks a context. */
  | { type: "cue"; context: Context };

/** The name of the patterns that are asked for together. */
export function groupOf(type: Exclude<PatternUse["type"], "match">, of: string | number): string {
  return `${type} ${of}`;
}

export interface PackPhrase {
  rule: string;
  suggest: string[];
  /** Whether the first suggestion may be put in without a person's look. */
  fix?: boolean;
  message?: string;
  evenIn?: Context[];
  exceptIn?: Context[];
  onlyIn?: Context[];
  /** What the rule's own check calls it. */
  as?: string;
}

/** What a rule says in one language. */
export interface RuleWords {
  message: string;
  why: string;
  /** More messages, by name, for checks. */
  messages?: Record<string, string>;
}

/** A rule that a company brings along. */
export interface OwnRule {
  severity: Severity;
  kinds: Kind[];
  url?: string;
}

/** All phrases of one language, compiled. */
export interface CompiledPack {
  language: Language;
  patterns: PackedPatterns;
  phrases: PackPhrase[];
  words: Record<string, RuleWords>;
  /** Full names by their short and pet forms. */
  names?: FullNames;
  /** How the parts of an outline are called. */
  outline?: OutlineWords;
  /** Rules that are defined by the pack itself. */
  ownRules?: Record<string, OwnRule>;
}
