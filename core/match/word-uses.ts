import { Bits } from "../bytes/bits.ts";
import { IndexedTable } from "../bytes/indexed-table.ts";
import type { PackedPatterns } from "./packed.ts";
import type { WordUse } from "./word-facts.ts";

const NO_USE: WordUse = { patterns: [], byNext: undefined, triggered: [], sets: [] };

/** Works out what the patterns of a pack make of words. */
export class WordUses {
  readonly #anchors: IndexedTable;
  readonly #triggers: IndexedTable;
  readonly #sets: IndexedTable;
  readonly #used: Bits;
  /** By number: the last list that it was put into. */
  readonly #listed: Int32Array;
  #list = 0;

  constructor({ tables, patternCount, setCount }: PackedPatterns) {
    this.#anchors = new IndexedTable(tables.anchors);
    this.#triggers = new IndexedTable(tables.triggers);
    this.#sets = new IndexedTable(tables.sets);
    this.#used = new Bits(tables.used);
    this.#listed = new Int32Array(Math.max(patternCount, setCount + 1));
  }

  /** What a word with such symbols is used for. */
  of(symbols: readonly number[]): WordUse {
    const used = symbols.filter((symbol) => this.#used.has(symbol));
    // Most words are of no use; texts have words without end.
    if (used.length === 0) return NO_USE;
    return {
      patterns: this.#allOf(used, this.#anchors),
      byNext: undefined,
      triggered: this.#allOf(used, this.#triggers),
      sets: this.#allOf(used, this.#sets),
    };
  }

  /** What the lists of some symbols hold, each number once. */
  #allOf(symbols: readonly number[], lists: IndexedTable): readonly number[] {
    const all: number[] = [];
    this.#list++;
    for (const symbol of symbols) {
      const list = lists.at(symbol);
      for (let number = 0; !list.isAtEnd; ) {
        number += list.number();
        if (this.#listed[number] === this.#list) continue;
        this.#listed[number] = this.#list;
        all.push(number);
      }
    }
    // A copy: a list that grew has room for more, and this one is kept.
    return all.length === 0 ? NO_USE.sets : all.slice();
  }
}
