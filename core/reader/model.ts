import { LinearModel, type PackedModel } from "../structure/linear-model.ts";
import type { Language } from "../text/language.ts";
import type { SeenSentence } from "./features.ts";

/** One language's model of the second reader, as it is stored. */
export interface ReaderData {
  /** Of a sentence alone, by rule; the last label, `any`, is that a person would mark it at all. */
  sentences: PackedModel;
  /** The second step: a sentence with what was seen around it. */
  context: ContextData;
  examples: readonly ReaderExample[];
  /** What it says, in each language: the messages may be in another one than the text. */
  words: Record<Language, ReaderWords>;
}

/** What the second reader says in one language; `rules/reader/<language>.yml`. */
export interface ReaderWords {
  /** With `{as}` and `{actual}`. */
  message: string;
  /** By rule: what a sentence reads like. */
  as: Record<string, string>;
}

/** How much each of `contextValues` adds to the log-odds that a person would mark a sentence. */
export interface ContextData {
  bias: number;
  weights: readonly number[];
  calibration: Calibration;
  /** By rule: from which likelihood on the reader may name it; one that is absent it never names. */
  thresholds: Readonly<Record<string, number>>;
  /** The rules of which one has to have found something in the text before the reader speaks. */
  triggers: readonly string[];
}

/** What makes a likelihood true in the texts in which the reader speaks: a line through its log-odds. */
export interface Calibration {
  slope: number;
  bias: number;
}

/** A labelled sentence of ours that shows what a rule is about, and how it may be said. */
export interface ReaderExample {
  rule: string;
  bad: string;
  good?: string;
}

/** What the first step says of a sentence, in log-odds. */
export interface FirstOpinion {
  /** That a person would mark it. */
  any: number;
  /** By rule, in the order of the model's labels. */
  rules: Float64Array;
}

/** Log-odds beyond this are as good as sure; where there is no sentence, there is no sign of anything. */
const SUREST = 6;
/** So many sentences before and after a sentence are looked at. */
const AROUND = 4;
/** What a neighbour that does not exist says. */
const NOBODY = -4;

/** The second reader of one language. */
export class ReaderModel {
  readonly #model: LinearModel;
  readonly context: ContextData;
  readonly examples: readonly ReaderExample[];

  constructor(data: ReaderData) {
    this.#model = new LinearModel(data.sentences);
    this.context = data.context;
    this.examples = data.examples;
  }

  get labels(): readonly string[] {
    return this.#model.labels;
  }

  rowOf(feature: string): number {
    return this.#model.rowOf(feature);
  }

  /** What a feature adds to a rule and to being marked at all. */
  weightOf(row: number, label: number): number {
    return this.#model.weightOf(row, label) + this.#model.weightOf(row, this.labels.length - 1);
  }

  /** The first step. */
  alone({ rows, value }: SeenSentence): FirstOpinion {
    return firstOpinion(Float64Array.from(this.#model.likelihoods(rows, new Float64Array(rows.length).fill(value))));
  }

  /** How likely a person would mark a sentence, given `contextValues`. */
  likelihood(values: readonly number[]): number {
    let sum = this.context.bias;
    values.forEach((value, i) => {
      sum += value * (this.context.weights[i] ?? 0);
    });
    return 1 / (1 + Math.exp(-sum));
  }
}

/** How many of a hundred sentences of this likelihood people have marked, as a part of 1. */
export function calibrated({ slope, bias }: Calibration, likelihood: number): number {
  return 1 / (1 + Math.exp(-(slope * Math.log(likelihood / (1 - likelihood)) + bias)));
}

/** What the first step says, from its likelihoods; the last of them is that of `any`. */
export function firstOpinion(likelihoods: Float64Array): FirstOpinion {
  const odds = likelihoods.map((likelihood) => bounded(Math.log(likelihood / (1 - likelihood))));
  return { any: odds.at(-1) as number, rules: odds.subarray(0, -1) };
}

/** How many `contextValues` there are. */
export const CONTEXT_VALUES = 6;

/** What the second step goes by: the sentence itself, its neighbours, and the two worst of those around it. */
export function contextValues(all: readonly FirstOpinion[]): number[][] {
  return all.map(({ any, rules }, i) => {
    const [worst, second] = worstAround(all, i);
    return [any, highest(rules), worst, second, all[i - 1]?.any ?? NOBODY, all[i + 1]?.any ?? NOBODY];
  });
}

function worstAround(all: readonly FirstOpinion[], place: number): [number, number] {
  let worst = -SUREST;
  let second = -SUREST;
  for (let i = Math.max(0, place - AROUND); i <= Math.min(all.length - 1, place + AROUND); i++) {
    if (i === place) continue;
    const { any } = all[i] as FirstOpinion;
    if (any > worst) {
      second = worst;
      worst = any;
    } else if (any > second) second = any;
  }
  return [worst, second];
}

function highest(odds: Float64Array): number {
  let most = -SUREST;
  for (let i = 0; i < odds.length; i++) if ((odds[i] as number) > most) most = odds[i] as number;
  return most;
}

function bounded(odds: number): number {
  return Math.max(-SUREST, Math.min(SUREST, odds));
}
