import { BLOCK, BlockWriter, blocksOf } from "./blocks.ts";
import { ByteReader } from "./byte-reader.ts";

/** Bytes by number, written so that some are read without the others. */
export function writeList(entries: readonly Uint8Array[]): Uint8Array {
  const writer = new BlockWriter();
  for (const entry of entries) writer.entry().number(entry.length).bytes(entry);
  return writer.finish();
}

/** Reads what `writeList` wrote. */
export class IndexedTable {
  readonly #bytes: Uint8Array;
  /** Where each block begins. */
  readonly #blocks: Int32Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#blocks = blocksOf(bytes);
  }

  /** A reader of the bytes of an entry that was written. */
  at(index: number): ByteReader {
    const reader = new ByteReader(this.#bytes, this.#blocks[Math.floor(index / BLOCK)]);
    for (let i = index % BLOCK; i > 0; i--) reader.skip(reader.number());
    const length = reader.number();
    return new ByteReader(this.#bytes, reader.at, reader.at + length);
  }
}
