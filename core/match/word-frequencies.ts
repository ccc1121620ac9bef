import type { OpenRule } from "./lexicon.ts";

/** How often words may be expected in a text of 100,000 words, at least 1. A pattern is best looked up by its rarest word. */
export interface WordFrequencies {
  /** @param word Folded. */
  ofWord(word: string): number;
  /** All forms of a lemma. */
  ofLemma(lemma: string): number;
  /** All words that belong to a class by their form. */
  ofOpen(rule: OpenRule): number;
}

/** The least that a word is expected. */
const RARE = 1;
const OPEN_CLASS = 8000;
const NUMBERS = 1500;

/**
 * Very roughly, where nobody has counted: frequencies fall about as ranks rise.
 * @param common Frequent words, the commonest first.
 */
export function frequenciesByRank(common: Iterable<string>): WordFrequencies {
  const ranks = new Map([...common].map((word, rank) => [word, rank]));
  const ofWord = (word: string) => {
    const rank = ranks.get(word);
    return rank === undefined ? RARE : 1000 + 20_000 / (rank + 2);
  };
  return { ofWord, ofLemma: ofWord, ofOpen: ({ shapes }) => (shapes.length > 0 ? NUMBERS : OPEN_CLASS) };
}

/**
 * As they were counted.
 * @param counts How often each folded word was met.
 * @param lemmasOf The lemmas that a word may be a form of.
 * @param belongs Whether a word belongs to an open class.
 */
export function countedFrequencies(
  counts: ReadonlyMap<string, number>,
  lemmasOf: (word: string) => readonly string[],
  belongs: (rule: OpenRule, word: string) => boolean,
): WordFrequencies {
  let total = 0;
  const lemmas = new Map<string, number>();
  for (const [word, count] of counts) {
    total += count;
    for (const lemma of new Set(lemmasOf(word))) lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + count);
  }
  const share = (count = 0) => RARE + (100_000 * count) / total;
  return {
    ofWord: (word) => share(counts.get(word)),
    ofLemma: (lemma) => share(lemmas.get(lemma)),
    ofOpen(rule) {
      let count = 0;
      for (const [word, times] of counts) if (belongs(rule, word)) count += times;
      return share(count);
    },
  };
}
