import type { Kind } from "../document.ts";
import type { ReadBlock, ReadDocument } from "../reading.ts";
import { TokenKind } from "../text/tokens.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import type { Mood } from "./elements.ts";
import type { FeatureIndex } from "./linear-model.ts";
import { type Sentence, stemOf, tonesOf } from "./sentences.ts";

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
    read: ReadBlock,
    sentence: Sentence,
    told: ReadonlySet<string>,
    mood: Mood | undefined,
    rows: number[],
  ): void {
    const made = read.hits?.sentences[sentence.number]?.made;
    let own = made?.get(this) as readonly number[] | undefined;
    if (!own) {
      own = this.#wordRows(read, sentence);
      made?.set(this, own);
    }
    append(rows, own);
    if (told.size === 0) return;
    const shared = Math.min(3, this.#sharedWords(read, sentence, told));
    if (shared === 0) return;
    this.#add("o:", shared, rows);
    if (mood) this.#add("o:", `${shared}|${mood}`, rows);
  }

  #wordRows({ tokens, language }: ReadBlock, { from, to }: Sentence): readonly number[] {
    const cache = this.#words.get(language ?? "") ?? new Map<number, number>();
    this.#words.set(language ?? "", cache);
    const rows: number[] = [];
    for (let i = from; i < to; i++) {
      if (tokens.kind[i] !== TokenKind.word) continue;
      const id = tokens.word[i] as number;
      let row = cache.get(id);
      if (row === undefined) {
        row = this.#index.rowOf(`w:${language}:${stemOf(this.#vocabulary.word(id))}`);
        cache.set(id, row);
      }
      if (row >= 0) rows.push(row);
    }
    this.#add("l:", Math.min(8, Math.floor((to - from) / 3)), rows);
    return rows;
  }

  #sharedWords({ tokens }: ReadBlock, { from, to }: Sentence, told: ReadonlySet<string>): number {
    let shared = 0;
    for (let i = from; i < to; i++) {
      if (tokens.kind[i] !== TokenKind.word) continue;
      if (told.has(stemOf(this.#vocabulary.word(tokens.word[i] as number)))) shared++;
    }
    return shared;
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
