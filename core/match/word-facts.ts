/** What the matcher has to know of a word. */
export interface WordFacts {
  symbols: readonly number[];
  /** The symbols as a bit set, for words with many. */
  bits: Uint32Array | null;
  /** Whether the form tables know the word. */
  isKnown: boolean;
  /** Invisible between two words of a pattern. */
  isFiller: boolean;
  /** What the matcher made of them; filled in by it. */
  use: WordUse | null;
}

/** The patterns that are tried at a word, those that it makes worth looking for, and the sets that some pattern needs. */
export interface WordUse {
  patterns: readonly number[];
  /** Of the patterns, those that the word after it allows, by that word's number; −1 is the end of the sentence. */
  byNext: Map<number, readonly number[]> | undefined;
  triggered: readonly number[];
  sets: readonly number[];
}

export interface WordSource {
  /** The facts of a word of the vocabulary; the same object each time, while the vocabulary keeps the word. */
  factsOf(word: number): WordFacts;
}

/** Whether a word has a symbol. */
export function hasSymbol({ bits, symbols }: WordFacts, symbol: number): boolean {
  if (bits) return ((bits[symbol >> 5] as number) & (1 << (symbol & 31))) !== 0;
  for (let i = 0; i < symbols.length; i++) if (symbols[i] === symbol) return true;
  return false;
}

/** Whether a word has one of the symbols. */
export function hasOneOf(word: WordFacts, symbols: ArrayLike<number>): boolean {
  for (let i = 0; i < symbols.length; i++) if (hasSymbol(word, symbols[i] as number)) return true;
  return false;
}
