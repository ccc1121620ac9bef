/** What the matcher has to know of a word. Words of which the same is known share it: most have few symbols, or none. */
export interface WordFacts {
  symbols: readonly number[];
  /** The symbols to look them up in, where they are many; see `symbolTable`. */
  table: Uint32Array | null;
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
  /** Of the patterns, those that the word after it allows, by what is known of that; undefined is the end of the sentence. */
  byNext: Map<WordFacts | undefined, readonly number[]> | undefined;
  triggered: readonly number[];
  sets: readonly number[];
}

export interface WordSource {
  /** The facts of a word of the vocabulary; the same object each time, while the vocabulary keeps the word. */
  factsOf(word: number): WordFacts;
}

/** A word with more symbols than this is asked by a table, not by a scan. */
const MOST_SCANNED = 8;
/** Spreads numbers that follow each other. */
const SPREAD = 0x9e3779b1;

/**
 * A hash table of a word's symbols, each counted from 1; 0 is none. A bit for each symbol that there is would take two
 * kilobytes. Null where they are so few that a scan is faster.
 */
export function symbolTable(symbols: readonly number[]): Uint32Array | null {
  if (symbols.length <= MOST_SCANNED) return null;
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * symbols.length)));
  for (const symbol of symbols) {
    let at = placeOf(symbol, table);
    while (table[at] !== 0) at = (at + 1) & (table.length - 1);
    table[at] = symbol + 1;
  }
  return table;
}

/** Where a symbol stands, if nothing else does. */
function placeOf(symbol: number, table: Uint32Array): number {
  return (Math.imul(symbol, SPREAD) >>> 16) & (table.length - 1);
}

/** Whether a word has a symbol. */
export function hasSymbol({ table, symbols }: WordFacts, symbol: number): boolean {
  if (table) {
    for (let at = placeOf(symbol, table); table[at] !== 0; at = (at + 1) & (table.length - 1))
      if (table[at] === symbol + 1) return true;
    return false;
  }
  for (let i = 0; i < symbols.length; i++) if (symbols[i] === symbol) return true;
  return false;
}

/** Whether a word has one of the symbols. */
export function hasOneOf(word: WordFacts, symbols: ArrayLike<number>): boolean {
  for (let i = 0; i < symbols.length; i++) if (hasSymbol(word, symbols[i] as number)) return true;
  return false;
}
