import { type Example, predict, type TrainingOptions, trainLogistic, type Weights } from "./logistic.ts";

/** The examples of one document, and the authors whose it is. */
export interface Group {
  examples: readonly Example[];
  authors: string;
}

export interface Learner {
  rowCount: number;
  labelCount: number;
  options: TrainingOptions;
}

export function learn(groups: readonly Group[], { rowCount, labelCount, options }: Learner): Weights {
  return trainLogistic(
    groups.flatMap(({ examples }) => examples),
    rowCount,
    labelCount,
    options,
  );
}

/**
 * What models say of documents whose authors they have not read: a text by a new hand is what they will meet, and folds
 * that mix the authors flatter.
 */
export function crossValidate(groups: readonly Group[], learner: Learner): Float64Array[][] {
  const judged: Float64Array[][] = [];
  for (const authors of new Set(groups.map((group) => group.authors))) {
    const model = learn(
      groups.filter((group) => group.authors !== authors),
      learner,
    );
    groups.forEach((group, i) => {
      if (group.authors === authors) judged[i] = group.examples.map((example) => predict(model, example));
    });
  }
  return judged;
}

export interface Limits {
  /** From which likelihood on the label is taken to hold: where F1 is best. */
  thresholds: number[];
  /** Below which likelihood it is ruled out: hardly a labelled example lies there. */
  doubts: number[];
}

/** This share of the labelled examples may be ruled out: their signals speak for them still. */
const RULED_OUT = 0.2;
const STEP = 0.025;
/** F1 may be this much less than the best. */
const NEARLY = 0.005;

/** Where to draw the lines between yes, perhaps and no, from what was said of unseen examples. */
export function limitsOf(groups: readonly Group[], judged: readonly Float64Array[][], labelCount: number): Limits {
  const limits: Limits = { thresholds: [], doubts: [] };
  for (let label = 0; label < labelCount; label++) {
    const all = groups.flatMap((group, i) =>
      group.examples.map(({ labels }, n) => ({ holds: labels.has(label), likelihood: judged[i]?.[n]?.[label] ?? 0 })),
    );
    const threshold = bestThreshold(all);
    const holding = all.filter(({ holds }) => holds).map(({ likelihood }) => likelihood);
    const lowest = holding.sort((a, b) => a - b)[Math.floor(RULED_OUT * holding.length)] ?? threshold;
    limits.thresholds.push(round(threshold));
    limits.doubts.push(round(Math.min(threshold, lowest)));
  }
  return limits;
}

/**
 * The lowest threshold whose F1 is nearly the best: to overlook an element is worse than to name a wrong one, for what is
 * overlooked is told to be missing.
 */
function bestThreshold(all: readonly { holds: boolean; likelihood: number }[]): number {
  const steps = Array.from({ length: Math.floor(0.9 / STEP) }, (_, i) => {
    const threshold = (i + 1) * STEP;
    let right = 0;
    let wrong = 0;
    for (const { holds, likelihood } of all)
      if (likelihood >= threshold === holds) right += Number(holds);
      else wrong++;
    return { threshold, f1: (2 * right) / (2 * right + wrong || 1) };
  });
  const most = Math.max(...steps.map(({ f1 }) => f1));
  return steps.find(({ f1 }) => f1 >= most - NEARLY)?.threshold ?? 0.5;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
