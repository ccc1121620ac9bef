import type { ReadBlock } from "../reading.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import type { FeatureIndex } from "./linear-model.ts";
import { stemOf } from "./sentences.ts";

/** The rows of features that words have: looked up once for each word, as long as the vocabulary knows it. */
export class WordRows {
  readonly #index: FeatureIndex;
  readonly #vocabulary: Vocabulary;
  readonly #nameOf: WordName;
  readonly #tables = new Map<ReadBlock["language"], WordTable>();
  #generation = -1;

  /** @param nameOf Names the feature of a word by its beginning. */
  constructor(index: FeatureIndex, vocabulary: Vocabulary, nameOf: WordName) {
    this.#index = index;
    this.#vocabulary = vocabulary;
    this.#nameOf = nameOf;
  }

  /** The rows of the words of one language, by their ids. Valid until the next document is read. */
  in(language: ReadBlock["language"]): WordTable {
    if (this.#generation !== this.#vocabulary.generation) this.#tables.clear();
    this.#generation = this.#vocabulary.generation;
    const known = this.#tables.get(language);
    if (known) return known;
    const table = new WordTable((word) =>
      this.#index.rowOf(this.#nameOf(language, stemOf(this.#vocabulary.word(word)))),
    );
    this.#tables.set(language, table);
    return table;
  }
}

type WordName = (language: ReadBlock["language"], stem: string) => string;

const UNKNOWN = 0;
/** Rows are kept as larger numbers: `UNKNOWN` is none, and neither is the negative row of a word without one. */
const OFFSET = 2;

class WordTable {
  readonly #find: (word: number) => number;
  #rows = new Int32Array(1024);

  constructor(find: (word: number) => number) {
    this.#find = find;
  }

  /** The row of a word; negative where the word is of no interest. */
  rowOf(word: number): number {
    const known = word < this.#rows.length ? (this.#rows[word] as number) : UNKNOWN;
    return known === UNKNOWN ? this.#look(word) : known - OFFSET;
  }

  #look(word: number): number {
    const row = this.#find(word);
    if (word >= this.#rows.length) {
      const bigger = new Int32Array(Math.max(word + 1, 2 * this.#rows.length));
      bigger.set(this.#rows);
      this.#rows = bigger;
    }
    this.#rows[word] = row + OFFSET;
    return row;
  }
}
