import { describe, expect, it } from "vitest";
import { clauseOf } from "../../core/reader/clause.ts";
import { inTen } from "../../core/reader/in-ten.ts";
import { calibrated, contextValues, type FirstOpinion, firstOpinion } from "../../core/reader/model.ts";
import { NearestExamples } from "../../core/reader/nearest.ts";
import { Boundary } from "../../core/text/tokens.ts";

const opinion = (any: number): FirstOpinion => ({ any, rules: Float64Array.of(any - 1, -6) });

describe("contextValues", () => {
  it("holds the sentence, its worst rule, the worst around it, and its neighbours", () => {
    const all = [opinion(-1), opinion(2), opinion(0), opinion(1)];
    expect(contextValues(all)).toEqual([
      [-1, -2, 2, 1, -4, 2],
      [2, 1, 1, 0, -1, 0],
      [0, -1, 2, 1, 2, 1],
      [1, 0, 2, 0, 0, -4],
    ]);
  });

  it("looks no further than a few sentences", () => {
    const values = contextValues([opinion(5), ...Array.from({ length: 6 }, () => opinion(-3))]);
    expect(values[4]?.[2]).toBe(5);
    expect(values[5]?.[2]).toBe(-3);
  });

  it("takes a sentence that stands alone", () => {
    expect(contextValues([opinion(1)])).toEqual([[1, 0, -6, -6, -4, -4]]);
  });
});

describe("firstOpinion", () => {
  it("turns likelihoods into odds that are never endless", () => {
    const { any, rules } = firstOpinion(Float64Array.of(0, 0.5, 1));
    expect([any, ...rules]).toEqual([6, -6, 0]);
  });
});

describe("calibrated", () => {
  it("moves log-odds by a line, and leaves the order as it is", () => {
    expect(calibrated({ slope: 1, bias: 0 }, 0.3)).toBeCloseTo(0.3);
    expect(calibrated({ slope: 1, bias: Math.log(3) }, 0.5)).toBeCloseTo(0.75);
    expect(calibrated({ slope: 2, bias: 0 }, 0.75)).toBeCloseTo(0.9);
  });
});

describe("inTen", () => {
  it.each([
    [0.02, 1],
    [0.74, 7],
    [0.76, 8],
    [0.999, 9],
  ])("%s is %s of ten, never none and never all", (probability, n) => expect(inTen(probability)).toBe(n));
});

describe("clauseOf", () => {
  const before = Uint8Array.from({ length: 12 }, (_, i) => (i === 0 ? Boundary.sentence : i % 4 ? 0 : Boundary.clause));
  const seen = { rows: [0, 1, 2, 3], tokens: [1, 5, 9, -1] };
  const sentence = { from: 0, to: 12 };

  it("is the clause that says most, or all from the first to the last that say half as much", () => {
    const weights = (...list: number[]) => clauseOf({ before }, sentence, seen, (row) => list[row] as number);
    expect(weights(0, 3, 1, 50)).toEqual({ from: 4, to: 7 });
    expect(weights(2, 0, 3, 0)).toEqual({ from: 0, to: 11 });
    expect(weights(-1, -1, -1, 9)).toEqual({ from: 0, to: 11 });
  });

  it("is all of a short sentence, and no endless part of a long one", () => {
    expect(clauseOf({ before }, { from: 0, to: 8 }, seen, () => 1)).toEqual({ from: 0, to: 7 });
    const long = clauseOf({ before: new Uint8Array(5000) }, { from: 0, to: 5000 }, seen, () => 1);
    expect(long.to).toBeLessThan(200);
  });
});

describe("NearestExamples", () => {
  const nearest = new NearestExamples([
    { rule: "blaming", bad: "Вы потеряли чек." },
    { rule: "blaming", bad: "Вы сами сломали замок.", good: "Замок починим." },
    { rule: "sarcasm", bad: "Чек потерялся сам, конечно." },
  ]);

  it("compares words without their endings, within one rule", () => {
    expect(nearest.to("Замки ломают не сами.", "blaming")[0]).toEqual({
      bad: "Вы сами сломали замок.",
      good: "Замок починим.",
    });
    expect(nearest.to("Замки", "sarcasm")).toEqual([{ bad: "Чек потерялся сам, конечно." }]);
    expect(nearest.to("Замки", "arguing")).toEqual([]);
  });

  it("takes a rare word in common for more than words that all have", () => {
    const common = ["чайник", "стакан", "коробка"].map((word) => ({
      rule: "sarcasm",
      bad: `Видимо, ваша ${word} гуляет.`,
    }));
    const rare = { rule: "sarcasm", bad: "Квитанция ушла погулять далеко, видимо, насовсем." };
    const [first] = new NearestExamples([...common, rare]).to("Видимо, ваша квитанция теряется.", "sarcasm");
    expect(first).toEqual({ bad: rare.bad });
  });
});
