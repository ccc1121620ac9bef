import type { Kind } from "../document.ts";
import type { ReadBlock, ReadDocument } from "../reading.ts";
import { TokenKind } from "../text/tokens.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import type { Mood } from "./elements.ts";
import type { GroupingIndex } from "./linear-model.ts";
import { MadeOnce } from "./made-once.ts";
import { type Sentence, stemOf } from "./sentences.ts";
import { WordNumbers } from "./word-numbers.ts";

/** Turns sentences into the numbers of their features. Those that depend on few things are put together once. */
export class SentenceFeatures {
  readonly #index: GroupingIndex;
  readonly #vocabulary: Vocabulary;
  /** The rows of words, by language. */
  readonly #words = new MadeOnce(
    (language: ReadBlock["language"]) =>
      new WordNumbers(this.#vocabulary, (word) => this.#index.rowOf(`w:${language}:${stemOf(word)}`)),
  );
  readonly #places = new Map<string, PlaceFeatures>();
  readonly #before = new MadeOnce((signal: string) => this.#index.rowOf(`p:${signal}`));
  readonly #after = new MadeOnce((signal: string) => this.#index.rowOf(`n:${signal}`));
  readonly #tones = new MadeOnce((rule: string) => this.#index.rowOf(`t:${rule}`));
  readonly #pairs = new MadeOnce((signal: string) => new MadeOnce((other: string) => this.#pairOf(signal, other)));
  readonly #lengths = new MadeOnce((step: number) => this.#index.rowOf(`l:${step}`));
  readonly #shared = new MadeOnce((key: string) => this.#index.rowOf(`o:${key}`));

  constructor(index: GroupingIndex, vocabulary: Vocabulary) {
    this.#index = index;
    this.#vocabulary = vocabulary;
  }

  /** What gives the features of each sentence of a document; negative numbers are none. */
  of(
    { blocks, review }: ReadDocument,
    sentences: readonly Sentence[],
    kind: Kind,
    mood: Mood | undefined,
  ): (sentence: number) => number[] {
    const told = review ? review.notes.of("stems", [], () => this.#stemsOf(review)) : nothingTold;
    const places = placeNames.map((name) => this.#placeFeatures(kind, name, mood));
    return (i) => {
      const sentence = sentences[i] as Sentence;
      const read = blocks[sentence.block] as ReadBlock;
      const place = places[placeOf(i, sentences.length)] as PlaceFeatures;
      const rows = [place.quarters.of(quarterOf(i, sentences.length))];
      this.#addSignals(place, sentence.signals, rows);
      for (const signal of sentences[i - 1]?.signals ?? nothing) rows.push(this.#before.of(signal));
      for (const signal of sentences[i + 1]?.signals ?? nothing) rows.push(this.#after.of(signal));
      rows.push(place.shapes.of(sentence.shapes));
      for (const rule of sentence.tones) rows.push(this.#tones.of(rule));
      for (const row of this.#wordsOf(read, sentence)) rows.push(row);
      if (told.size > 0) this.#addShared(read, sentence, told, mood, rows);
      return rows;
    };
  }

  #addSignals(place: PlaceFeatures, signals: readonly string[], rows: number[]): void {
    if (signals.length === 0) rows.push(place.unsignalled);
    for (let i = 0; i < signals.length; i++) {
      rows.push(place.signals.of(signals[i] as string));
      if (i + 1 === signals.length) return;
      const pairs = this.#pairs.of(signals[i] as string);
      for (let k = i + 1; k < signals.length; k++) rows.push(pairs.of(signals[k] as string));
    }
  }

  #pairOf(a: string, b: string): number {
    return this.#index.rowOf(`s:${a < b ? `${a}+${b}` : `${b}+${a}`}`);
  }

  #placeFeatures(kind: Kind, place: string, mood: Mood | undefined): PlaceFeatures {
    const key = `${kind} ${place} ${mood}`;
    const known = this.#places.get(key);
    if (known) return known;
    const made = new PlaceFeatures(this.#index, kind, place, mood);
    this.#places.set(key, made);
    return made;
  }

  /** What the words of a sentence show, and how many they are: the same wherever it stands. */
  #wordsOf(read: ReadBlock, sentence: Sentence): readonly number[] {
    const made = read.hits?.sentences[sentence.number]?.made;
    const known = made?.get(this) as readonly number[] | undefined;
    if (known) return known;
    const rows = this.#wordRows(read, sentence);
    made?.set(this, rows);
    return rows;
  }

  #wordRows({ tokens, language }: ReadBlock, { from, to }: Sentence): number[] {
    const words = this.#words.of(language);
    const rows: number[] = [];
    for (let i = from; i < to; i++) {
      if (tokens.kind[i] !== TokenKind.word) continue;
      const row = words.of(tokens.word[i] as number);
      if (row >= 0) rows.push(row);
    }
    rows.push(this.#lengths.of(Math.min(8, Math.floor((to - from) / 3))));
    return rows;
  }

  #addShared(
    read: ReadBlock,
    sentence: Sentence,
    told: ReadonlySet<string>,
    mood: Mood | undefined,
    rows: number[],
  ): void {
    const shared = Math.min(3, this.#sharedWords(read, sentence, told));
    if (shared === 0) return;
    rows.push(this.#shared.of(`${shared}`));
    if (mood) rows.push(this.#shared.of(`${shared}|${mood}`));
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

const nothing: readonly never[] = [];
const nothingTold: ReadonlySet<string> = new Set();

/** What sentences show in one place of texts of one kind, in answer to one mood. */
class PlaceFeatures {
  readonly unsignalled: number;
  /** Of the place itself, by quarter of the text. */
  readonly quarters: MadeOnce<number, number>;
  readonly signals: MadeOnce<string, number>;
  /** By the lists that `shapesOf` gives. */
  readonly shapes: MadeOnce<readonly string[], number>;

  constructor(index: GroupingIndex, kind: Kind, place: string, mood: Mood | undefined) {
    const at = `${kind}${place}`;
    const told = mood ? [`m:${mood}`, `m:${mood}${place}`] : [];
    this.unsignalled = index.rowOf("s:none");
    this.quarters = new MadeOnce((quarter) => index.groupOf([`k:${kind}`, `@${at}`, `@${kind}/${quarter}`, ...told]));
    this.signals = new MadeOnce((signal) => {
      const own = `s:${signal}`;
      return index.groupOf([own, `${own}@${at}`, `${own}|${kind}`, ...(mood ? [`${own}|${mood}`] : [])]);
    });
    this.shapes = new MadeOnce((shapes) => index.groupOf(shapes.flatMap((shape) => [shape, `${shape}@${at}`])));
  }
}

/** What the features of sentences have of their places: the same for most, however many there are. */
export function placesOf(from: number, to: number, count: number): string {
  const quarter = quarterOf(from, count);
  return from > 1 && to < count - 1 && quarter === quarterOf(to - 1, count) ? `${quarter}` : `${from} of ${count}`;
}

function quarterOf(i: number, count: number): number {
  return Math.floor((4 * i) / count);
}

const placeNames = ["first", "second", "mid", "penult", "last"] as const;

/** Where among its fellows a sentence stands, as a number of `placeNames`. */
function placeOf(i: number, count: number): number {
  if (i === 0) return 0;
  if (i === count - 1) return 4;
  if (i === 1) return 1;
  return i === count - 2 ? 3 : 2;
}
