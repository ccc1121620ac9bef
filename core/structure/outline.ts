import type { Kind } from "../document.ts";
import type { ReadDocument } from "../reading.ts";
import type { ContextModel } from "./context-model.ts";
import { elementsIn } from "./element-finder.ts";
import type { ElementName, Mood } from "./elements.ts";
import type { LinearModel } from "./linear-model.ts";
import { type Found, type MissingElement, missingIn } from "./missing.ts";
import { type Sentence, wordsOf } from "./sentences.ts";
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
  contexts: ContextModel;
}

/** What is known of a document before its outline is drawn. */
export interface OutlineInput {
  sentences: readonly Sentence[];
  /** The features of a sentence, by its number. */
  featuresOf(sentence: number): readonly number[];
  kind: Kind;
  mood: Mood | undefined;
  /** The mood that the features were told. */
  seen: Mood | undefined;
  /** The template that was asked for. */
  asked: Template | undefined;
}

/** Fewer words are a line: a button, a subject, a note. */
const FEWEST_WORDS: Record<Kind, number> = { email: 12, reply: 4, message: 4 };

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

/** Draws the outline of a document. */
export function drawOutline(document: ReadDocument, model: OutlineModel, input: OutlineInput): Outline {
  const { blocks } = document;
  const { sentences, kind, asked } = input;
  const { elements, doubtful } = elementsIn(document, model, input);
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
