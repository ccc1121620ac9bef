import type { Kind } from "../document.ts";
import type { ReadBlock, ReadDocument } from "../reading.ts";
import { contextFeatures, highest, nothingAround, type Surroundings } from "./context-features.ts";
import { type ElementName, elementNames, type Mood } from "./elements.ts";
import type { LinearModel } from "./linear-model.ts";
import { type Found, type MissingElement, missingIn } from "./missing.ts";
import { narrowed } from "./narrow.ts";
import { placesOf } from "./sentence-features.ts";
import { runsOf, type Sentence, wordsOf } from "./sentences.ts";
import { type Template, templatesFor } from "./templates.ts";

/** An element of a text: a span of a block's text, half-open, UTF-16 code units. */
export interface OutlineElement {
  element: ElementName;
  block: number;
  start: number;
  end: number;
  /** How likely it is, from 0 to 1. */
  likelihood: number;
  /** The number of its sentence. */
  sentence: number;
}

/** What a text is made of. */
export interface Outline {
  /** Whether what it answers praises or complains, as far as that is known. */
  mood: Mood | undefined;
  /** What it was measured by; undefined where no template fits its kind. */
  template: Template | undefined;
  /** In the order of the text. */
  elements: readonly OutlineElement[];
  /** Elements that the model would neither name nor rule out. */
  doubtful: readonly OutlineElement[];
  /** What the template asks for and is clearly absent, in the template's order. */
  missing: readonly MissingElement[];
  /** All sentences of the body. */
  sentences: readonly Sentence[];
}

/** The two steps of the model: of a sentence alone, then with what the first step says of those around it. */
export interface OutlineModel {
  sentences: LinearModel;
  contexts: LinearModel;
  /** The model's own numbers of `contextFeatureNames`. */
  contextRows: readonly number[];
}

/** What is known of a document before its outline is drawn. */
export interface OutlineInput {
  sentences: readonly Sentence[];
  /** The features of the sentences from one to before another. */
  featuresOf(from: number, to: number): number[][];
  kind: Kind;
  mood: Mood | undefined;
  /** The mood that the features were told. */
  seen: Mood | undefined;
  /** The template that was asked for. */
  asked: Template | undefined;
}

/** Fewer words are a line: a button, a subject, a note. */
const FEWEST_WORDS: Record<Kind, number> = { email: 12, reply: 4, message: 4 };

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

/** A longer letter is a digest. */
const LONGEST_LETTER = 400;

/** Whether a letter is a digest or a catalogue: each of its items has a value and a call of its own. */
export function isDigest(sentences: readonly Sentence[]): boolean {
  return wordsOf(sentences) > LONGEST_LETTER;
}

/** Whether a letter offers something at all: receipts and news of an account do not. */
function isOffer({ elements, sentences }: Found): boolean {
  return !isDigest(sentences) && elements.some(({ element }) => element === "value" || element === "cta");
}

/** What the first step says of the sentences of a block, and at most. */
interface Alone {
  own: Float64Array[];
  most: Float64Array;
}

/** All that the model finds; block by block, since an editor asks again after each change. */
function* elementsIn(document: ReadDocument, model: OutlineModel, input: OutlineInput): Generator<OutlineElement> {
  const { sentences, kind, seen } = input;
  const runs = runsOf(document.blocks, sentences);
  const alone = runs.map(({ read, from, to }) => {
    const [before, after] = [sentences[from - 1], sentences[to]].map((sentence) => sentence?.signals.join());
    const around = [model, kind, seen, placesOf(from, to, sentences.length), before, after];
    return read.notes.of("alone", around, () => {
      const own = input.featuresOf(from, to).map((rows) => model.sentences.likelihoods(rows));
      return { own, most: own.reduce(highest, nothingAround.before) };
    });
  });
  let { before, after: last } = nothingAround;
  const after = alone.map(() => last);
  for (let i = runs.length - 1; i >= 0; i--) {
    after[i] = last;
    last = highest(last, (alone[i] as Alone).most);
  }
  for (const [i, { read, from, to }] of runs.entries()) {
    const { own, most } = alone[i] as Alone;
    const previous = alone[i - 1]?.own.at(-1);
    const next = alone[i + 1]?.own[0];
    const around = { previous, next, before, after: after[i] as Float64Array };
    const found = read.notes.of("elements", [model, own, previous, next, before, around.after], () =>
      elementsOf(read, sentences.slice(from, to), own, around, model),
    );
    const { block } = sentences[from] as Sentence;
    yield* read.notes.of("placed", [found, block, from], () =>
      found.map((element) => ({ ...element, block, sentence: from + element.sentence })),
    );
    before = highest(before, most);
  }
}

/** The elements of one block; their sentences are numbered from 0. */
function elementsOf(
  read: ReadBlock,
  sentences: readonly Sentence[],
  alone: readonly Float64Array[],
  around: Surroundings,
  { contexts, contextRows }: OutlineModel,
): OutlineElement[] {
  const elements: OutlineElement[] = [];
  for (const [number, features] of contextFeatures(alone, around).entries()) {
    const sentence = sentences[number] as Sentence;
    const own = contexts.likelihoods(contextRows, features);
    const rival = rivalOf(own);
    for (let label = 0; label < elementNames.length; label++) {
      const likelihood = own[label] as number;
      if (likelihood < (contexts.doubts[label] as number)) continue;
      if (isRival[label] && rival > MOST_LIKELIER * likelihood) continue;
      const element = elementNames[label] as ElementName;
      elements.push({
        element,
        block: sentence.block,
        ...narrowed(element, read, sentence),
        likelihood,
        sentence: number,
      });
    }
  }
  return elements;
}

/** Draws the outline of a document. */
export function drawOutline(document: ReadDocument, model: OutlineModel, input: OutlineInput): Outline {
  const { blocks } = document;
  const { sentences, kind, asked } = input;
  const elements: OutlineElement[] = [];
  const doubtful: OutlineElement[] = [];
  for (const found of elementsIn(document, model, input)) {
    const isSure = found.likelihood >= (model.contexts.thresholds[elementNames.indexOf(found.element)] as number);
    (isSure ? elements : doubtful).push(found);
  }
  const mood = input.mood ?? (kind === "reply" ? moodOfReply(elements) : undefined);
  const templates = asked ? [asked] : templatesFor(kind, mood);
  const found: Found = { blocks, sentences, elements, doubtful };
  const fitted = templates
    .map((template) => ({ template, missing: missingIn(template, found) }))
    // A letter without thanks is no thank-you letter.
    .filter(({ template, missing }) => asked || !missing.some(({ element }) => element === template.name))
    .sort((a, b) => a.missing.length - b.missing.length || present(b.template) - present(a.template))[0];
  const isMeasured = wordsOf(sentences) >= FEWEST_WORDS[kind] && (kind !== "email" || asked || isOffer(found));
  return {
    mood,
    template: fitted?.template,
    elements,
    doubtful,
    missing: isMeasured ? (fitted?.missing ?? []) : [],
    sentences,
  };

  function present({ slots }: Template): number {
    return slots.filter(({ element }) => elements.some((found) => found.element === element)).length;
  }
}

/** Where nobody says what is answered, the answer may: who is sorry and mends answers a complaint. */
function moodOfReply(elements: readonly OutlineElement[]): Mood | undefined {
  const has = (...names: ElementName[]) => elements.some(({ element }) => names.includes(element));
  if (has("apology", "empathy")) return has("solution", "next-step") ? "complaint" : undefined;
  return has("thanks") && has("echo", "invitation") ? "praise" : undefined;
}
