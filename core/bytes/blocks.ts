import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";

/** So many entries are walked over at most to come to one. */
export const BLOCK = 16;

/** Writes entries in blocks of `BLOCK`, the lengths of the blocks before them. */
export class BlockWriter {
  readonly #data = new ByteWriter();
  readonly #lengths = new ByteWriter();
  #start = 0;
  #count = 0;

  /** Begins an entry; returns what it is written with. */
  entry(): ByteWriter {
    if (this.#count++ % BLOCK === 0) this.#endBlock();
    return this.#data;
  }

  finish(): Uint8Array {
    this.#endBlock();
    return new ByteWriter()
      .number(this.#lengths.length)
      .bytes(this.#lengths.finish())
      .bytes(this.#data.finish())
      .finish();
  }

  #endBlock(): void {
    if (this.#data.length === this.#start) return;
    this.#lengths.number(this.#data.length - this.#start);
    this.#start = this.#data.length;
  }
}

/** Where each block begins in what a `BlockWriter` wrote. */
export function blocksOf(bytes: Uint8Array): Int32Array {
  const reader = new ByteReader(bytes);
  const end = reader.number() + reader.at;
  const lengths = new ByteReader(bytes, reader.at, end);
  const blocks: number[] = [];
  for (let at = end; !lengths.isAtEnd; at += lengths.number()) blocks.push(at);
  return Int32Array.from(blocks);
}
