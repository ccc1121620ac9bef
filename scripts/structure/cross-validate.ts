import { type Example, predict, type TrainingOptions, trainLogistic, type Weights } from "./logistic.ts";

/** Examples that belong together: none of them is judged by a model that has seen another. */
export type Group = readonly Example[];

const FOLDS = 5;

export interface Learner {
  rowCount: number;
  labelCount: number;
  options: TrainingOptions;
}

export function learn(groups: readonly Group[], { rowCount, labelCount, options }: Learner): Weights {
  return trainLogistic(groups.flat(), rowCount, labelCount, options);
}

/** What models say of examples that they have not seen. */
export function crossValidate(groups: readonly Group[], learner: Learner): Float64Array[][] {
  const judged: Float64Array[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = learn(
      groups.filter((_, i) => i % FOLDS !== fold),
      learner,
    );
    groups.forEach((group, i) => {
      if (i % FOLDS === fold) judged[i] = group.map((example) => predict(model, example));
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

/** This many of a hundred labelled examples may be ruled out. */
const RULED_OUT = 0.03;
const STEP = 0.025;

/** Where to draw the lines between yes, perhaps and no, from what was said of unseen examples. */
export function limitsOf(groups: readonly Group[], judged: readonly Float64Array[][], labelCount: number): Limits {
  const limits: Limits = { thresholds: [], doubts: [] };
  for (let label = 0; label < labelCount; label++) {
    const all = groups.flatMap((group, i) =>
      group.map(({ labels }, n) => ({ holds: labels.has(label), likelihood: judged[i]?.[n]?.[label] ?? 0 })),
    );
    const threshold = bestThreshold(all);
    const holding = all.filter(({ holds }) => holds).map(({ likelihood }) => likelihood);
    const lowest = holding.sort((a, b) => a - b)[Math.floor(RULED_OUT * holding.length)] ?? threshold;
    limits.thresholds.push(round(threshold));
    limits.doubts.push(round(Math.min(threshold, lowest)));
  }
  return limits;
}

function bestThreshold(all: readonly { holds: boolean; likelihood: number }[]): number {
  let best = 0.5;
  let most = 0;
  for (let threshold = STEP; threshold < 0.9; threshold += STEP) {
    let right = 0;
    let wrong = 0;
    for (const { holds, likelihood } of all)
      if (likelihood >= threshold === holds) right += Number(holds);
      else wrong++;
    const f1 = (2 * right) / (2 * right + wrong || 1);
    if (f1 > most) [best, most] = [threshold, f1];
  }
  return best;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
