import { elementNames } from "./elements.ts";
import type { Likelihoods } from "./linear-model.ts";

const count = elementNames.length;
/** Likelihoods this near to 0 and 1 are as good as sure. */
const SUREST = 6;

const parts = ["own", "previous", "next", "before", "after"] as const;

/** The names of the features that tell of a part of the context, by element. */
export function partFeatureNames(part: (typeof parts)[number]): string[] {
  return elementNames.map((name) => `${part}:${name}`);
}

/** The names of the features of the second step. */
export const contextFeatureNames: readonly string[] = [...parts.flatMap(partFeatureNames), "first", "last"];

/** What stands around sentences that follow each other. */
export interface Surroundings {
  /** What the first step says of the sentence before them and of the one after; absent where they begin or end the text. */
  previous: Likelihoods | undefined;
  next: Likelihoods | undefined;
  /** At most of all those before, and of all those after. */
  before: Likelihoods;
  after: Likelihoods;
}

/** What the second step goes by: what the first says of a sentence, and of what stands around it. */
export interface SentenceContext extends Surroundings {
  own: Likelihoods;
}

const none: Likelihoods = elementNames.map(() => 0);

export const nothingAround: Surroundings = { previous: undefined, next: undefined, before: none, after: none };

/** @param alone What the first step says of sentences that follow each other. */
export function contextsOf(alone: readonly Likelihoods[], around: Surroundings): SentenceContext[] {
  const contexts: SentenceContext[] = new Array(alone.length);
  let { after, before } = around;
  for (let i = alone.length - 1; i >= 0; i--) {
    const own = alone[i] as Likelihoods;
    const previous = i > 0 ? alone[i - 1] : around.previous;
    const next = i + 1 < alone.length ? alone[i + 1] : around.next;
    contexts[i] = { own, previous, next, before, after };
    after = highest(after, own);
  }
  for (const context of contexts) {
    context.before = before;
    before = highest(before, context.own);
  }
  return contexts;
}

/** The features of a sentence, in the order of `contextFeatureNames`. */
export function contextFeatures({ own, previous, next, before, after }: SentenceContext): number[] {
  const ends = [previous ? 0 : 1, next ? 0 : 1];
  return [...own.map(evidence), ...(previous ?? none), ...(next ?? none), ...before, ...after, ...ends];
}

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
export function evidence(likelihood: number): number {
  return Math.max(-SUREST, Math.min(SUREST, Math.log(likelihood / (1 - likelihood)))) / 2;
}
