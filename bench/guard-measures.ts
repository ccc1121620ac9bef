/**
 * What the guard measures: ratios in one process, of processor time, so that neither the machine nor what else it does counts
 * for much. Each round has its own texts: what is kept from one round to the next is no help.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markdownFiles, plainTexts, prose } from "./corpus.ts";
import { quantile } from "./figures.ts";
import { type Comparison, lintRatio, parse, SCANS, scan } from "./lint-ratio.ts";
import { formatFor, lintText, tactful } from "./product.ts";
import { type BenchLanguage, languages } from "./sentences.ts";

/** A ratio, the smaller the better; undefined where it cannot be measured on this machine. */
export type Measure = () => Promise<number | undefined>;

const ROUNDS = 20;
/** The fastest fifth of the rounds: the machine may be busy with other work. */
const QUIET = 0.2;
const TEXTS_PER_ROUND = 8;
/** As many as make the clock ticks that a shell counts in small. */
const NODE_STARTS = 6;
const STARTS = 2;
const START_ROUNDS = 5;

/** The measures, by name. `lint` is what is measured, Tactful's unless a test slows it down. */
export async function guardMeasures(lint = lintText): Promise<Record<string, Measure>> {
  const [markdown, plain] = [(await formatFor("a.md"))!, (await formatFor("a.txt"))!];
  const common = { rounds: ROUNDS, textsPerRound: TEXTS_PER_ROUND, lint, share: QUIET };
  const measures: Record<string, Measure> = {};
  for (const language of languages) {
    measures[`Markdown, ${language}: lint ÷ remark-parse`] = () =>
      ratioOf({ ...common, format: markdown, base: parse, makeTexts: (count) => markdownFiles(language, count) });
    measures[`plain text, ${language}: lint ÷ a bare scan`] = () =>
      ratioOf({
        ...common,
        format: plain,
        base: scan,
        times: SCANS,
        makeTexts: (count) => plainTexts(language, count),
      });
    measures[`cold start, ${language}: tactful ÷ node -e 0`] = () => coldStart(language);
  }
  return measures;
}

async function ratioOf(comparison: Comparison): Promise<number> {
  return (await lintRatio(comparison)).ratio;
}

/** The command line on one reply, against Node starting and ending. */
async function coldStart(language: BenchLanguage): Promise<number | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "tactful-bench-"));
  const path = join(folder, "reply.md");
  writeFileSync(path, prose(language, 2000, 7));
  const base: number[] = [];
  const own: number[] = [];
  try {
    for (let round = 0; round < START_ROUNDS; round++) {
      base.push(childrenTime(NODE_STARTS, [process.execPath, "-e", "0"]));
      own.push(childrenTime(STARTS, tactful(path)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return base.includes(Number.NaN) ? undefined : quantile(own, QUIET) / quantile(base, QUIET);
}

/** Seconds of processor time of one of a few runs. Node cannot tell those of its children; a POSIX shell can. NaN without one. */
function childrenTime(runs: number, command: readonly string[]): number {
  const loop = `i=0; while [ $i -lt ${runs} ]; do "$@" > /dev/null 2>&1; i=$((i + 1)); done; times`;
  const { stdout } = spawnSync("sh", ["-c", loop, "sh", ...command], { encoding: "utf8" });
  const [, children = ""] = (stdout ?? "").trim().split("\n");
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, seconds]) => 60 * +minutes! + +seconds!);
  return times.length === 2 ? (times[0]! + times[1]!) / runs : Number.NaN;
}
