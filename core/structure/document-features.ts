import type { ReadBlock, ReadDocument } from "../reading.ts";
import { findSignals } from "../signals.ts";
import { TokenKind } from "../text/tokens.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { runsOf, type Sentence, stemOf, tonesOf, wordsOf } from "./sentences.ts";

/** Two numbers on a ladder of sizes that grow by half or double. */
const SIZES = [5, 10, 20, 35, 60, 90, 130, 200, 400, 1000];

/** What shows whether a document is an email, a reply, or a message. */
export function kindFeatures(document: ReadDocument, sentences: readonly Sentence[], vocabulary: Vocabulary): string[] {
  const features = new Set<string>();
  const { blocks, review } = document;
  features.add(`words:${rung(wordsOf(sentences))}`);
  features.add(`sentences:${rung(sentences.length)}`);
  features.add(`blocks:${rung(blocks.length)}`);
  if (review) for (const feature of askedFeatures(review, vocabulary)) features.add(feature);
  for (const { role } of blocks.map(({ block }) => block)) if (role !== "paragraph") features.add(`role:${role}`);
  for (const { read, from, to } of runsOf(sentences)) {
    const first = from === 0 ? sentences[0] : undefined;
    const last = to === sentences.length ? sentences[to - 1] : undefined;
    const shown = read.notes.of("shown", [first !== undefined, last !== undefined], () => [
      ...new Set(sentences.slice(from, to).flatMap((sentence) => [...shownBy(sentence, read, first, last)])),
    ]);
    for (const feature of shown) features.add(feature);
  }
  for (const read of blocks) for (const feature of wordFeatures(read, vocabulary)) features.add(feature);
  return [...features];
}

function* shownBy(
  sentence: Sentence,
  read: ReadBlock,
  first: Sentence | undefined,
  last: Sentence | undefined,
): Generator<string> {
  for (const signal of sentence.signals) yield `s:${signal}`;
  for (const shape of sentence.shapes) {
    yield `shape:${shape}`;
    if (sentence === first || sentence === last) yield `shape:${shape}@${sentence === first ? "first" : "last"}`;
  }
  for (const rule of tonesOf(read, sentence)) yield `t:${rule}`;
}

/** What shows whether the customer writes to the business or to everybody: a letter asks, a review tells. */
function* askedFeatures(review: ReadBlock, vocabulary: Vocabulary): Generator<string> {
  yield "review";
  yield `review:words:${rung(review.tokens.count)}`;
  for (const mark of "?!,:") if (review.block.text.includes(mark)) yield `review:${mark}`;
  if (/\?\s*$/.test(review.block.text)) yield "review:ends?";
  for (const family of ["signals/mood", "signals/topics"] as const)
    for (const { name } of findSignals([review], 0, family)) yield `review:${name}`;
  for (const feature of wordFeatures(review, vocabulary)) yield feature.replace("w:", "r:");
}

/** What shows whether a review praises or complains. */
export function moodFeatures(review: ReadBlock, vocabulary: Vocabulary): string[] {
  const features = new Set(wordFeatures(review, vocabulary));
  const counts = new Map<string, number>();
  for (const { name } of findSignals([review], 0, "signals/mood")) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts) {
    features.add(`s:${name}`);
    if (count > 1) features.add(`s:${name}:many`);
  }
  if (counts.size > 1) features.add("s:both");
  if (counts.size === 0) features.add("s:none");
  for (const { name } of findSignals([review], 0, "signals/topics")) features.add(`topic:${name}`);
  features.add(`words:${rung(review.tokens.count)}`);
  if (review.block.text.includes("!")) features.add("!");
  if (review.block.text.includes("?")) features.add("?");
  return [...features];
}

function wordFeatures(read: ReadBlock, vocabulary: Vocabulary): ReadonlySet<string> {
  return read.notes.of("words", [], () => readWords(read, vocabulary));
}

function readWords({ tokens, language }: ReadBlock, vocabulary: Vocabulary): Set<string> {
  const features = new Set<string>();
  let last = "";
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== TokenKind.word) continue;
    const stem = stemOf(vocabulary.word(tokens.word[i] as number));
    features.add(`w:${language}:${stem}`);
    // A negation turns the word after it round.
    if (last === "не" || last === "not" || last === "no") features.add(`w:${language}:not ${stem}`);
    last = stem;
  }
  return features;
}

function rung(size: number): number {
  return SIZES.filter((step) => size >= step).length;
}

/** Numbers from `from` up to `to`, without an end where there is none. */
export interface LengthRange {
  from: number;
  to: number | undefined;
}

/** The sizes that a rung of the ladder stands for: what `words:3` says. */
export function lengthOf(rung: number): LengthRange {
  const next = SIZES[rung];
  return { from: rung === 0 ? 0 : (SIZES[rung - 1] ?? Number.NaN), to: next === undefined ? undefined : next - 1 };
}
