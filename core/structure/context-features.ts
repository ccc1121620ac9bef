import { elementNames } from "./elements.ts";

const count = elementNames.length;
/** Likelihoods this near to 0 and 1 are as good as sure. */
const SUREST = 6;

/** The names of the features of the second step. */
export const contextFeatureNames: readonly string[] = [
  ...["own", "previous", "next", "before", "after"].flatMap((part) => elementNames.map((name) => `${part}:${name}`)),
  "first",
  "last",
];

/** What stands around sentences that follow each other. */
export interface Surroundings {
  /** What the first step says of the sentence before them and of the one after; absent where they begin or end the text. */
  previous?: Float64Array | undefined;
  next?: Float64Array | undefined;
  /** At most of all those before, and of all those after. */
  before: Float64Array;
  after: Float64Array;
}

export const nothingAround: Surroundings = { before: new Float64Array(count), after: new Float64Array(count) };

/**
 * The features of the model's second step, in the order of `contextFeatureNames`: what the first one says of a sentence, of
 * its neighbours, and at most of those before and after.
 */
export function contextFeatures(alone: readonly Float64Array[], around = nothingAround): Float64Array[] {
  const features = alone.map((own, i) => {
    const values = new Float64Array(contextFeatureNames.length);
    for (let label = 0; label < count; label++) values[label] = evidence(own[label] as number);
    const previous = alone[i - 1] ?? around.previous;
    const next = alone[i + 1] ?? around.next;
    if (previous) values.set(previous, count);
    else values[5 * count] = 1;
    if (next) values.set(next, 2 * count);
    else values[5 * count + 1] = 1;
    return values;
  });
  let { before, after } = around;
  alone.forEach((own, i) => {
    features[i]?.set(before, 3 * count);
    before = highest(before, own);
  });
  for (let i = alone.length - 1; i >= 0; i--) {
    features[i]?.set(after, 4 * count);
    after = highest(after, alone[i] as Float64Array);
  }
  return features;
}

/** The higher likelihood of each element; `a` itself where none is higher in `b`. */
export function highest(a: Float64Array, b: Float64Array): Float64Array {
  let result = a;
  for (let label = 0; label < count; label++) {
    if ((b[label] as number) <= (a[label] as number)) continue;
    if (result === a) result = a.slice();
    result[label] = b[label] as number;
  }
  return result;
}

/** Log-odds, halved to be of the size of the other features. */
function evidence(likelihood: number): number {
  return Math.max(-SUREST, Math.min(SUREST, Math.log(likelihood / (1 - likelihood)))) / 2;
}
