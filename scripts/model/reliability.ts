import type { Calibration } from "../../core/reader/model.ts";
import type { Judged } from "./calibrate.ts";

/** A step that is smaller changes no digit that anybody sees. */
const SETTLED = 1e-6;
const MOST_STEPS = 100;
const BUCKETS = [0, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Whom the reader speaks to: a text in which a rule has found something is rude more often than the second step knows. */
const minded = (verdicts: readonly Judged[]) => verdicts.filter(({ isMinded }) => isMinded);

/**
 * What makes likelihoods true in texts in which the reader speaks, from documents that it has learned from, each judged by a
 * model that had not read it: Platt's scaling, fitted by Newton's method.
 */
export function fitCalibration(leftOut: readonly Judged[]): Calibration {
  const points = minded(leftOut).map(({ likelihood, labels }) => {
    return { odds: Math.log(likelihood / (1 - likelihood)), isMarked: labels.size > 0 ? 1 : 0 };
  });
  let slope = 1;
  let bias = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (const { odds, isMarked } of points) {
      const likely = 1 / (1 + Math.exp(-(slope * odds + bias)));
      const weight = likely * (1 - likely);
      g0 += likely - isMarked;
      g1 += (likely - isMarked) * odds;
      h00 += weight;
      h01 += weight * odds;
      h11 += weight * odds * odds;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 0)) break;
    const down = (h11 * g0 - h01 * g1) / determinant;
    const along = (h00 * g1 - h01 * g0) / determinant;
    bias -= down;
    slope -= along;
    if (Math.abs(down) + Math.abs(along) < SETTLED) break;
  }
  return { slope: rounded(slope), bias: rounded(bias) };
}

/**
 * A table of Markdown: of sentences as likely as this, how many a person has marked. Those in which a rule speaks count, too,
 * in the documents that were learned from: the rules were widened until they found nearly all of these.
 * @param probabilityOf What the product says of a likelihood.
 */
export function reliabilityTable(
  leftOut: readonly Judged[],
  unseen: readonly Judged[],
  probabilityOf: (likelihood: number) => number,
): string {
  const lists = [minded(leftOut), minded(unseen), unseen.filter(({ isOpen }) => isOpen)];
  const rows = BUCKETS.map((from, i) => {
    const to = BUCKETS[i + 1] ?? 1;
    const cells = lists.flatMap((list) => {
      const own = list.filter(({ likelihood }) => {
        const probability = probabilityOf(likelihood);
        return probability >= from && (probability < to || to === 1);
      });
      const mean = own.reduce((sum, { likelihood }) => sum + probabilityOf(likelihood), 0) / own.length;
      const marked = own.filter(({ labels }) => labels.size > 0).length / own.length;
      return own.length === 0 ? ["0", "–", "–"] : [String(own.length), mean.toFixed(2), marked.toFixed(2)];
    });
    return `| ${from.toFixed(1)} to ${to.toFixed(1)} | ${cells.join(" | ")} |`;
  });
  const columns = ["left out", "unseen", "unseen, no rule speaks"];
  const head = columns.flatMap((name) => [`${name}: sentences`, "said", "marked"]);
  return [`| probability | ${head.join(" | ")} |`, `| --- |${" --: |".repeat(head.length)}`, ...rows].join("\n");
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
