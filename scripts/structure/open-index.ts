import type { GroupingIndex } from "../../core/structure/linear-model.ts";

/** Groups are numbered from here on: who learns wants the weights of their features one by one. */
const GROUPS = 1e9;

/** Numbers every feature that it is asked for, until it is closed. */
export class OpenIndex implements GroupingIndex {
  readonly names: string[] = [];
  readonly #rows = new Map<string, number>();
  readonly #groups: number[][] = [];
  #isClosed = false;

  rowOf(feature: string): number {
    const known = this.#rows.get(feature);
    if (known !== undefined || this.#isClosed) return known ?? -1;
    const row = this.names.push(feature) - 1;
    this.#rows.set(feature, row);
    return row;
  }

  groupOf(features: readonly string[]): number {
    return GROUPS + this.#groups.push(features.map((feature) => this.rowOf(feature)).filter((row) => row >= 0)) - 1;
  }

  /** Features by their own numbers, without groups. */
  ungrouped(rows: readonly number[]): number[] {
    return rows
      .flatMap((row) => (row < GROUPS ? [row] : (this.#groups[row - GROUPS] as number[])))
      .filter((row) => row >= 0);
  }

  close(): void {
    this.#isClosed = true;
  }
}
