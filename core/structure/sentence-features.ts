import type { Kind } from "../document.ts";
import type { ReadBlock, ReadDocument } from "../reading.ts";
import { findSignals, type Signal } from "../signals.ts";
import { sentenceAt } from "../text/sentence-at.ts";
import { sentenceTokens, TokenKind, type Tokens } from "../text/tokens.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import type { Mood } from "./elements.ts";
import type { FeatureIndex } from "./linear-model.ts";
import { type SentencePlace, shapesOf } from "./shapes.ts";

/** A sentence of a document's body with what can be seen of it. Offsets are in the block's text. */
export interface Sentence extends SentencePlace {
  block: number;
  /** The names of its signals, without repetition. */
  signals: readonly string[];
  /** What it shows beside its words. */
  shapes: readonly string[];
  /** Where its words of greeting end. */
  greetingEnd: number | undefined;
}

/** Words are compared by so many first letters: enough to tell them apart, few enough to lose most endings. */
const STEM = 5;

/** The sentences of a document's body, in order: not those of its subject and preheader. */
export function sentencesOf({ blocks }: Pick<ReadDocument, "blocks">): Sentence[] {
  return blocks.flatMap((read, block) => {
    if (isHead(read)) return [];
    const sentences = read.notes.of("sentences", [], () => sentencesIn(blocks, block));
    return sentences[0]?.block === block ? sentences : sentences.map((sentence) => ({ ...sentence, block }));
  });
}

function sentencesIn(blocks: readonly ReadBlock[], block: number): Sentence[] {
  const read = blocks[block] as ReadBlock;
  const { tokens } = read;
  const signals = bySentence(findSignals(blocks, block, "signals/outline"), tokens);
  return Array.from({ length: tokens.sentenceCount }, (_, number): Sentence => {
    const start = tokens.sentenceStart[number] as number;
    const end = tokens.sentenceEnd[number] as number;
    const own = signals.get(number) ?? [];
    const place = { block, number, start, end, ...sentenceTokens(tokens, number) };
    const names = [...new Set(own.map(({ name }) => name))];
    return { ...place, signals: names, shapes: [...shapesOf(read, place)], greetingEnd: greetingIn(own) };
  });
}

/** The signals of each sentence that has some; one may reach from one sentence into the next. */
export function bySentence(signals: readonly Signal[], tokens: Tokens): Map<number, Signal[]> {
  const own = new Map<number, Signal[]>();
  for (const signal of signals) {
    for (
      let i = sentenceAt(tokens, signal.start);
      i < tokens.sentenceCount && (tokens.sentenceStart[i] as number) < signal.end;
      i++
    ) {
      const known = own.get(i);
      if (known) known.push(signal);
      else own.set(i, [signal]);
    }
  }
  return own;
}

function greetingIn(signals: readonly Signal[]): number | undefined {
  const [first, ...more] = signals.filter(({ name }) => name === "greeting");
  // «Олено, доброго дня» is two in a row.
  return first && more.reduce((end, next) => (next.start <= end + 2 ? Math.max(end, next.end) : end), first.end);
}

/** The sentences of one block: from one to before another. */
export interface Run {
  read: ReadBlock;
  from: number;
  to: number;
}

/** The sentences of a document by block. */
export function runsOf(blocks: readonly ReadBlock[], sentences: readonly Sentence[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < sentences.length; ) {
    const read = blocks[(sentences[from] as Sentence).block] as ReadBlock;
    const to = from + read.tokens.sentenceCount;
    runs.push({ read, from, to });
    from = to;
  }
  return runs;
}

const counted = new WeakMap<readonly Sentence[], number>();

/** How many words sentences have. */
export function wordsOf(sentences: readonly Sentence[]): number {
  const known = counted.get(sentences);
  if (known !== undefined) return known;
  let words = 0;
  for (const { from, to } of sentences) words += to - from;
  counted.set(sentences, words);
  return words;
}

export function isHead({ block: { role } }: ReadBlock): boolean {
  return role === "subject" || role === "preheader";
}

/** The rows of what a sentence may show in one sort of place, looked up once: a run has few places and many sentences. */
interface PlacedRows {
  /** Of the place itself. */
  place: readonly number[];
  signals: Map<string, readonly number[]>;
  shapes: Map<string, readonly number[]>;
}

/** Turns sentences into the numbers of their features. */
export class SentenceFeatures {
  readonly #index: FeatureIndex;
  readonly #vocabulary: Vocabulary;
  readonly #placed = new Map<string, PlacedRows>();
  readonly #rows = new Map<string, number>();
  /** The rows of words by language and their ids. */
  readonly #words = new Map<string, Map<number, number>>();
  #generation = -1;

  constructor(index: FeatureIndex, vocabulary: Vocabulary) {
    this.#index = index;
    this.#vocabulary = vocabulary;
  }

  /** The features of the sentences of a document, from one to before another. */
  of(
    document: ReadDocument,
    sentences: readonly Sentence[],
    kind: Kind,
    mood: Mood | undefined,
    from = 0,
    to = sentences.length,
  ): number[][] {
    if (this.#generation !== this.#vocabulary.generation) this.#words.clear();
    this.#generation = this.#vocabulary.generation;
    const { review } = document;
    const told = review ? review.notes.of("stems", [], () => this.#stemsOf(review)) : nothingTold;
    return sentences.slice(from, to).map((sentence, n) => {
      const i = from + n;
      const rows: number[] = [];
      const read = document.blocks[sentence.block] as ReadBlock;
      this.#addSurroundings(sentences, i, kind, mood, rows);
      for (const rule of tonesOf(read, sentence)) this.#add("t:", rule, rows);
      this.#addWords(read, sentence, told, mood, rows);
      return rows;
    });
  }

  /** Adds the row of a feature whose name is of two parts: a name is put together once. */
  #add(family: string, value: string | number, rows: number[]): void {
    const name = family + value;
    let row = this.#rows.get(name);
    if (row === undefined) {
      row = this.#index.rowOf(name);
      this.#rows.set(name, row);
    }
    if (row >= 0) rows.push(row);
  }

  #rowsOf(...features: string[]): readonly number[] {
    return features.map((feature) => this.#index.rowOf(feature)).filter((row) => row >= 0);
  }

  #addSurroundings(
    sentences: readonly Sentence[],
    i: number,
    kind: Kind,
    mood: Mood | undefined,
    rows: number[],
  ): void {
    const { signals, shapes } = sentences[i] as Sentence;
    const place = placeOf(i, sentences.length);
    const known = this.#placedRows(kind, place, quarterOf(i, sentences.length), mood);
    append(rows, known.place);
    if (signals.length === 0) this.#add("s:", "none", rows);
    for (const [n, signal] of signals.entries()) {
      let own = known.signals.get(signal);
      if (!own) {
        const told = mood ? [`s:${signal}|${mood}`] : [];
        own = this.#rowsOf(`s:${signal}`, `s:${signal}@${kind}${place}`, `s:${signal}|${kind}`, ...told);
        known.signals.set(signal, own);
      }
      append(rows, own);
      for (let k = n + 1; k < signals.length; k++) {
        const other = signals[k] as string;
        this.#add("s:", signal < other ? `${signal}+${other}` : `${other}+${signal}`, rows);
      }
    }
    for (const signal of sentences[i - 1]?.signals ?? []) this.#add("p:", signal, rows);
    for (const signal of sentences[i + 1]?.signals ?? []) this.#add("n:", signal, rows);
    for (const shape of shapes) {
      let own = known.shapes.get(shape);
      if (!own) {
        own = this.#rowsOf(shape, `${shape}@${kind}${place}`);
        known.shapes.set(shape, own);
      }
      append(rows, own);
    }
  }

  #placedRows(kind: Kind, place: string, quarter: number, mood: Mood | undefined): PlacedRows {
    const key = `${kind} ${place} ${quarter} ${mood}`;
    const known = this.#placed.get(key);
    if (known) return known;
    const told = mood ? [`m:${mood}`, `m:${mood}${place}`] : [];
    const made: PlacedRows = {
      place: this.#rowsOf(`k:${kind}`, `@${kind}${place}`, `@${kind}/${quarter}`, ...told),
      signals: new Map(),
      shapes: new Map(),
    };
    this.#placed.set(key, made);
    return made;
  }

  #addWords(
    { tokens, language }: ReadBlock,
    { from, to }: Sentence,
    told: ReadonlySet<string>,
    mood: Mood | undefined,
    rows: number[],
  ): void {
    const cache = this.#words.get(language ?? "") ?? new Map<number, number>();
    this.#words.set(language ?? "", cache);
    let shared = 0;
    for (let i = from; i < to; i++) {
      if (tokens.kind[i] !== TokenKind.word) continue;
      const id = tokens.word[i] as number;
      let known = cache.get(id);
      if (known === undefined) {
        const stem = stemOf(this.#vocabulary.word(id));
        known = this.#index.rowOf(`w:${language}:${stem}`);
        cache.set(id, known);
      }
      if (known >= 0) rows.push(known);
      if (told.size > 0 && told.has(stemOf(this.#vocabulary.word(id)))) shared++;
    }
    this.#add("l:", Math.min(8, Math.floor((to - from) / 3)), rows);
    if (shared === 0) return;
    this.#add("o:", Math.min(3, shared), rows);
    if (mood) this.#add("o:", `${Math.min(3, shared)}|${mood}`, rows);
  }

  #stemsOf({ tokens }: ReadBlock): ReadonlySet<string> {
    const stems = new Set<string>();
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] !== TokenKind.word) continue;
      const word = this.#vocabulary.word(tokens.word[i] as number);
      if (word.length > 3) stems.add(stemOf(word));
    }
    return stems;
  }
}

const nothingTold: ReadonlySet<string> = new Set();

function append(rows: number[], more: readonly number[]): void {
  for (let i = 0; i < more.length; i++) rows.push(more[i] as number);
}

export function stemOf(word: string): string {
  return word.slice(0, STEM);
}

/** What the features of sentences have of their places: the same for most, however many there are. */
export function placesOf(from: number, to: number, count: number): string {
  const quarter = quarterOf(from, count);
  return from > 1 && to < count - 1 && quarter === quarterOf(to - 1, count) ? `${quarter}` : `${from} of ${count}`;
}

function quarterOf(i: number, count: number): number {
  return Math.floor((4 * i) / count);
}

/** Where among its fellows a sentence stands: first, second, last, last but one, in the middle. */
function placeOf(i: number, count: number): string {
  if (i === 0) return "first";
  if (i === count - 1) return "last";
  if (i === 1) return "second";
  return i === count - 2 ? "penult" : "mid";
}

/** The rules with a phrase in a sentence, excused or not: a sentence that hurts is seldom an element. */
export function tonesOf({ hits, tokens }: ReadBlock, { number }: Sentence): ReadonlySet<string> {
  if (!hits) return none;
  let known = tones.get(hits);
  if (!known) {
    known = new Map();
    for (const { phrase, from } of hits.matches) {
      if (phrase.rule.startsWith("signals/")) continue;
      const sentence = tokens.sentence[from] as number;
      known.set(sentence, (known.get(sentence) ?? new Set()).add(phrase.rule));
    }
    tones.set(hits, known);
  }
  return known.get(number) ?? none;
}

const none: ReadonlySet<string> = new Set();
/** What was told of a block's sentences: a block may have thousands of them. */
const tones = new WeakMap<object, Map<number, Set<string>>>();
