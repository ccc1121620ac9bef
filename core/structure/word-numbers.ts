import type { Vocabulary } from "../text/vocabulary.ts";

const UNKNOWN = 0;
/** Numbers are kept as larger ones: `UNKNOWN` is none of them, and -1 is one. */
const OFFSET = 2;

/** A number for each word, -1 or more: worked out once for each, as long as the vocabulary knows it. */
export class WordNumbers {
  readonly #vocabulary: Vocabulary;
  readonly #find: (word: string) => number;
  #generation: number;
  #numbers = new Int32Array(1024);

  constructor(vocabulary: Vocabulary, find: (word: string) => number) {
    this.#vocabulary = vocabulary;
    this.#find = find;
    this.#generation = vocabulary.generation;
  }

  /** The number of a word of the vocabulary, by its id. */
  of(word: number): number {
    if (this.#generation !== this.#vocabulary.generation) this.#forget();
    const known = word < this.#numbers.length ? (this.#numbers[word] as number) : UNKNOWN;
    return known === UNKNOWN ? this.#look(word) : known - OFFSET;
  }

  #forget(): void {
    this.#generation = this.#vocabulary.generation;
    this.#numbers = new Int32Array(1024);
  }

  #look(word: number): number {
    const number = this.#find(this.#vocabulary.word(word));
    if (word >= this.#numbers.length) {
      const bigger = new Int32Array(Math.max(word + 1, 2 * this.#numbers.length));
      bigger.set(this.#numbers);
      this.#numbers = bigger;
    }
    this.#numbers[word] = number + OFFSET;
    return number;
  }
}
