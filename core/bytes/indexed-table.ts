import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";

/** So many entries are walked over at most to come to one. */
const BLOCK = 16;

/** Bytes by number, written so that some are read without the others. */
export function writeList(entries: readonly Uint8Array[]): Uint8Array {
  const data = new ByteWriter();
  const lengths = new ByteWriter();
  let blockStart = 0;
  entries.forEach((entry, i) => {
    if (i % BLOCK === 0 && i > 0) {
      lengths.number(data.length - blockStart);
      blockStart = data.length;
    }
    data.number(entry.length).bytes(entry);
  });
  return new ByteWriter().number(lengths.length).bytes(lengths.finish()).bytes(data.finish()).finish();
}

/** Reads what `writeList` wrote. */
export class IndexedTable {
  readonly #bytes: Uint8Array;
  /** Where each block begins. */
  readonly #blocks: readonly number[];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const reader = new ByteReader(bytes);
    const end = reader.number() + reader.at;
    const lengths = new ByteReader(bytes, reader.at, end);
    const blocks = [end];
    while (!lengths.isAtEnd) blocks.push((blocks.at(-1) as number) + lengths.number());
    this.#blocks = blocks;
  }

  /** A reader of the bytes of an entry that was written. */
  at(index: number): ByteReader {
    const reader = new ByteReader(this.#bytes, this.#blocks[Math.floor(index / BLOCK)]);
    for (let i = index % BLOCK; i > 0; i--) reader.skip(reader.number());
    const length = reader.number();
    return new ByteReader(this.#bytes, reader.at, reader.at + length);
  }
}
