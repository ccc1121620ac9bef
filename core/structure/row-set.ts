/** The rows of a text's features, each once, in the order in which they were first added. */
export class RowSet {
  #isIn = new Uint8Array(1024);
  #rows: number[] = [];

  /** Adds a row; a negative one is none. */
  add(row: number): void {
    if (row < 0 || this.#isIn[row] === 1) return;
    if (row >= this.#isIn.length) {
      const bigger = new Uint8Array(Math.max(row + 1, 2 * this.#isIn.length));
      bigger.set(this.#isIn);
      this.#isIn = bigger;
    }
    this.#isIn[row] = 1;
    this.#rows.push(row);
  }

  /** What was added since the last time; nothing is left. */
  take(): number[] {
    const rows = this.#rows;
    for (const row of rows) this.#isIn[row] = 0;
    this.#rows = [];
    return rows;
  }
}
