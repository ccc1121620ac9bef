/** Writes numbers and bytes one after another into memory that grows. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  length = 0;

  /** A whole number from 0 to 2³¹ − 1, in as few bytes as it needs: seven bits each, the lowest first. */
  number(value: number): this {
    this.#reserve(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
    return this;
  }

  /** Ascending numbers by their differences: these are small, and repeat. */
  ascending(values: readonly number[]): this {
    values.forEach((value, i) => {
      this.number(value - (values[i - 1] ?? 0));
    });
    return this;
  }

  /** A list of numbers with its length. */
  list(values: readonly number[]): this {
    this.number(values.length);
    for (const value of values) this.number(value);
    return this;
  }

  bytes(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const bigger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more));
    bigger.set(this.#bytes);
    this.#bytes = bigger;
  }
}
