import type { BlockRole } from "../document.ts";
import type { ReadBlock, ReadDocument } from "../reading.ts";
import { findSignals } from "../signals.ts";
import { TokenKind } from "../text/tokens.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import type { FeatureIndex } from "./linear-model.ts";
import { MadeOnce } from "./made-once.ts";
import { RowSet } from "./row-set.ts";
import { type Sentence, stemOf, wordsOf } from "./sentences.ts";
import { WordNumbers } from "./word-numbers.ts";

/** Two numbers on a ladder of sizes that grow by half or double. */
const SIZES = [5, 10, 20, 35, 60, 90, 130, 200, 400, 1000];

type Names = readonly string[];

/** What shows whether a document is an email, a reply, or a message. */
export class KindFeatures {
  readonly #index: FeatureIndex;
  readonly #vocabulary: Vocabulary;
  /** The rows of words by language; of those after a negation, too. */
  readonly #words = new MadeOnce((language: ReadBlock["language"]) => this.#wordRows(language, wordFeature));
  readonly #negated = new MadeOnce((language: ReadBlock["language"]) => this.#wordRows(language, negatedFeature));
  readonly #negations: WordNumbers;
  readonly #roles = new MadeOnce((role: BlockRole) => this.#rowOf(`role:${role}`));
  readonly #signals = new MadeOnce((name: string) => this.#rowOf(`s:${name}`));
  readonly #tones = new MadeOnce((name: string) => this.#rowOf(`t:${name}`));
  readonly #shapes = new MadeOnce((names: Names) => names.map((name) => this.#rowOf(`shape:${name}`)));
  readonly #firstShapes = new MadeOnce((names: Names) => this.#shapesAt("first", names));
  readonly #lastShapes = new MadeOnce((names: Names) => this.#shapesAt("last", names));
  readonly #found = new RowSet();

  constructor(index: FeatureIndex, vocabulary: Vocabulary) {
    this.#index = index;
    this.#vocabulary = vocabulary;
    this.#negations = new WordNumbers(vocabulary, (word) => (isNegation(word) ? 1 : 0));
  }

  /** The rows of a document's features, each once. */
  of({ blocks, review }: ReadDocument, sentences: readonly Sentence[]): number[] {
    const found = this.#found;
    found.add(this.#rowOf(`words:${rung(wordsOf(sentences))}`));
    found.add(this.#rowOf(`sentences:${rung(sentences.length)}`));
    found.add(this.#rowOf(`blocks:${rung(blocks.length)}`));
    if (review) for (const feature of askedFeatures(review, this.#vocabulary)) found.add(this.#rowOf(feature));
    for (const { block } of blocks) if (block.role !== "paragraph") found.add(this.#roles.of(block.role));
    sentences.forEach(({ signals, shapes, tones }, i) => {
      for (const name of signals) found.add(this.#signals.of(name));
      const placed = i === 0 ? this.#firstShapes : i === sentences.length - 1 ? this.#lastShapes : this.#shapes;
      for (const row of placed.of(shapes)) found.add(row);
      for (const name of tones) found.add(this.#tones.of(name));
    });
    for (const read of blocks) this.#addWords(read, found);
    return found.take();
  }

  #rowOf(feature: string): number {
    return this.#index.rowOf(feature);
  }

  #wordRows(language: ReadBlock["language"], nameOf: typeof wordFeature): WordNumbers {
    return new WordNumbers(this.#vocabulary, (word) => this.#rowOf(nameOf(language, stemOf(word))));
  }

  #shapesAt(place: string, names: Names): number[] {
    return names.flatMap((name) => [this.#rowOf(`shape:${name}`), this.#rowOf(`shape:${name}@${place}`)]);
  }

  #addWords({ tokens, language }: ReadBlock, found: RowSet): void {
    const words = this.#words.of(language);
    let isNegated = false;
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] !== TokenKind.word) continue;
      const word = tokens.word[i] as number;
      found.add(words.of(word));
      if (isNegated) found.add(this.#negated.of(language).of(word));
      isNegated = this.#negations.of(word) === 1;
    }
  }
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
  let isNegated = false;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== TokenKind.word) continue;
    const word = vocabulary.word(tokens.word[i] as number);
    features.add(wordFeature(language, stemOf(word)));
    if (isNegated) features.add(negatedFeature(language, stemOf(word)));
    isNegated = isNegation(word);
  }
  return features;
}

function wordFeature(language: ReadBlock["language"], stem: string): string {
  return `w:${language}:${stem}`;
}

/** A negation turns the word after it round. */
function negatedFeature(language: ReadBlock["language"], stem: string): string {
  return `w:${language}:not ${stem}`;
}

function isNegation(word: string): boolean {
  return word === "не" || word === "not" || word === "no";
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
