import { isStandard } from "./labelled.ts";
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

/** Learns from groups; those of the catalogue's own documents weigh double. */
export function learn(groups: readonly Group[], { rowCount, labelCount, options }: Learner): Weights {
  const examples = groups.flatMap((group) =>
    isStandard(group.authors) ? [...group.examples, ...group.examples] : group.examples,
  );
  return trainLogistic(examples, rowCount, labelCount, options);
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

const STEP = 0.025;
/** What is less likely than this is no doubt, whatever was missed. */
const LEAST_DOUBT = 0.05;
/** F1 that is less by this much is as good. */
const NEARLY = 0.01;

/**
 * Where to draw the lines between yes, perhaps and no, from what was said of unseen examples. Authors differ in how they
 * label: a line lies midway between the best one for all documents and the best one for the catalogue's own.
 * @param ruledOut The share of the labelled examples that may be ruled out.
 */
export function limitsOf(
  groups: readonly Group[],
  judged: readonly Float64Array[][],
  labelCount: number,
  ruledOut: number,
): Limits {
  const limits: Limits = { thresholds: [], doubts: [] };
  const standard = groups.some(({ authors }) => isStandard(authors)) ? isStandard : () => true;
  for (let label = 0; label < labelCount; label++) {
    const all = groups.flatMap(({ authors, examples }, i) =>
      examples.map(
        ({ labels }, n): Verdict => ({
          authors,
          holds: labels.has(label),
          likelihood: judged[i]?.[n]?.[label] ?? 0,
        }),
      ),
    );
    const own = all.filter(({ authors }) => standard(authors));
    const threshold = (bestThreshold(all) + bestThreshold(own)) / 2;
    const holding = own.filter(({ holds }) => holds).map(({ likelihood }) => likelihood);
    const lowest = holding.sort((a, b) => a - b)[Math.floor(ruledOut * holding.length)] ?? threshold;
    limits.thresholds.push(round(threshold));
    limits.doubts.push(round(Math.min(threshold, Math.max(LEAST_DOUBT, lowest))));
  }
  return limits;
}

interface Verdict {
  authors: string;
  holds: boolean;
  likelihood: number;
}

/** The middle of the thresholds whose F1 is nearly the best: the very best one is chance. */
function bestThreshold(all: readonly Verdict[]): number {
  const steps = Array.from({ length: Math.round(0.9 / STEP) }, (_, i) => {
    const threshold = (i + 1) * STEP;
    let right = 0;
    let wrong = 0;
    for (const { holds, likelihood } of all)
      if (likelihood >= threshold === holds) right += Number(holds);
      else wrong++;
    return { threshold, f1: (2 * right) / (2 * right + wrong || 1) };
  });
  const most = Math.max(...steps.map(({ f1 }) => f1));
  const near = steps.filter(({ f1 }) => f1 >= most - NEARLY);
  return near[Math.floor(near.length / 2)]?.threshold ?? 0.5;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
