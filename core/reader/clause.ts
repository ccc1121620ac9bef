import type { Sentence } from "../structure/sentences.ts";
import { Boundary, type Tokens } from "../text/tokens.ts";
import { LONGEST, type SeenSentence } from "./features.ts";

/** A sentence of so few words is quoted whole. */
const SHORT = 9;
/** Clauses that say this much of what the worst one does share in it. */
const SHARED = 0.5;

/** The tokens of the clauses that contributed most to an opinion of a sentence: from the first to the last, inclusive. */
export function clauseOf(
  { before }: Pick<Tokens, "before">,
  sentence: Pick<Sentence, "from" | "to">,
  { rows, tokens }: Pick<SeenSentence, "rows" | "tokens">,
  weightOf: (row: number) => number,
): { from: number; to: number } {
  const { from } = sentence;
  const to = Math.min(sentence.to, from + LONGEST);
  if (to - from <= SHORT) return { from, to: to - 1 };
  const starts = [from];
  for (let i = from + 1; i < to; i++) if ((before[i] as number) >= Boundary.clause) starts.push(i);
  const sums = new Array<number>(starts.length).fill(0);
  rows.forEach((row, n) => {
    const token = tokens[n] as number;
    if (token < 0) return;
    const clause = starts.findLastIndex((start) => start <= token);
    if (clause >= 0) sums[clause]! += weightOf(row);
  });
  const most = Math.max(...sums);
  if (most <= 0) return { from, to: to - 1 };
  const first = sums.findIndex((sum) => sum >= SHARED * most);
  const last = sums.findLastIndex((sum) => sum >= SHARED * most);
  return { from: starts[first] as number, to: (starts[last + 1] ?? to) - 1 };
}
