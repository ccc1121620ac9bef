import type { Kind } from "../document.ts";
import type { ReadBlock, ReadDocument } from "../reading.ts";
import { TokenKind } from "../text/tokens.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import type { Mood } from "./elements.ts";
import type { FeatureGroup, FeatureIndex } from "./linear-model.ts";
import { MadeOnce } from "./made-once.ts";
import { type Sentence, stemOf } from "./sentences.ts";
import { WordRows } from "./word-rows.ts";

/** Turns sentences into groups of features. Most groups are met again and again: they are put together once. */
export class SentenceFeatures {
  readonly #index: FeatureIndex;
  readonly #vocabulary: Vocabulary;
  readonly #words: WordRows;
  readonly #places = new Map<string, PlaceFeatures>();
  readonly #before = new MadeOnce((signal: string) => this.#groupOf(`p:${signal}`));
  readonly #after = new MadeOnce((signal: string) => this.#groupOf(`n:${signal}`));
  readonly #tones = new MadeOnce((rule: string) => this.#groupOf(`t:${rule}`));
  readonly #pairs = new MadeOnce((signal: string) => new MadeOnce((other: string) => this.#pairOf(signal, other)));
  readonly #unsignalled = new MadeOnce(() => this.#groupOf("s:none"));
  readonly #shared = new Map<string, FeatureGroup>();
  /** By step of length. */
  readonly #lengths: number[] = [];

  constructor(index: FeatureIndex, vocabulary: Vocabulary) {
    this.#index = index;
    this.#vocabulary = vocabulary;
    this.#words = new WordRows(index, vocabulary, (language, stem) => `w:${language}:${stem}`);
  }

  /** Gives the groups of features of sentences of a document. */
  of(
    document: ReadDocument,
    sentences: readonly Sentence[],
    kind: Kind,
    mood: Mood | undefined,
  ): (sentence: number) => readonly FeatureGroup[] {
    const { review } = document;
    const told = review ? review.notes.of("stems", [], () => this.#stemsOf(review)) : nothingTold;
    const places = placeNames.map((place) => this.#placeFeatures(kind, place, mood));
    return (i) => {
      const sentence = sentences[i] as Sentence;
      const place = places[placeOf(i, sentences.length)] as PlaceFeatures;
      const groups = [place.quarters.of(quarterOf(i, sentences.length))];
      this.#addSignals(place, sentence, sentences[i - 1], sentences[i + 1], groups);
      if (sentence.shapes.length > 0) groups.push(place.shapes.of(sentence.shapes));
      for (const rule of sentence.tones) groups.push(this.#tones.of(rule));
      const read = document.blocks[sentence.block] as ReadBlock;
      groups.push(this.#wordsOf(read, sentence));
      if (told.size > 0) this.#addShared(read, sentence, told, mood, groups);
      return groups;
    };
  }

  #addSignals(
    place: PlaceFeatures,
    { signals }: Sentence,
    before: Sentence | undefined,
    after: Sentence | undefined,
    groups: FeatureGroup[],
  ): void {
    if (signals.length === 0) groups.push(this.#unsignalled.of(undefined));
    for (let i = 0; i < signals.length; i++) {
      groups.push(place.signals.of(signals[i] as string));
      if (i + 1 === signals.length) break;
      const pairs = this.#pairs.of(signals[i] as string);
      for (let k = i + 1; k < signals.length; k++) groups.push(pairs.of(signals[k] as string));
    }
    if (before) for (const signal of before.signals) groups.push(this.#before.of(signal));
    if (after) for (const signal of after.signals) groups.push(this.#after.of(signal));
  }

  #pairOf(a: string, b: string): FeatureGroup {
    return this.#groupOf(`s:${a < b ? `${a}+${b}` : `${b}+${a}`}`);
  }

  #placeFeatures(kind: Kind, place: string, mood: Mood | undefined): PlaceFeatures {
    const key = `${kind} ${place} ${mood}`;
    const known = this.#places.get(key);
    if (known) return known;
    const made = new PlaceFeatures(kind, place, mood, (...names) => this.#groupOf(...names));
    this.#places.set(key, made);
    return made;
  }

  #groupOf(...names: readonly string[]): FeatureGroup {
    const rows = names.map((name) => this.#index.rowOf(name)).filter((row) => row >= 0);
    return { rows };
  }

  /** What the words of a sentence show, and how many they are: the same wherever it stands. */
  #wordsOf(read: ReadBlock, sentence: Sentence): FeatureGroup {
    const made = read.hits?.sentences[sentence.number]?.made;
    const known = made?.get(this) as FeatureGroup | undefined;
    if (known) return known;
    const group = { rows: this.#wordRows(read, sentence) };
    made?.set(this, group);
    return group;
  }

  #wordRows({ tokens, language }: ReadBlock, { from, to }: Sentence): number[] {
    const words = this.#words.in(language);
    const rows: number[] = [];
    for (let i = from; i < to; i++) {
      if (tokens.kind[i] !== TokenKind.word) continue;
      const row = words.rowOf(tokens.word[i] as number);
      if (row >= 0) rows.push(row);
    }
    const step = Math.min(8, Math.floor((to - from) / 3));
    this.#lengths[step] ??= this.#index.rowOf(`l:${step}`);
    if (this.#lengths[step] >= 0) rows.push(this.#lengths[step]);
    return rows;
  }

  #addShared(
    read: ReadBlock,
    sentence: Sentence,
    told: ReadonlySet<string>,
    mood: Mood | undefined,
    groups: FeatureGroup[],
  ): void {
    const shared = Math.min(3, this.#sharedWords(read, sentence, told));
    if (shared === 0) return;
    const key = `${shared}|${mood}`;
    const group = this.#shared.get(key) ?? this.#groupOf(`o:${shared}`, ...(mood ? [`o:${key}`] : []));
    this.#shared.set(key, group);
    groups.push(group);
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

/** What sentences show in one place of texts of one kind, in answer to one mood. */
class PlaceFeatures {
  readonly quarters: MadeOnce<number, FeatureGroup>;
  readonly signals: MadeOnce<string, FeatureGroup>;
  readonly shapes: MadeOnce<readonly string[], FeatureGroup>;

  constructor(kind: Kind, place: string, mood: Mood | undefined, groupOf: (...names: string[]) => FeatureGroup) {
    const at = `${kind}${place}`;
    const told = mood ? [`m:${mood}`, `m:${mood}${place}`] : [];
    this.quarters = new MadeOnce((quarter) => groupOf(`k:${kind}`, `@${at}`, `@${kind}/${quarter}`, ...told));
    this.signals = new MadeOnce((signal) => {
      const own = `s:${signal}`;
      return groupOf(own, `${own}@${at}`, `${own}|${kind}`, ...(mood ? [`${own}|${mood}`] : []));
    });
    this.shapes = new MadeOnce((shapes) => groupOf(...shapes.flatMap((shape) => [shape, `${shape}@${at}`])));
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
