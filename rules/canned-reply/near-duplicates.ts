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

interface Entry {
  sketch: Uint32Array;
  /** How many texts have this very sketch. */
  count: number;
}

/** What was added, in order: all sketches one after the other, and how many texts have each. */
export interface PlainDuplicates {
  sketches: Uint32Array;
  counts: Uint32Array;
}

/**
 * Finds texts that are nearly the same among many, in time that grows as their number: MinHash sketches of word shingles,
 * filed by bands (A. Broder, "On the resemblance and containment of documents", 1997; A. Rajaraman and J. Ullman,
 * "Mining of Massive Datasets", chapter 3).
 */
export class NearDuplicates {
  readonly #entries = new Map<string, Entry>();
  readonly #drawers = new Map<number, Entry[]>();

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  add(words: readonly string[]): void {
    this.#add(sketchOf(words), 1);
  }

  plain(): PlainDuplicates {
    const entries = [...this.#entries.values()];
    const sketches = new Uint32Array(entries.length * SKETCH);
    for (const [i, { sketch }] of entries.entries()) sketches.set(sketch, i * SKETCH);
    return { sketches, counts: Uint32Array.from(entries, ({ count }) => count) };
  }

  /** Adds what another one has, as if each text had been added here. */
  take({ sketches, counts }: PlainDuplicates): void {
    for (const [i, count] of counts.entries()) this.#add(sketches.slice(i * SKETCH, (i + 1) * SKETCH), count);
  }

  #add(sketch: Uint32Array, count: number): void {
    const key = keyOf(sketch);
    const known = this.#entries.get(key);
    if (known) {
      known.count += count;
      return;
    }
    const entry = { sketch, count };
    this.#entries.set(key, entry);
    for (const name of drawersOf(sketch)) {
      const drawer = this.#drawers.get(name);
      if (!drawer) this.#drawers.set(name, [entry]);
      else if (drawer.length < MOST_CANDIDATES) drawer.push(entry);
    }
  }

  /** How many of the added texts are nearly the same as this one, itself included. */
  count(words: readonly string[]): number {
    const sketch = sketchOf(words);
    const alike = new Set<Entry>();
    const own = this.#entries.get(keyOf(sketch));
    if (own) alike.add(own);
    const candidates = new Set(Array.from(drawersOf(sketch), (name) => this.#drawers.get(name) ?? []).flat());
    for (const entry of candidates) if (likeness(sketch, entry.sketch) >= ALIKE) alike.add(entry);
    return [...alike].reduce((sum, { count }) => sum + count, 0);
  }
}

/** A text is added, then counted: the same list of words is sketched once. */
const sketches = new WeakMap<readonly string[], Uint32Array>();

function sketchOf(words: readonly string[]): Uint32Array {
  const sketch = sketches.get(words) ?? makeSketch(words);
  sketches.set(words, sketch);
  return sketch;
}

/** The least of each of many hashes over all shingles: two sketches agree in as many places as the texts are alike. */
function makeSketch(words: readonly string[]): Uint32Array {
  const sketch = new Uint32Array(SKETCH).fill(0xffffffff);
  for (let i = 0; i === 0 || i + SHINGLE <= words.length; i++) {
    const shingle = hash(words.slice(i, i + SHINGLE).join(" "));
    let mixed = shingle;
    for (let k = 0; k < SKETCH; k++) {
      mixed = mix(mixed + 0x9e3779b9);
      if (mixed < (sketch[k] as number)) sketch[k] = mixed;
    }
  }
  return sketch;
}

function keyOf(sketch: Uint32Array): string {
  return String.fromCharCode(...new Uint16Array(sketch.buffer));
}

function* drawersOf(sketch: Uint32Array): Generator<number> {
  for (let band = 0; band < BANDS; band++) {
    let name = 0;
    for (let row = 0; row < ROWS; row++) name = mix(name ^ (sketch[band * ROWS + row] as number));
    yield band * 2 ** 32 + name;
  }
}

function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < SKETCH; i++) if (a[i] === b[i]) same++;
  return same / SKETCH;
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** The finisher of MurmurHash3: every bit of the result hangs on every bit of the number. */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
