import type { ReadBlock } from "../reading.ts";
import { isUpper } from "../text/chars.ts";
import { Boundary } from "../text/tokens.ts";
import type { ElementName } from "./elements.ts";
import type { OutlineElement } from "./outline.ts";
import type { Sentence } from "./sentences.ts";
import { fillersOf, type Slot, signalsFor, type Template } from "./templates.ts";

/** An element that a template asks for and a text does not have. */
export interface MissingElement {
  element: ElementName;
  /** The sentence after which it should come, by number; −1 where it should open the text. */
  after: number;
}

/** What was found in a text. */
export interface Found {
  blocks: readonly ReadBlock[];
  sentences: readonly Sentence[];
  elements: readonly OutlineElement[];
  /** What may be there, too. */
  doubtful: readonly OutlineElement[];
}

/** Thanks of so few words at the end are a formula, and show no understanding. */
const FORMULA = 4;
/** A reader is named so early, or not at all. */
const NAMED_WITHIN = 2;

/** Courtesies; all other sentences of a message answer somehow. */
const COURTESIES: ReadonlySet<ElementName> = new Set(["greeting", "thanks", "apology", "sign-off", "invitation"]);

/** The elements that a template asks for and that are clearly absent, in its order. */
export function missingIn({ slots }: Template, found: Found): MissingElement[] {
  const { sentences, elements, doubtful } = found;
  const likely = new Set<ElementName>();
  for (const { element } of elements) likely.add(element);
  for (const { element } of doubtful) likely.add(element);
  let signals: ReadonlySet<string> | undefined;
  const isSignalled = (name: ElementName) => {
    signals ??= signalsIn(sentences);
    return signalsFor[name].some((signal) => signals?.has(signal));
  };
  const mayBe = (name: ElementName) => likely.has(name) || isSignalled(name);
  const missing: MissingElement[] = [];
  let after = -1;
  for (const slot of slots) {
    const fillers = fillersOf(slot.element);
    const last = elements.findLast((candidate) => fillers.includes(candidate.element) && !isFormula(candidate, found));
    if (last) after = Math.max(after, last.sentence);
    else if (!slot.isOptional && !fillers.some(mayBe) && !isWaived(slot, found))
      missing.push({ element: slot.element, after });
  }
  return missing;
}

function signalsIn(sentences: readonly Sentence[]): Set<string> {
  const all = new Set<string>();
  for (const { signals } of sentences) for (const signal of signals) all.add(signal);
  return all;
}

/** Whether a slot may be empty in this text: it asks for nothing more than what is there. */
function isWaived({ element }: Slot, found: Found): boolean {
  if (element === "next-step") return isDone(found);
  if (element === "greeting") return found.sentences.slice(0, NAMED_WITHIN).some((sentence) => names(sentence, found));
  return element === "answer" && hasMoreThanCourtesies(found);
}

/** A solution done on the spot needs no next step. */
function isDone({ elements, sentences }: Found): boolean {
  const solutions = elements.filter(({ element }) => element === "solution");
  return solutions.some(({ sentence }) => sentences[sentence]?.signals.includes("done"));
}

/** Whether a sentence seems to name the reader: "…, Anna.", or a word with a capital between two commas. */
function names({ block, from, to }: Sentence, { blocks }: Found): boolean {
  const { block: prose, tokens } = blocks[block] as ReadBlock;
  for (let i = from + 1; i < to; i++) {
    if (!isUpper(prose.text.charCodeAt(tokens.start[i] as number))) continue;
    const isLast = i + 1 === to;
    const isApart = tokens.before[i] === Boundary.clause && tokens.before[i + 1] === Boundary.clause;
    if (isLast || isApart) return true;
  }
  return false;
}

/** Whether a sentence is no element, or one that is no courtesy. */
function hasMoreThanCourtesies({ elements, sentences }: Found): boolean {
  const courteous = new Set(elements.map(({ sentence }) => sentence));
  return courteous.size < sentences.length || elements.some(({ element }) => !COURTESIES.has(element));
}

function isFormula({ element, sentence }: OutlineElement, { sentences }: Found): boolean {
  const { from = 0, to = 0 } = sentences[sentence] ?? {};
  return element === "thanks" && sentence >= sentences.length - 2 && sentence > 0 && to - from <= FORMULA;
}
