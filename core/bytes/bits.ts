/** A set of small numbers, a bit for each. */
export class Bits {
  readonly bytes: Uint8Array;

  /** @param from How many numbers there may be, or the bytes of a set. */
  constructor(from: number | Uint8Array) {
    this.bytes = typeof from === "number" ? new Uint8Array((from + 7) >> 3) : from;
  }

  add(number: number): void {
    this.bytes[number >> 3]! |= 1 << (number & 7);
  }

  has(number: number): boolean {
    return ((this.bytes[number >> 3] as number) & (1 << (number & 7))) !== 0;
  }
}
