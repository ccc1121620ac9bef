import { describe, expect, it } from "vitest";
import { calibrated } from "../../core/reader/model.ts";
import { calibrate, type Judged } from "../../scripts/model/calibrate.ts";
import { fitCalibration, reliabilityTable } from "../../scripts/model/reliability.ts";

function judged(likelihood: number, isMarked: boolean, more: Partial<Judged> = {}): Judged {
  return {
    id: "x",
    language: "en",
    likelihood,
    rule: "blaming",
    labels: new Set(isMarked ? ["blaming"] : []),
    found: new Set(),
    isMinded: true,
    isOpen: true,
    ...more,
  };
}

/** Of each ten sentences of a likelihood, so many are marked. */
const tens = (likelihood: number, marked: number, more?: Partial<Judged>) =>
  Array.from({ length: 10 }, (_, i) => judged(likelihood, i < marked, more));

describe("fitCalibration", () => {
  it("finds the line that makes likelihoods true, in the texts in which the reader speaks alone", () => {
    // Said 0.2 and 0.5, and were 0.5 and 0.8: four times the odds.
    const points = [...tens(0.2, 5), ...tens(0.5, 8)];
    const silent = tens(0.5, 0, { isMinded: false });
    const calibration = fitCalibration([...points, ...silent]);
    expect(calibrated(calibration, 0.2)).toBeCloseTo(0.5, 2);
    expect(calibrated(calibration, 0.5)).toBeCloseTo(0.8, 2);
  });

  it("gives numbers where all are marked, or there are none", () => {
    for (const points of [tens(0.4, 10), []])
      for (const value of Object.values(fitCalibration(points))) expect(Number.isFinite(value)).toBe(true);
  });
});

describe("calibrate", () => {
  const as = (likelihood: number) => likelihood;

  it("begins where nine of ten are right, over all rules, and never below 0.4", () => {
    const points = [...tens(0.9, 10), ...tens(0.7, 9, { rule: "sarcasm" }), ...tens(0.5, 2)];
    const { en, ru } = calibrate(points, as);
    expect(en.sarcasm).toBe(0.7);
    expect(ru).toEqual({});
    expect(calibrate([...tens(0.9, 10), ...tens(0.3, 10)], as).en.blaming).toBe(0.9);
  });

  it("begins later with a rule that is wrong more often than others", () => {
    const right = (likelihood: number, count: number, rule: string) =>
      Array.from({ length: count }, () => judged(likelihood, true, { rule }));
    const points = [...right(0.9, 60, "blaming"), ...right(0.95, 20, "sarcasm"), ...tens(0.8, 4, { rule: "sarcasm" })];
    const { en } = calibrate([...points, ...right(0.8, 10, "blaming")], () => 0.5);
    expect([en.blaming, en.sarcasm]).toEqual([0.8, 0.95]);
  });
});

it("a table of reliability counts what was said and what was marked", () => {
  const table = reliabilityTable(tens(0.75, 7), tens(0.95, 10), (likelihood) => likelihood);
  expect(table).toContain("| 0.7 to 0.8 | 10 | 0.75 | 0.70 | 0 | – | – | 0 | – | – |");
  expect(table).toContain("| 0.9 to 1.0 | 0 | – | – | 10 | 0.95 | 1.00 | 10 | 0.95 | 1.00 |");
});
