import { mix } from "./hash.ts";

/** How many words make a shingle. */
const SHINGLE = 3;
/** The length of a sketch: more numbers estimate the likeness better. */
const SKETCH = 60;
/** A sketch is filed under so many of its parts; of two that are alike, 97 in 100 share one. */
const BANDS = 20;
const ROWS = SKETCH / BANDS;
/** The part of shingles in common from which two texts are nearly the same: a sentence put in or a word changed. */
const ALIKE = 0.55;
/** No drawer is searched further: the texts in an overfull one have little in common but a set phrase. */
const MOST_CANDIDATES = 64;
/** So many different texts are remembered, in some 30 MB: of more, those that were met again, and the last. */
export const MOST_TEXTS = 1 << 16;

/** Ends a chain. */
const NONE = -1;

/** What was added, in order: all sketches one after the other, and how many texts have each. */
export interface PlainDuplicates {
  sketches: Uint32Array;
  counts: Uint32Array;
}

/**
 * Finds texts that are nearly the same among many, in time that grows as their number and in memory that does not: MinHash
 * sketches of word shingles, filed by bands (A. Broder, "On the resemblance and containment of documents", 1997; A. Rajaraman
 * and J. Ullman, "Mining of Massive Datasets", chapter 3).
 */
export class NearDuplicates {
  readonly #most: number;
  #size = 0;
  #sketches = new Uint32Array(0);
  #counts = new Uint32Array(0);
  /** Drawers and whole sketches are chains of numbers, text × (BANDS + 1) + band, that begin at a hash. */
  #heads = new Int32Array(0);
  #next = new Int32Array(0);
  /** The name of the drawer that each number is in. */
  #names = new Uint32Array(0);

  constructor(most = MOST_TEXTS) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  add(sketch: Uint32Array): void {
    this.#add(sketch, 1);
  }

  plain(): PlainDuplicates {
    return { sketches: this.#sketches.slice(0, this.#size * SKETCH), counts: this.#counts.slice(0, this.#size) };
  }

  /** Adds what another one has, as if each text had been added here. */
  take({ sketches, counts }: PlainDuplicates): void {
    // At once: what is grown by and by leaves as much behind as it takes.
    if (this.#size === 0 && counts.length > this.#counts.length) this.#makeRoom(counts.length);
    for (const [i, count] of counts.entries()) this.#add(sketches.subarray(i * SKETCH, (i + 1) * SKETCH), count);
  }

  /** How many of the added texts are nearly the same as this one, itself included. */
  count(sketch: Uint32Array): number {
    if (this.#size === 0) return 0;
    const own = this.#find(sketch);
    const alike = new Set<number>();
    if (own !== NONE) alike.add(own);
    const passed = new Set<number>();
    for (let band = 0; band < BANDS; band++) {
      const name = drawerName(sketch, band);
      for (let at = this.#heads[this.#slot(name, band)]!; at !== NONE; at = this.#next[at]!) {
        if (this.#names[at] !== name || at % (BANDS + 1) !== band) continue;
        const text = Math.floor(at / (BANDS + 1));
        if (alike.has(text) || passed.has(text)) continue;
        (this.#likeness(sketch, text) >= ALIKE ? alike : passed).add(text);
      }
    }
    let count = 0;
    for (const text of alike) count += this.#counts[text]!;
    return count;
  }

  #add(sketch: Uint32Array, count: number): void {
    const known = this.#size === 0 ? NONE : this.#find(sketch);
    if (known !== NONE) {
      this.#counts[known]! += count;
      return;
    }
    if (this.#size === this.#counts.length) this.#makeRoom();
    this.#file(sketch, count);
  }

  /** Files a sketch that is not there yet, where there is room. */
  #file(sketch: Uint32Array, count: number): void {
    const text = this.#size++;
    this.#sketches.set(sketch, text * SKETCH);
    this.#counts[text] = count;
    for (let band = 0; band <= BANDS; band++) {
      const name = band === BANDS ? wholeName(sketch) : drawerName(sketch, band);
      const slot = this.#slot(name, band);
      if (band < BANDS && this.#isFull(slot, name, band)) continue;
      const number = text * (BANDS + 1) + band;
      this.#names[number] = name;
      this.#next[number] = this.#heads[slot]!;
      this.#heads[slot] = number;
    }
  }

  #isFull(slot: number, name: number, band: number): boolean {
    let count = 0;
    for (let at = this.#heads[slot]!; at !== NONE; at = this.#next[at]!) {
      if (this.#names[at] === name && at % (BANDS + 1) === band && ++count === MOST_CANDIDATES) return true;
    }
    return false;
  }

  #find(sketch: Uint32Array): number {
    const name = wholeName(sketch);
    for (let at = this.#heads[this.#slot(name, BANDS)]!; at !== NONE; at = this.#next[at]!) {
      if (this.#names[at] !== name || at % (BANDS + 1) !== BANDS) continue;
      const text = Math.floor(at / (BANDS + 1));
      if (this.#likeness(sketch, text) === 1) return text;
    }
    return NONE;
  }

  #likeness(sketch: Uint32Array, text: number): number {
    const start = text * SKETCH;
    let same = 0;
    for (let i = 0; i < SKETCH; i++) if (sketch[i] === this.#sketches[start + i]) same++;
    return same / SKETCH;
  }

  #slot(name: number, band: number): number {
    return mix(name + band) & (this.#heads.length - 1);
  }

  /** Twice as much, or enough for so many texts; or, where that is too much, what is worth most of half of it. */
  #makeRoom(texts = 0): void {
    const { sketches, counts } = this.plain();
    const room = Math.min(this.#most, Math.max(256, 2 * counts.length, texts));
    this.#size = 0;
    this.#sketches = new Uint32Array(room * SKETCH);
    this.#counts = new Uint32Array(room);
    this.#next = new Int32Array(room * (BANDS + 1));
    this.#names = new Uint32Array(room * (BANDS + 1));
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(room * BANDS))).fill(NONE);
    for (const text of counts.length < room ? counts.keys() : worthMost(counts, room >> 1)) {
      this.#file(sketches.subarray(text * SKETCH, (text + 1) * SKETCH), counts[text]!);
    }
  }
}

/** The texts that were met most often, and of those that were met equally often the last; in order. */
function worthMost(counts: Uint32Array, number: number): number[] {
  const byWorth = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || b - a);
  return byWorth.slice(0, number).sort((a, b) => a - b);
}

function drawerName(sketch: Uint32Array, band: number): number {
  let name = 0;
  for (let row = 0; row < ROWS; row++) name = mix(name ^ sketch[band * ROWS + row]!);
  return name;
}

function wholeName(sketch: Uint32Array): number {
  let name = 0;
  for (let i = 0; i < SKETCH; i++) name = Math.imul(name ^ sketch[i]!, 0x01000193);
  return mix(name);
}

/** What each of many hashes takes a shingle times: odd, so that no two shingles become one. */
const FACTORS = Uint32Array.from({ length: SKETCH }, (_, k) => mix(k + 1) | 1);

/**
 * The least of each of many hashes over all shingles: two sketches agree in as many places as the texts are alike.
 * @param words The hashes of a text's words.
 */
export function sketchOf(words: readonly number[]): Uint32Array {
  const sketch = new Uint32Array(SKETCH).fill(0xffffffff);
  for (let i = 0; i === 0 || i + SHINGLE <= words.length; i++) {
    let shingle = 0;
    for (let word = i; word < Math.min(i + SHINGLE, words.length); word++) shingle = mix(shingle ^ words[word]!);
    for (let k = 0; k < SKETCH; k++) {
      // Of a product the high bits are the good ones; the least is told by them.
      const mixed = Math.imul(shingle, FACTORS[k]!) >>> 0;
      if (mixed < sketch[k]!) sketch[k] = mixed;
    }
  }
  return sketch;
}
