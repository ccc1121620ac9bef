/** Linting against other work on the same texts, in one process. */
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Format } from "../index.ts";
import { inTurns, quantile, WARM_UP } from "./figures.ts";
import { createTactful, lintText } from "./product.ts";

export interface Comparison {
  format: Format;
  /** What linting is compared with. */
  base(text: string): unknown;
  /** How often: what is too short cannot be timed. */
  times?: number;
  rounds: number;
  /** Each round has texts of its own: what is kept from one to the next is no help. */
  textsPerRound: number;
  makeTexts(count: number): string[];
  lint?: typeof lintText | undefined;
  /** Which round counts, of those from fast to slow: half of them, unless less. What else a machine does only ever slows down. */
  share?: number;
}

/** `ratio`: of linting to doing the base once. `rate`: of linting, in megabytes of UTF-8 per second of processor time. */
export async function lintRatio(comparison: Comparison): Promise<{ ratio: number; rate: number }> {
  const { format, base, times = 1, rounds, textsPerRound, makeTexts, lint = lintText, share = 0.5 } = comparison;
  const linter = await createTactful();
  const texts = makeTexts((WARM_UP + rounds) * textsPerRound);
  const textsOf = (round: number) => texts.slice(round * textsPerRound, (round + 1) * textsPerRound);
  const took = await inTurns(
    {
      base: (round) => {
        for (let i = 0; i < times; i++) for (const text of textsOf(round)) base(text);
      },
      lint: async (round) => {
        for (const text of textsOf(round)) await lint(linter, format, text);
      },
    },
    rounds,
  );
  const perByte = (milliseconds: readonly number[]) =>
    quantile(
      milliseconds.map((time, i) => time / bytesOf(textsOf(WARM_UP + i))),
      share,
    );
  const cost = perByte(took.lint);
  return { ratio: (cost / perByte(took.base)) * times, rate: 1 / 1000 / cost };
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

const parser = unified().use(remarkParse);

/** The least that reads Markdown. */
export function parse(text: string): unknown {
  return parser.parse(text);
}

/** The least that looks at every letter. */
export function scan(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

/** A bare scan is done so many times. */
export const SCANS = 200;
