import type { FeatureIndex } from "../../core/structure/linear-model.ts";

/** Numbers every feature that it is asked for, until it is closed. */
export class OpenIndex implements FeatureIndex {
  readonly names: string[] = [];
  readonly #rows = new Map<string, number>();
  #isClosed = false;

  rowOf(feature: string): number {
    const known = this.#rows.get(feature);
    if (known !== undefined || this.#isClosed) return known ?? -1;
    const row = this.names.push(feature) - 1;
    this.#rows.set(feature, row);
    return row;
  }

  close(): void {
    this.#isClosed = true;
  }
}
