import type { FlatClass } from "./lexicon.ts";

/**
 * A compiled half of a pattern: flat triples `[op, a, b]`, run from its anchor outwards in one direction.
 * `a` and `b` are symbols, or targets as triple numbers.
 */
export const Op = {
  /** The half has matched. */
  match: 0,
  /** Consume a token that has symbol `a`, if nothing stronger than the boundary `b` stands before it. */
  symbol: 1,
  /** Consume any token, likewise. */
  any: 2,
  /** Go on if the next token has symbol `a`, or may be skipped. */
  guard: 6,
  /** Go on at both `a` and `b`. */
  split: 3,
  /** Go on at the edge of the sentence. */
  edge: 4,
  /** Go on at the end of a sentence with a question mark. */
  question: 5,
} as const;

export type Program = number[];

/** What a token can be to a pattern; written as one string so that packs can share and store them. */
export type SymbolName = string;

/** `w:word`, `l:lemma:tag+tag`, `c:class:tag+tag`, `c:(a|b):` for a choice of words, `c:{…}:` for a union of symbols. */
export const symbolName = {
  word: (word: string): SymbolName => `w:${word}`,
  lemma: (lemma: string, tags: readonly string[]): SymbolName => `l:${lemma}:${[...tags].sort().join("+")}`,
  class: (name: string, tags: readonly string[]): SymbolName => `c:${name}:${[...tags].sort().join("+")}`,
  union: (names: readonly SymbolName[]): SymbolName => `c:{${[...names].sort().join(" ")}}:`,
  choice: ({ words, lemmas }: FlatClass): SymbolName =>
    `c:(${[...words, ...lemmas.map(({ lemma, tags }) => `<${lemma}/${tags.join("+")}>`)].sort().join("|")}):`,
};

/** A pattern is looked for only where the sentence has so many sets of symbols; more would seldom spare more. */
export const MOST_NEEDS = 2;

/** One pattern, compiled: it is tried where a token has one of the anchor's symbols. */
export interface CompiledPattern {
  anchors: number[];
  /** Whether the first set of `needs` is rarer than the anchor: then the anchor is looked for only where that was found. */
  isTriggered: boolean;
  /** At most `MOST_NEEDS` sets of symbols; a sentence without any symbol of one of the sets cannot match. */
  needs: number[][];
  left: Program;
  right: Program;
  /** How many words before and after the word that triggers it its anchor may be, with some room for fillers. */
  before: number;
  after: number;
}

/** The symbols that the first word of a program may have; empty where it may be any word, or none. */
export function firstSymbols(program: Program): number[] {
  const symbols = new Set<number>();
  const open = [0];
  const seen = new Set<number>();
  for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
    if (seen.has(pc)) continue;
    seen.add(pc);
    const [op, a, b] = program.slice(pc * 3, pc * 3 + 3) as [number, number, number];
    if (op === Op.symbol || op === Op.guard) symbols.add(a);
    else if (op === Op.split) open.push(a, b);
    else return [];
  }
  return [...symbols];
}
