/** Reads what a `ByteWriter` wrote; a `RangeError` where that is torn. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  /** Where the next number begins. */
  at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.at = at;
    this.#end = end;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#end;
  }

  skip(bytes: number): void {
    this.at += bytes;
  }

  number(): number {
    const bytes = this.#bytes;
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[this.at++];
      if (byte === undefined) throw new RangeError("a packed number has no end");
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
      shift += 7;
    }
  }

  list(): number[] {
    const length = this.number();
    const values: number[] = [];
    for (let i = 0; i < length; i++) values.push(this.number());
    return values;
  }

  skipList(): void {
    for (let left = this.number(); left > 0; left--) this.number();
  }

  /** Ascending numbers, up to the end. */
  ascending(): number[] {
    const values: number[] = [];
    let value = 0;
    while (this.at < this.#end) {
      value += this.number();
      values.push(value);
    }
    return values;
  }
}
