import { BLOCK, BlockWriter, blocksOf } from "./blocks.ts";
import { ByteReader } from "./byte-reader.ts";

/** Letters of the Cyrillic block take a byte each, as ASCII does; whatever else, three. */
const CYRILLIC = 0x400;
const OTHER = 0x7f;
const MOST = 3;

/**
 * Strings with bytes for each, written so that one is found without reading the others: sorted, each by what it does not share
 * with the one before it in its block.
 * @param entries In any order; no key twice.
 */
export function writeTable(entries: Iterable<readonly [key: string, value: Uint8Array]>): Uint8Array {
  const sorted = [...entries]
    .map(([key, value]) => ({ key: keyBytes(key), value }))
    .sort((a, b) => compare(a.key, b.key));
  const writer = new BlockWriter();
  sorted.forEach(({ key, value }, i) => {
    const shared = i % BLOCK === 0 ? 0 : sharedLength((sorted[i - 1] as { key: Uint8Array }).key, key);
    writer
      .entry()
      .number(shared)
      .number(key.length - shared)
      .bytes(key.subarray(shared))
      .number(value.length)
      .bytes(value);
  });
  return writer.finish();
}

/** Finds strings in what `writeTable` wrote. */
export class SortedTable {
  readonly bytes: Uint8Array;
  /** Where each block begins. */
  readonly #blocks: Int32Array;
  /** The key that is looked for. */
  #key = new Uint8Array(32 * MOST);
  #length = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#blocks = blocksOf(bytes);
  }

  /** A reader of the bytes of a key; undefined where the table does not have it. */
  find(key: string): ByteReader | undefined {
    if (key.length * MOST > this.#key.length) this.#key = new Uint8Array(key.length * MOST);
    this.#length = encode(key, this.#key);
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#firstIsAfter(this.#blocks[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return low === 0 ? undefined : this.#scan(this.#blocks[low - 1] as number, this.#blocks[low] ?? this.bytes.length);
  }

  /** Whether a block's first key comes after the one that is looked for. */
  #firstIsAfter(block: number): boolean {
    const { bytes } = this;
    const reader = new ByteReader(bytes, block + 1);
    const length = reader.number();
    const common = Math.min(length, this.#length);
    for (let i = 0; i < common; i++) {
      const difference = (bytes[reader.at + i] as number) - (this.#key[i] as number);
      if (difference !== 0) return difference > 0;
    }
    return length > this.#length;
  }

  #scan(from: number, to: number): ByteReader | undefined {
    const { bytes } = this;
    const reader = new ByteReader(bytes, from);
    // How much of the key is the same as in the entry at hand.
    let same = 0;
    while (reader.at < to) {
      const shared = reader.number();
      const length = reader.number();
      const start = reader.at;
      reader.at = start + length;
      const valueLength = reader.number();
      if (shared < same) return undefined;
      if (shared === same) {
        let i = 0;
        while (i < length && same < this.#length && bytes[start + i] === this.#key[same]) {
          i++;
          same++;
        }
        if (i === length && same === this.#length) return new ByteReader(bytes, reader.at, reader.at + valueLength);
      }
      reader.skip(valueLength);
    }
    return undefined;
  }
}

/** The bytes that a key is compared by. */
function keyBytes(key: string): Uint8Array {
  const bytes = new Uint8Array(key.length * MOST);
  return bytes.slice(0, encode(key, bytes));
}

/** Writes the bytes of a key; returns how many. */
function encode(key: string, bytes: Uint8Array): number {
  let length = 0;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    if (unit < OTHER) bytes[length++] = unit;
    else if (unit >= CYRILLIC && unit < CYRILLIC + 0x80) bytes[length++] = unit - CYRILLIC + 0x80;
    else {
      bytes[length++] = OTHER;
      bytes[length++] = unit >> 8;
      bytes[length++] = unit & 0xff;
    }
  }
  return length;
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
