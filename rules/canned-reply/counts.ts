/** How often hashes were met. Of too many different ones, those are forgotten that were met once. */
export class Counts {
  readonly #most: number;
  #counts = new Map<number, number>();

  constructor(most: number) {
    this.#most = most;
  }

  add(hash: number, times = 1): void {
    this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + times);
    if (this.#counts.size <= this.#most) return;
    const again = [...this.#counts].filter(([, count]) => count > 1);
    // All were met again: the last are of more use than the first.
    this.#counts = new Map(again.slice(-(this.#most >> 1)));
  }

  of(hash: number): number {
    return this.#counts.get(hash) ?? 0;
  }

  plain(): ReadonlyMap<number, number> {
    return this.#counts;
  }
}
