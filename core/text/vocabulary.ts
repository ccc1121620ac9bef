import { splitContraction } from "./contractions.ts";

/** A word that stands for several: its pieces as word ids and their lengths in the source. */
export interface Split {
  words: number[];
  lengths: number[];
}

/** More distinct words than this and the memory starts anew: a table of a million replies must not grow it. */
const CAPACITY = 50_000;

/**
 * Gives every distinct folded word a small number, without making a string for the words it has seen.
 * An open-addressing hash over flat arrays: interning is the inner loop of the tokeniser.
 */
export class Vocabulary {
  #slots = new Int32Array(1 << 15);
  #hashes: number[] = [];
  #words: string[] = [];
  #splits: (Split | null)[] = [];
  #index = new Map<string, number>();
  /** Grows by one each time the memory starts anew: what was kept by word id is stale then. */
  generation = 0;

  get size(): number {
    return this.#words.length;
  }

  word(id: number): string {
    return this.#words[id] as string;
  }

  split(id: number): Split | null {
    return this.#splits[id] as Split | null;
  }

  /** Forgets all words when there are too many. Call between blocks only: ids change. */
  trim(): void {
    if (this.#words.length < CAPACITY) return;
    this.#slots = new Int32Array(1 << 15);
    this.#hashes = [];
    this.#words = [];
    this.#splits = [];
    this.#index = new Map();
    this.generation++;
  }

  /** The id of the folded word in `units[0, length)`; `hash` is its rolling hash, see `hashUnit`. */
  intern(units: Uint16Array, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = (this.#slots[slot] as number) - 1;
      if (id < 0) return this.#add(unitsToString(units, length), hash, slot);
      if (this.#hashes[id] === hash && sameWord(this.#words[id] as string, units, length)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** The id of a folded word. */
  internWord(word: string): number {
    const known = this.#index.get(word);
    if (known !== undefined) return known;
    const units = new Uint16Array(word.length);
    let hash = 0;
    for (let i = 0; i < word.length; i++) {
      units[i] = word.charCodeAt(i);
      hash = hashUnit(hash, units[i] as number);
    }
    return this.intern(units, word.length, hash);
  }

  #add(word: string, hash: number, slot: number): number {
    const id = this.#words.length;
    this.#words.push(word);
    this.#hashes.push(hash);
    this.#splits.push(null);
    this.#index.set(word, id);
    this.#slots[slot] = id + 1;
    if (this.#words.length * 2 > this.#slots.length) this.#grow();
    const pieces = splitContraction(word);
    if (pieces) {
      this.#splits[id] = {
        words: pieces.map((piece) => this.internWord(piece.word)),
        lengths: pieces.map((piece) => piece.length),
      };
    }
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#hashes.length; id++) {
      const hash = this.#hashes[id] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** The rolling hash of a word with one more code unit. */
export function hashUnit(hash: number, unit: number): number {
  return (Math.imul(hash, 0x01000193) ^ unit) | 0;
}

function sameWord(word: string, units: Uint16Array, length: number): boolean {
  if (word.length !== length) return false;
  for (let i = 0; i < length; i++) if (word.charCodeAt(i) !== units[i]) return false;
  return true;
}

function unitsToString(units: Uint16Array, length: number): string {
  let word = "";
  for (let i = 0; i < length; i += 4096) word += String.fromCharCode(...units.subarray(i, Math.min(length, i + 4096)));
  return word;
}
