import type { ByteReader } from "../bytes/byte-reader.ts";
import { ByteWriter } from "../bytes/byte-writer.ts";
import { jsonBytes, jsonOf, readSections, writeSections } from "../bytes/sections.ts";
import { SortedTable, writeTable } from "../bytes/sorted-table.ts";

/** So many features are remembered before those are forgotten that no row is for. */
const MOST_KNOWN = 100_000;

/**
 * A linear model: each feature of a text adds its weight to each label, and the sums say how likely the labels are.
 * Weights are learned by `scripts/structure/train.ts` from labelled documents.
 */
export class LinearModel implements GroupingIndex {
  readonly labels: readonly string[];
  /** By label: from which likelihood on it is taken to hold. */
  readonly thresholds: readonly number[];
  /** By label: below which likelihood it is ruled out. */
  readonly doubts: readonly number[];
  readonly #table: SortedTable;
  readonly #scale: number;
  /** By label: its sum without any feature. Of so few numbers, an array is made and copied faster than a typed one. */
  readonly bias: readonly number[];
  /** The numbers of the features that were asked for: rows are read when they are first needed. */
  #rows = new Map<string, number>();
  /** The names of the features by number; groups have none. */
  readonly #names: string[] = [];
  #weights = new Float64Array(0);
  #count = 0;

  constructor(packed: PackedModel) {
    const { head, features } = readSections(packed) as { head: Uint8Array; features: Uint8Array };
    const { labels, bias, thresholds, doubts, scale } = jsonOf<ModelHead>(head);
    this.labels = labels;
    this.thresholds = thresholds;
    this.doubts = doubts;
    this.#scale = scale;
    this.bias = bias;
    this.#table = new SortedTable(features);
  }

  rowOf(feature: string): number {
    const known = this.#rows.get(feature);
    if (known !== undefined) return known;
    const entry = this.#table.find(feature);
    const row = entry ? this.#readRow(entry) : -1;
    if (row >= 0) this.#names[row] = feature;
    // Texts have words without end that no model knows.
    if (row < 0 && this.#rows.size >= MOST_KNOWN) {
      this.#rows = new Map([...this.#rows].filter(([, known]) => known >= 0));
    }
    this.#rows.set(feature, row);
    return row;
  }

  groupOf(features: readonly string[]): number {
    const rows = features.map((feature) => this.rowOf(feature)).filter((row) => row >= 0);
    if (rows.length === 0) return -1;
    const group = this.#newRow();
    const count = this.labels.length;
    const weights = this.#weights;
    for (const row of rows)
      for (let label = 0; label < count; label++) weights[group * count + label]! += this.weightOf(row, label);
    return group;
  }

  #readRow(entry: ByteReader): number {
    const row = this.#newRow();
    const start = row * this.labels.length;
    while (!entry.isAtEnd) {
      const label = entry.number();
      const weight = entry.number();
      this.#weights[start + label] = Math.fround((weight % 2 === 1 ? -(weight + 1) / 2 : weight / 2) * this.#scale);
    }
    return row;
  }

  /** The number of a row that weighs nothing so far. */
  #newRow(): number {
    const row = this.#count++;
    const end = this.#count * this.labels.length;
    if (end > this.#weights.length) {
      const bigger = new Float64Array(Math.max(64 * this.labels.length, this.#weights.length * 2));
      bigger.set(this.#weights);
      this.#weights = bigger;
    }
    return row;
  }

  /** What a feature adds to a label. */
  weightOf(row: number, label: number): number {
    return row < 0 ? 0 : (this.#weights[row * this.labels.length + label] as number);
  }

  /** Of some features, those that add most to a label, best first. */
  strongest(rows: readonly number[], label: number, most: number): string[] {
    const best: number[] = [];
    for (const row of rows) {
      const weight = this.weightOf(row, label);
      let rank = best.length;
      while (rank > 0 && weight > this.weightOf(best[rank - 1] as number, label)) rank--;
      if (weight <= 0 || rank === most) continue;
      best.splice(rank, 0, row);
      best.length = Math.min(best.length, most);
    }
    return best.map((row) => this.#names[row] as string);
  }

  /**
   * How likely each label is.
   * @param rows The numbers of the features; negative ones are none.
   * @param values How much of each there is; 1 where absent.
   */
  likelihoods(rows: readonly number[], values?: ArrayLike<number>): Likelihoods {
    const sums = this.bias.slice();
    this.add(sums, rows, values);
    return likelihoodsOf(sums);
  }

  /** Adds to the sums of the labels what features weigh; rows and values as of `likelihoods`. */
  add(sums: number[], rows: readonly number[], values?: ArrayLike<number>): void {
    const count = this.labels.length;
    const weights = this.#weights;
    for (let i = 0; i < rows.length; i++) {
      const at = (rows[i] as number) * count;
      const value = values ? (values[i] as number) : 1;
      if (at < 0 || value === 0) continue;
      for (let label = 0; label < count; label++) sums[label]! += value * (weights[at + label] as number);
    }
  }
}

/** Turns the sums of the labels into likelihoods. */
export function likelihoodsOf(sums: number[]): Likelihoods {
  for (let label = 0; label < sums.length; label++) sums[label] = 1 / (1 + Math.exp(-(sums[label] as number)));
  return sums;
}

/** By label, from 0 to 1. */
export type Likelihoods = readonly number[];

/** A model as bytes; see `packModel`. */
export type PackedModel = Uint8Array;

interface ModelHead {
  labels: readonly string[];
  bias: readonly number[];
  thresholds: readonly number[];
  doubts: readonly number[];
  /** What one unit of a stored weight is worth. */
  scale: number;
}

/** A model as it is written. */
export interface ModelData extends ModelHead {
  /** Lines `feature⇥label=weight label=weight …`: labels by number, whole weights; what is not there weighs nothing. */
  features: string;
}

/** Packs a model so that a feature's weights are read without those of the others. */
export function packModel({ features, ...head }: ModelData): PackedModel {
  const lines = features.split("\n").filter((line) => line !== "");
  const rows = lines.map((line) => {
    const [feature = "", entries = ""] = line.split("\t");
    const writer = new ByteWriter();
    for (const entry of entries.split(" ").filter(Boolean)) {
      const [label, weight] = entry.split("=").map(Number) as [number, number];
      // Small numbers of either sign take few bytes so.
      writer.number(label).number(weight < 0 ? -2 * weight - 1 : 2 * weight);
    }
    return [feature, writer.finish()] as const;
  });
  return writeSections({ head: jsonBytes(head), features: writeTable(rows) });
}

/** Gives features their numbers; a negative one stands for what is of no interest. */
export interface FeatureIndex {
  rowOf(feature: string): number;
}

export interface GroupingIndex extends FeatureIndex {
  /** A number for features that come together, in place of theirs. Whoever asks remembers it: each time it is another one. */
  groupOf(features: readonly string[]): number;
}
