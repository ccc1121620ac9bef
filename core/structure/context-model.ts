import { evidence, partFeatureNames, type SentenceContext } from "./context-features.ts";
import { type Likelihoods, LinearModel, likelihoodsOf, type PackedModel } from "./linear-model.ts";

/** The second step of the model: of a sentence among its neighbours, by element. */
export class ContextModel {
  readonly thresholds: readonly number[];
  readonly doubts: readonly number[];
  readonly #model: LinearModel;
  readonly #own: readonly number[];
  readonly #previous: readonly number[];
  readonly #next: readonly number[];
  readonly #first: readonly number[];
  readonly #last: readonly number[];
  readonly #before: PartSums;
  readonly #after: PartSums;
  /** How likely the elements are in the sentence itself, as the model takes it. */
  readonly #evidence: number[] = [];

  constructor(packed: PackedModel) {
    const model = new LinearModel(packed);
    const rowsOf = (names: readonly string[]) => names.map((name) => model.rowOf(name));
    this.thresholds = model.thresholds;
    this.doubts = model.doubts;
    this.#model = model;
    this.#own = rowsOf(partFeatureNames("own"));
    this.#previous = rowsOf(partFeatureNames("previous"));
    this.#next = rowsOf(partFeatureNames("next"));
    this.#first = rowsOf(["first"]);
    this.#last = rowsOf(["last"]);
    this.#before = new PartSums(model, rowsOf(partFeatureNames("before")));
    this.#after = new PartSums(model, rowsOf(partFeatureNames("after")));
  }

  likelihoods({ own, previous, next, before, after }: SentenceContext): Likelihoods {
    const model = this.#model;
    const sums = model.bias.slice();
    for (let label = 0; label < own.length; label++) this.#evidence[label] = evidence(own[label] as number);
    model.add(sums, this.#own, this.#evidence);
    if (previous) model.add(sums, this.#previous, previous);
    else model.add(sums, this.#first);
    if (next) model.add(sums, this.#next, next);
    else model.add(sums, this.#last);
    const earlier = this.#before.of(before);
    const later = this.#after.of(after);
    for (let label = 0; label < sums.length; label++)
      sums[label]! += (earlier[label] as number) + (later[label] as number);
    return likelihoodsOf(sums);
  }
}

/** What a part of the context adds to each label: most sentences have the same before and after them as the last one. */
class PartSums {
  readonly #model: LinearModel;
  readonly #rows: readonly number[];
  #values: Likelihoods | undefined;
  #sums: readonly number[] = [];

  constructor(model: LinearModel, rows: readonly number[]) {
    this.#model = model;
    this.#rows = rows;
  }

  of(values: Likelihoods): readonly number[] {
    if (this.#values === values) return this.#sums;
    const sums = this.#model.labels.map(() => 0);
    this.#model.add(sums, this.#rows, values);
    this.#values = values;
    this.#sums = sums;
    return sums;
  }
}
