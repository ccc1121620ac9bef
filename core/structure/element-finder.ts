import type { ReadBlock, ReadDocument } from "../reading.ts";
import { contextFeatures, highest, nothingAround, type Surroundings } from "./context-features.ts";
import { type ElementName, elementNames } from "./elements.ts";
import { narrowed } from "./narrow.ts";
import type { OutlineElement, OutlineInput, OutlineModel } from "./outline.ts";
import { placesOf } from "./sentence-features.ts";
import { type Run, runsOf, type Sentence } from "./sentences.ts";

/** A sentence is seldom two of these at once. */
const RIVALS: ReadonlySet<ElementName> = new Set([
  "explanation",
  "solution",
  "next-step",
  "answer",
  "echo",
  "empathy",
  "invitation",
]);

/** A rival that is likelier by this drives an element out. */
const MOST_LIKELIER = 1.5;

/** By label: whether the element is a rival. */
const isRival = elementNames.map((name) => RIVALS.has(name));

/** The likelihood of the likeliest of the rivals. */
function rivalOf(likelihoods: Float64Array): number {
  let most = 0;
  for (let label = 0; label < isRival.length; label++)
    if (isRival[label] && (likelihoods[label] as number) > most) most = likelihoods[label] as number;
  return most;
}

/** What the model says of the sentences of a block, and all that it was told beside their words. */
interface RunNote {
  places: string;
  /** The signals of the sentence before and of the one after. */
  signalsBefore: readonly string[];
  signalsAfter: readonly string[];
  /** What the first step says of each sentence, and at most. */
  own: readonly Float64Array[];
  most: Float64Array;
  around: Surroundings;
  /** Set where something around has changed since the elements were found. */
  isStale: boolean;
  block: number;
  from: number;
  elements: readonly OutlineElement[];
  doubtful: readonly OutlineElement[];
}

/** Elements in the order of the text: those that the model names, and those that it would not rule out. */
export interface FoundElements {
  elements: readonly OutlineElement[];
  doubtful: readonly OutlineElement[];
}

const nothing: readonly never[] = [];

/** All that the model finds; block by block, since an editor asks again after each change. */
export function elementsIn(document: ReadDocument, model: OutlineModel, input: OutlineInput): FoundElements {
  const { sentences } = input;
  const runs = runsOf(document.blocks, sentences);
  const notes = firstStep(document, runs, model, input);
  let last = nothingAround.after;
  for (let i = notes.length - 1; i >= 0; i--) {
    const note = notes[i] as RunNote;
    last = settled(note, "after", last);
    last = highest(last, note.most);
  }
  last = nothingAround.before;
  const elements: OutlineElement[] = [];
  const doubtful: OutlineElement[] = [];
  for (let i = 0; i < runs.length; i++) {
    const { read, from, to } = runs[i] as Run;
    const note = notes[i] as RunNote;
    last = settled(note, "before", last);
    settle(note, "previous", notes[i - 1]?.own.at(-1));
    settle(note, "next", notes[i + 1]?.own[0]);
    if (note.isStale) findElements(read, sentences.slice(from, to), note, model);
    const { block } = sentences[from] as Sentence;
    if (note.isStale || note.block !== block || note.from !== from) placeElements(note, block, from);
    note.isStale = false;
    for (let k = 0; k < note.elements.length; k++) elements.push(note.elements[k] as OutlineElement);
    for (let k = 0; k < note.doubtful.length; k++) doubtful.push(note.doubtful[k] as OutlineElement);
    last = highest(last, note.most);
  }
  return { elements, doubtful };
}

/** What the first step says of all blocks; most of it, in an editor, was said before. */
function firstStep(
  { memory }: ReadDocument,
  runs: readonly Run[],
  model: OutlineModel,
  { sentences, featuresOf, kind, seen }: OutlineInput,
): RunNote[] {
  // What is the same for all of a document; without a memory, nothing is noted of another one.
  const circumstances = memory
    ? memory.recall(`outline ${memory.numberOf(model)} ${kind} ${seen}`, () => ({}))
    : undefined;
  return runs.map(({ read, from, to }) => {
    const places = placesOf(from, to, sentences.length);
    const signalsBefore = sentences[from - 1]?.signals ?? nothing;
    const signalsAfter = sentences[to]?.signals ?? nothing;
    const known = read.notes.known<RunNote>("outline", circumstances);
    if (
      known?.places === places &&
      isSameList(known.signalsBefore, signalsBefore) &&
      isSameList(known.signalsAfter, signalsAfter)
    )
      return known;
    const own = featuresOf(from, to).map((rows) => model.sentences.likelihoods(rows));
    return read.notes.keep<RunNote>("outline", circumstances, {
      places,
      signalsBefore,
      signalsAfter,
      own,
      most: own.reduce(highest, nothingAround.before),
      around: { ...nothingAround },
      isStale: true,
      block: 0,
      from: 0,
      elements: nothing,
      doubtful: nothing,
    });
  });
}

/** Notes what stands around a block. */
function settle(note: RunNote, side: keyof Surroundings, now: Float64Array | undefined): void {
  if (note.around[side] === now) return;
  note.isStale = true;
  (note.around as Partial<Record<keyof Surroundings, Float64Array | undefined>>)[side] = now;
}

/** As `settle`; returns the very numbers that are noted where they are the same: so those further on are, too. */
function settled(note: RunNote, side: "before" | "after", now: Float64Array): Float64Array {
  if (isSameList(note.around[side], now)) return note.around[side];
  settle(note, side, now);
  return now;
}

function isSameList<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The elements of one block; their sentences are numbered from 0. */
function findElements(
  read: ReadBlock,
  sentences: readonly Sentence[],
  note: RunNote,
  { contexts, contextRows }: OutlineModel,
): void {
  const elements: OutlineElement[] = [];
  const doubtful: OutlineElement[] = [];
  for (const [number, features] of contextFeatures(note.own, note.around).entries()) {
    const sentence = sentences[number] as Sentence;
    const own = contexts.likelihoods(contextRows, features);
    const rival = rivalOf(own);
    for (let label = 0; label < elementNames.length; label++) {
      const likelihood = own[label] as number;
      if (likelihood < (contexts.doubts[label] as number)) continue;
      if (isRival[label] && rival > MOST_LIKELIER * likelihood) continue;
      const element = elementNames[label] as ElementName;
      const place = { block: 0, ...narrowed(element, read, sentence), likelihood, sentence: number };
      const isSure = likelihood >= (contexts.thresholds[label] as number);
      (isSure ? elements : doubtful).push({ element, ...place });
    }
  }
  note.elements = elements;
  note.doubtful = doubtful;
  note.block = 0;
  note.from = 0;
}

/** Gives the elements of a block the numbers that it and its sentences have in the document. */
function placeElements(note: RunNote, block: number, from: number): void {
  const further = from - note.from;
  const place = (element: OutlineElement) => ({ ...element, block, sentence: element.sentence + further });
  note.elements = note.elements.map(place);
  note.doubtful = note.doubtful.map(place);
  note.block = block;
  note.from = from;
}
