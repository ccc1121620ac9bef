import { foldWord } from "../text/chars.ts";
import type { ReaderExample } from "./model.ts";

/** So many examples are shown. */
const MOST = 2;
/** Shorter words are in all sentences. */
const SHORTEST = 4;
const STEM = 5;

interface CutExample {
  example: ReaderExample;
  stems: ReadonlySet<string>;
}

/** Finds the labelled sentences that have most in common with a text; their words are cut when first needed. */
export class NearestExamples {
  readonly #examples: readonly ReaderExample[];
  readonly #stems = new Map<string, CutExample[]>();
  /** By stem: how many of all examples have it. */
  #counts: ReadonlyMap<string, number> | undefined;

  constructor(examples: readonly ReaderExample[]) {
    this.#examples = examples;
  }

  /** The closest examples of a rule, the closest first; where none shares a word, the first ones of the rule. */
  to(text: string, rule: string): { bad: string; good?: string }[] {
    const own = stemsOf(text);
    return this.#of(rule)
      .map(({ example, stems }) => ({ example, nearness: this.#shared(own, stems) / Math.sqrt(stems.size + 1) }))
      .sort((a, b) => b.nearness - a.nearness)
      .slice(0, MOST)
      .map(({ example: { bad, good } }) => (good === undefined ? { bad } : { bad, good }));
  }

  /** What two sentences share: a rare word says more than one that half of all have. */
  #shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    this.#counts ??= countsOf(this.#examples);
    let sum = 0;
    for (const stem of b) if (a.has(stem)) sum += Math.log(1 + this.#examples.length / (this.#counts.get(stem) ?? 1));
    return sum;
  }

  #of(rule: string): CutExample[] {
    const known = this.#stems.get(rule);
    if (known) return known;
    const made = this.#examples
      .filter((example) => example.rule === rule)
      .map((example) => ({ example, stems: stemsOf(example.bad) }));
    this.#stems.set(rule, made);
    return made;
  }
}

function countsOf(examples: readonly ReaderExample[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { bad } of examples) for (const stem of stemsOf(bad)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function stemsOf(text: string): ReadonlySet<string> {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORTEST);
  return new Set(words.map((word) => foldWord(word).slice(0, STEM)));
}
