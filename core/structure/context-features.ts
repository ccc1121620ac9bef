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

export interface WeighedRows {
  /** Numbers of `contextFeatureNames`. */
  rows: number[];
  values: number[];
}

/**
 * The features of the model's second step: what the first one says of a sentence, of its neighbours, and at most of those
 * before and after.
 */
export function contextFeatures(alone: readonly Float64Array[]): WeighedRows[] {
  const before = highest(alone);
  const after = highest(alone.toReversed()).reverse();
  const none = new Float64Array(count);
  return alone.map((own, i) => {
    const parts = [own.map(evidence), alone[i - 1] ?? none, alone[i + 1] ?? none, before[i] ?? none, after[i] ?? none];
    const rows = parts.flatMap((_, part) => Array.from({ length: count }, (_, label) => part * count + label));
    const values = parts.flatMap((part) => Array.from(part));
    if (i === 0) add(5 * count);
    if (i === alone.length - 1) add(5 * count + 1);
    return { rows, values };

    function add(row: number): void {
      rows.push(row);
      values.push(1);
    }
  });
}

/** By sentence: the highest likelihoods of those before it. */
function highest(alone: readonly Float64Array[]): Float64Array[] {
  let most = new Float64Array(count);
  return alone.map((own) => {
    const before = most;
    most = most.map((value, label) => Math.max(value, own[label] as number));
    return before;
  });
}

/** Log-odds, halved to be of the size of the other features. */
function evidence(likelihood: number): number {
  return Math.max(-SUREST, Math.min(SUREST, Math.log(likelihood / (1 - likelihood)))) / 2;
}
