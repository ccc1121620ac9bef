import { expect, test } from "vitest";
import {
  contextFeatureNames,
  contextFeatures,
  contextsOf,
  nothingAround,
} from "../../core/structure/context-features.ts";
import { ContextModel } from "../../core/structure/context-model.ts";
import { elementNames } from "../../core/structure/elements.ts";
import { LinearModel, packModel } from "../../core/structure/linear-model.ts";

/** Fractions that look like chance, and are the same each time. */
function* fractions(): Generator<number> {
  for (let seed = 1; ; seed = (seed * 48_271) % 2_147_483_647) yield seed / 2_147_483_647;
}

test("a sentence in its context is judged by the features that the model has learned from", () => {
  const random = fractions();
  const next = () => random.next().value as number;
  const packed = packModel({
    labels: elementNames,
    bias: elementNames.map(() => next() - 0.5),
    thresholds: elementNames.map(() => 0.5),
    doubts: elementNames.map(() => 0.2),
    scale: 0.02,
    features: contextFeatureNames
      // Some the model has not learned.
      .filter((_, i) => i % 9 !== 4)
      .map((name) => `${name}\t${elementNames.map((_, label) => `${label}=${Math.floor(60 * next()) - 30}`).join(" ")}`)
      .join("\n"),
  });
  const plain = new LinearModel(packed);
  const rows = contextFeatureNames.map((name) => plain.rowOf(name));
  const model = new ContextModel(packed);
  // Of two texts in turn: what stood before the one must not be taken for what stands before the other.
  const texts = [7, 1, 3].map((count) =>
    contextsOf(
      Array.from({ length: count }, () => elementNames.map(() => next())),
      nothingAround,
    ),
  );
  for (const context of [...texts.flat(), ...texts.flat()]) {
    const expected = plain.likelihoods(rows, contextFeatures(context));
    model.likelihoods(context).forEach((likelihood, label) => {
      expect(likelihood).toBeCloseTo(expected[label] as number, 12);
    });
  }
});
