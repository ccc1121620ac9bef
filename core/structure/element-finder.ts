import type { ReadDocument } from "../reading.ts";
import { patched } from "../rereading.ts";
import { contextsOf, highest, nothingAround, type Surroundings } from "./context-features.ts";
import { type ElementName, elementNames } from "./elements.ts";
import type { Likelihoods } from "./linear-model.ts";
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
function rivalOf(likelihoods: Likelihoods): number {
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
  own: readonly Likelihoods[];
  most: Likelihoods;
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
  elements: OutlineElement[];
  doubtful: OutlineElement[];
}

const nothing: readonly never[] = [];

interface LastElements extends FoundElements {
  circumstances: object;
  sentences: number;
  runs: readonly Run[];
  notes: readonly RunNote[];
}

const owner = {};

/** All that the model finds. An editor asks again after each change: what has not changed is not even looked at. */
export function elementsIn(document: ReadDocument, model: OutlineModel, input: OutlineInput): FoundElements {
  const { sentences, kind, seen } = input;
  const { memory } = document;
  const runs = runsOf(sentences);
  // What is the same for all of a document; without a memory, nothing is noted of another one.
  const circumstances = memory?.recall(`outline ${memory.numberOf(model)} ${kind} ${seen}`, () => ({}));
  const last = memory?.lastOf<LastElements>(owner);
  const isAlike = last?.circumstances === circumstances && last?.sentences === sentences.length;
  const known = isAlike && last?.runs.length === runs.length ? last : undefined;
  // The first step has a look at the sentences next to a block.
  const [from, to] = known ? changedRuns(known.runs, runs) : [0, runs.length];
  const notes = known ? known.notes.slice() : new Array<RunNote>(runs.length);
  for (let i = from; i < to; i++) notes[i] = firstStep(runs[i] as Run, model, input, circumstances);
  const [first, end] = settleAround(notes, from, to);
  const found: FoundElements = { elements: [], doubtful: [] };
  for (let i = first; i < end; i++) addElements(runs[i] as Run, notes[i] as RunNote, input, model, found);
  // Up to where the runs before begin and those after end, whichever blocks had sentences in between.
  const start = first === 0 ? 0 : (runs[first] as Run).block;
  const after = runs[end]?.block ?? Number.POSITIVE_INFINITY;
  const all = known
    ? {
        elements: patched(known.elements, found.elements, start, after),
        doubtful: patched(known.doubtful, found.doubtful, start, after),
      }
    : found;
  if (circumstances) {
    const kept: LastElements = { circumstances, sentences: sentences.length, runs, notes, ...all };
    memory?.keepLast(owner, kept);
  }
  return all;
}

/** The runs that are others than before, with their neighbours: from one to before another. */
function changedRuns(old: readonly Run[], now: readonly Run[]): [number, number] {
  let from = 0;
  while (from < now.length && old[from] === now[from]) from++;
  let to = now.length;
  while (to > from && old[to - 1] === now[to - 1]) to--;
  return [Math.max(0, from - 1), Math.min(now.length, to + 1)];
}

/**
 * Tells each run what stands around it, where that is another than it was; those that stand further off than some that have
 * changed learn of it only where it comes to more, or less, than before.
 * @returns The runs whose elements may be others.
 */
function settleAround(notes: readonly RunNote[], from: number, to: number): [number, number] {
  let first = from;
  const next = notes[to];
  let last = next ? highest(next.around.after, next.most) : nothingAround.after;
  for (let i = to - 1; i >= 0; i--) {
    const note = notes[i] as RunNote;
    const before = note.around.after;
    last = settled(note, "after", last);
    if (i < from) {
      if (last === before) break;
      first = i;
    }
    last = highest(last, note.most);
  }
  let end = to;
  const previous = notes[from - 1];
  last = previous ? highest(previous.around.before, previous.most) : nothingAround.before;
  for (let i = from; i < notes.length; i++) {
    const note = notes[i] as RunNote;
    const before = note.around.before;
    last = settled(note, "before", last);
    if (i >= to) {
      if (last === before) break;
      end = i + 1;
    }
    last = highest(last, note.most);
  }
  for (let i = first; i < end; i++) {
    settle(notes[i] as RunNote, "previous", notes[i - 1]?.own.at(-1));
    settle(notes[i] as RunNote, "next", notes[i + 1]?.own[0]);
  }
  return [first, end];
}

/** Adds the elements of a run, found anew where something around has changed. */
function addElements(
  run: Run,
  note: RunNote,
  { sentences }: OutlineInput,
  model: OutlineModel,
  found: FoundElements,
): void {
  if (note.isStale) findElements(run, sentences, note, model);
  else if (note.block !== run.block || note.from !== run.from) placeElements(note, run);
  note.isStale = false;
  note.block = run.block;
  note.from = run.from;
  for (const element of note.elements) found.elements.push(element);
  for (const element of note.doubtful) found.doubtful.push(element);
}

/** What the first step says of a block; most often it was said before. */
function firstStep(
  { read, from, to }: Run,
  model: OutlineModel,
  { sentences, featuresOf }: OutlineInput,
  circumstances: object | undefined,
): RunNote {
  // Without a memory, no block has been seen before.
  const places = circumstances ? placesOf(from, to, sentences.length) : "";
  const signalsBefore = sentences[from - 1]?.signals ?? nothing;
  const signalsAfter = sentences[to]?.signals ?? nothing;
  const known = circumstances && read.notes.known<RunNote>("outline", circumstances);
  if (
    known?.places === places &&
    isSameList(known.signalsBefore, signalsBefore) &&
    isSameList(known.signalsAfter, signalsAfter)
  )
    return known;
  const own: Likelihoods[] = [];
  let most = nothingAround.before;
  for (let i = from; i < to; i++) {
    const likelihoods = model.sentences.likelihoods(featuresOf(i));
    own.push(likelihoods);
    most = highest(most, likelihoods);
  }
  const note: RunNote = {
    places,
    signalsBefore,
    signalsAfter,
    own,
    most,
    around: { ...nothingAround },
    isStale: true,
    block: 0,
    from: 0,
    elements: nothing,
    doubtful: nothing,
  };
  return circumstances ? read.notes.keep("outline", circumstances, note) : note;
}

/** Notes what stands around a block. */
function settle(note: RunNote, side: keyof Surroundings, now: Likelihoods | undefined): void {
  if (note.around[side] === now) return;
  note.isStale = true;
  (note.around as Record<keyof Surroundings, Likelihoods | undefined>)[side] = now;
}

/** As `settle`; returns the very numbers that are noted where they are the same: so those further on are, too. */
function settled(note: RunNote, side: "before" | "after", now: Likelihoods): Likelihoods {
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

/** Finds the elements of one block. */
function findElements(
  { read, block, from }: Run,
  sentences: readonly Sentence[],
  note: RunNote,
  { contexts }: OutlineModel,
): void {
  const elements: OutlineElement[] = [];
  const doubtful: OutlineElement[] = [];
  let sentence = from;
  for (const context of contextsOf(note.own, note.around)) {
    const own = contexts.likelihoods(context);
    const rival = rivalOf(own);
    for (let label = 0; label < elementNames.length; label++) {
      const likelihood = own[label] as number;
      if (likelihood < (contexts.doubts[label] as number)) continue;
      if (isRival[label] && rival > MOST_LIKELIER * likelihood) continue;
      const element = elementNames[label] as ElementName;
      const { start, end } = narrowed(element, read, sentences[sentence] as Sentence);
      const isSure = likelihood >= (contexts.thresholds[label] as number);
      (isSure ? elements : doubtful).push({ element, block, start, end, likelihood, sentence });
    }
    sentence++;
  }
  note.elements = elements;
  note.doubtful = doubtful;
}

/** Gives the elements of a block the numbers that it and its sentences have in the document by now. */
function placeElements(note: RunNote, { block, from }: Run): void {
  const further = from - note.from;
  const place = (element: OutlineElement) => ({ ...element, block, sentence: element.sentence + further });
  note.elements = note.elements.map(place);
  note.doubtful = note.doubtful.map(place);
}
