import { elementNames } from "./elements.ts";
import type { Likelihoods } from "./linear-model.ts";

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
  previous?: Likelihoods | undefined;
  next?: Likelihoods | undefined;
  /** At most of all those before, and of all those after. */
  before: Likelihoods;
  after: Likelihoods;
}

const none: Likelihoods = elementNames.map(() => 0);

export const nothingAround: Surroundings = { before: none, after: none };

/**
 * The features of the model's second step, in the order of `contextFeatureNames`: what the first one says of a sentence, of
 * its neighbours, and at most of those before and after.
 * @param alone What the first step says of sentences that follow each other.
 * @param hear Is given the features of each sentence; they are overwritten by those of the next.
 */
export function eachContext(
  alone: readonly Likelihoods[],
  around: Surroundings,
  hear: (features: Float64Array, number: number) => void,
): void {
  const afters: Likelihoods[] = new Array(alone.length);
  for (let i = alone.length - 1, { after } = around; i >= 0; i--) {
    afters[i] = after;
    after = highest(after, alone[i] as Likelihoods);
  }
  let { before } = around;
  for (let i = 0; i < alone.length; i++) {
    const own = alone[i] as Likelihoods;
    const previous = i > 0 ? alone[i - 1] : around.previous;
    const next = i + 1 < alone.length ? alone[i + 1] : around.next;
    const after = afters[i] as Likelihoods;
    for (let label = 0; label < count; label++) {
      features[label] = evidence(own[label] as number);
      features[count + label] = previous ? (previous[label] as number) : 0;
      features[2 * count + label] = next ? (next[label] as number) : 0;
      features[3 * count + label] = before[label] as number;
      features[4 * count + label] = after[label] as number;
    }
    features[5 * count] = previous ? 0 : 1;
    features[5 * count + 1] = next ? 0 : 1;
    hear(features, i);
    before = highest(before, own);
  }
}

const features = new Float64Array(contextFeatureNames.length);

/** The higher likelihood of each element; `a` itself where none is higher in `b`. */
export function highest(a: Likelihoods, b: Likelihoods): Likelihoods {
  let label = 0;
  while (label < count && (b[label] as number) <= (a[label] as number)) label++;
  if (label === count) return a;
  const result = a.slice();
  for (; label < count; label++) if ((b[label] as number) > (a[label] as number)) result[label] = b[label] as number;
  return result;
}

/** Log-odds, halved to be of the size of the other features. */
function evidence(likelihood: number): number {
  return Math.max(-SUREST, Math.min(SUREST, Math.log(likelihood / (1 - likelihood)))) / 2;
}
