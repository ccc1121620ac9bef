import { describe, expect, test } from "vitest";
import {
  contextFeatureNames,
  contextFeatures,
  contextsOf,
  nothingAround,
} from "../../core/structure/context-features.ts";
import { elementNames } from "../../core/structure/elements.ts";
import { type Likelihoods, LinearModel, type ModelData, packModel } from "../../core/structure/linear-model.ts";

const made = (data: ModelData) => new LinearModel(packModel(data));
const model = made({
  labels: ["yes", "no"],
  bias: [0, -1],
  thresholds: [0.5, 0.5],
  doubts: [0.2, 0.2],
  scale: 0.5,
  features: "w:en:a\t0=2 1=-4\nw:en:b=c\t1=6\n\n",
});
const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum));

describe("a linear model", () => {
  test("adds up weights by label", () => {
    const rows = ["w:en:a", "w:en:b=c"].map((name) => model.rowOf(name));
    expect(rows).toEqual([0, 1]);
    expect(Array.from(model.likelihoods(rows))).toEqual([sigmoid(1), sigmoid(-1 - 2 + 3)]);
    expect(model.weightOf(1, 0)).toBe(0);
    expect(model.weightOf(1, 1)).toBe(3);
  });

  test("weighs features by how much of them there is", () => {
    expect(Array.from(model.likelihoods([0], [0.5]))).toEqual([sigmoid(0.5), sigmoid(-2)]);
  });

  test("does not mind what it does not know, nor what objects inherit", () => {
    for (const name of ["", "w:en:z", "constructor", "__proto__", "w:en:a\t0=2"]) expect(model.rowOf(name)).toBe(-1);
    expect(model.likelihoods([-1, -1])).toEqual(model.likelihoods([]));
    expect(model.weightOf(-1, 0)).toBe(0);
    expect(Array.from(model.likelihoods([]))).toEqual([0.5, sigmoid(-1)]);
  });

  test("may know nothing at all", () => {
    const empty = made({ labels: ["a"], bias: [0], thresholds: [0.5], doubts: [0], scale: 1, features: "" });
    expect(empty.rowOf("")).toBe(-1);
    expect(Array.from(empty.likelihoods([-1]))).toEqual([0.5]);
  });
});

describe("the features of the second step", () => {
  const likelihoods = (name: string, value: number) => elementNames.map((element) => (element === name ? value : 0.5));
  /** The features of each sentence by their names. */
  const featuresOf = (alone: readonly Likelihoods[]) =>
    contextsOf(alone, nothingAround).map((context) => {
      const values = contextFeatures(context);
      return Object.fromEntries(contextFeatureNames.map((name, i) => [name, values[i]]));
    });

  test("are of its own, of its neighbours, and the highest before and after", () => {
    const alone = [likelihoods("greeting", 0.9), likelihoods("apology", 0.7), likelihoods("cta", 0.8)];
    const [first, second, third] = featuresOf(alone);
    expect(first).toMatchObject({ first: 1, "previous:greeting": 0, "before:greeting": 0, "next:apology": 0.7 });
    expect(first?.last).toBe(0);
    expect(second).toMatchObject({
      "previous:greeting": 0.9,
      "next:cta": 0.8,
      "before:greeting": 0.9,
      "after:cta": 0.8,
    });
    expect(third).toMatchObject({
      last: 1,
      "before:greeting": 0.9,
      "before:apology": 0.7,
      "after:cta": 0,
      "next:cta": 0,
    });
    expect(first?.["after:apology"]).toBe(0.7);
  });

  test("stay finite where the first step is sure", () => {
    const [features] = featuresOf([elementNames.map((_, i) => i % 2)]);
    expect(features).toMatchObject({ first: 1, last: 1, "own:greeting": -3, "own:thanks": 3 });
    for (const value of Object.values(features ?? {})) expect(Number.isFinite(value)).toBe(true);
  });

  test("of nothing are none", () => {
    expect(featuresOf([])).toEqual([]);
    expect(new Set(contextFeatureNames).size).toBe(contextFeatureNames.length);
  });
});
