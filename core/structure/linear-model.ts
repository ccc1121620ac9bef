/**
 * A linear model: each feature of a text adds its weight to each label, and the sums say how likely the labels are.
 * Weights are learned by `scripts/structure/train.ts` from labelled documents.
 */
export class LinearModel implements FeatureIndex {
  readonly labels: readonly string[];
  /** By label: from which likelihood on it is taken to hold. */
  readonly thresholds: readonly number[];
  /** By label: below which likelihood it is ruled out. */
  readonly doubts: readonly number[];
  readonly #rows = new Map<string, number>();
  readonly #weights: Float32Array;
  readonly #bias: Float64Array;

  constructor({ labels, bias, thresholds, doubts, scale, features }: ModelData) {
    this.labels = labels;
    this.thresholds = thresholds;
    this.doubts = doubts;
    this.#bias = Float64Array.from(bias);
    const lines = features.split("\n").filter((line) => line !== "");
    this.#weights = new Float32Array(lines.length * labels.length);
    lines.forEach((line, row) => {
      const [feature = "", entries = ""] = line.split("\t");
      this.#rows.set(feature, row);
      for (const entry of entries.split(" ")) {
        const [label, weight] = entry.split("=");
        this.#weights[row * labels.length + Number(label)] = Number(weight) * scale;
      }
    });
  }

  rowOf(feature: string): number {
    return this.#rows.get(feature) ?? -1;
  }

  /** What a feature adds to a label. */
  weightOf(row: number, label: number): number {
    return row < 0 ? 0 : (this.#weights[row * this.labels.length + label] as number);
  }

  /**
   * How likely each label is.
   * @param rows The numbers of the features; negative ones are none.
   * @param values How much of each there is; 1 where absent.
   */
  likelihoods(rows: readonly number[], values?: ArrayLike<number>): Float64Array {
    const count = this.labels.length;
    const weights = this.#weights;
    const sums = this.#bias.slice();
    for (let i = 0; i < rows.length; i++) {
      const at = (rows[i] as number) * count;
      const value = values ? (values[i] as number) : 1;
      if (at < 0 || value === 0) continue;
      for (let label = 0; label < count; label++) sums[label]! += value * (weights[at + label] as number);
    }
    for (let label = 0; label < count; label++) sums[label] = 1 / (1 + Math.exp(-(sums[label] as number)));
    return sums;
  }
}

/** A model as it is stored. */
export interface ModelData {
  labels: readonly string[];
  bias: readonly number[];
  thresholds: readonly number[];
  doubts: readonly number[];
  /** What one unit of a stored weight is worth. */
  scale: number;
  /** Lines `feature⇥label=weight label=weight …`: labels by number, whole weights; what is not there weighs nothing. */
  features: string;
}

/** Gives features their numbers; a negative one stands for a feature that is of no interest. */
export interface FeatureIndex {
  rowOf(feature: string): number;
}
