import { symbolTable, type WordFacts } from "./word-facts.ts";

/** Gives words with the same symbols the same facts: what a matcher makes of one word holds for all of them. */
export class SharedFacts {
  readonly #filler: number | undefined;
  /** By a hash of what they hold. */
  readonly #known = new Map<number, WordFacts[]>();

  /** @param filler The symbol of words that are invisible to patterns. */
  constructor(filler: number | undefined) {
    this.#filler = filler;
  }

  /** @param isKnown Whether the form tables know the word. */
  of(symbols: readonly number[], isKnown: boolean): WordFacts {
    const hash = symbols.reduce((hash, symbol) => (Math.imul(hash, 31) + symbol) | 0, isKnown ? 1 : 0);
    const alike = this.#known.get(hash);
    const known = alike?.find((facts) => facts.isKnown === isKnown && isSame(facts.symbols, symbols));
    if (known) return known;
    const facts: WordFacts = {
      symbols,
      table: symbolTable(symbols),
      isKnown,
      isFiller: this.#filler !== undefined && symbols.includes(this.#filler),
      use: null,
    };
    if (alike) alike.push(facts);
    else this.#known.set(hash, [facts]);
    return facts;
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((symbol, i) => symbol === b[i]);
}
