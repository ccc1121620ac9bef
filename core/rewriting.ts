import type { SourceDocument } from "./document.ts";
import { afterOpening } from "./opening.ts";
import type { ReadBlock } from "./reading.ts";
import type { Finding } from "./rule.ts";
import { CONTROL_MASK, OUTPUT_MASK } from "./text/mask.ts";
import { sentenceAt } from "./text/sentence-at.ts";

/**
 * A change that mends a problem: `text` takes the place of `[start, end)` of the document's own text, in UTF-16 code
 * units. The span holds no markup, entity, escape or template tag, so that nothing else is touched.
 */
export interface Rewrite {
  start: number;
  end: number;
  /** What is to be filled in stands in brackets: `[date]`. */
  text: string;
}

/** Whether a rewrite has a `[place]` that a person is to fill in. */
export function hasPlaces({ text }: Rewrite): boolean {
  return /\[[^\][]+\]/.test(text);
}

/** A suggestion with a full stop of its own says all that the sentence is to say. */
const IS_SENTENCE = /[.!?…]$/;

/** Whether a suggestion takes the place of the whole sentence, not of the words alone. */
export function isSentence(suggestion: string): boolean {
  return IS_SENTENCE.test(suggestion) && suggestion.includes(" ");
}

/** The rewrites that suggestions come to; those that the source would not take as they are, are left out. */
export function rewritesOf(
  document: SourceDocument,
  read: ReadBlock,
  finding: Finding,
  suggestions: readonly string[],
  isName: (token: number) => boolean,
): Rewrite[] {
  if (document.map !== undefined && document.encode === undefined) return [];
  let whole: { start: number; end: number } | undefined;
  return suggestions.flatMap((text) => {
    const isWhole = isSentence(text);
    if (isWhole) whole ??= sentenceAround(read, finding, isName);
    const span = (isWhole && whole) || finding;
    const place = read.block.map.toSource(span.start, span.end);
    const words = read.block.text.slice(span.start, span.end);
    if (!isBare(words, document.text.slice(place.start, place.end)) || isReserved(text, read)) return [];
    if (document.encode && document.encode(text) === undefined) return [];
    // Lines that people see may be no sentence at all: an address, a poem.
    if (isWhole && read.block.keepsLines && words.includes("\n")) return [];
    if (isWhole && hasFacts(besides(read, span, finding))) return [];
    return [{ ...place, text: isWhole && followsComma(read, span.start) ? inSmall(text) : text }];
  });
}

const FACTS = /https?:|www\.|@|\d/;
/** What every smiley has. */
const SMILEY_SIGN = /[:;\u00A9\u00AE\u203C-\uFFFF]/;
const SMILEY = /(?:[:;]-?[)(]+|\p{Extended_Pictographic})\s+\p{Lu}/u;

/** Whether words have what must not get lost: addresses, numbers, codes; and a smiley, after which another sentence may begin. */
function hasFacts(words: string): boolean {
  return FACTS.test(words) || (SMILEY_SIGN.test(words) && SMILEY.test(words));
}

/** What a sentence says beside the words that were found. */
function besides(
  { block: { text } }: ReadBlock,
  span: { start: number; end: number },
  { start, end }: Finding,
): string {
  return `${text.slice(span.start, start)} ${text.slice(end, span.end)}`;
}

/** Whether what stands before an offset is a comma: "Hi Tom, …" */
function followsComma({ block }: ReadBlock, offset: number): boolean {
  return /,\s*$/.test(block.text.slice(Math.max(0, offset - 4), offset));
}

/** A sentence as it goes on after a comma; "I" and abbreviations stay as they are. */
function inSmall(sentence: string): string {
  const first = /^[\p{L}'’]+/u.exec(sentence)?.[0] ?? "";
  const isFixed = /^I(?:$|['’])/.test(first) || (first.length > 1 && first === first.toUpperCase());
  return isFixed ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** The sentences that a finding lies in, from the first word to the last mark. */
function sentenceAround(
  read: ReadBlock,
  { start, end }: Finding,
  isName: (token: number) => boolean,
): { start: number; end: number } {
  const { tokens } = read;
  const { text } = read.block;
  const span = { start, end };
  for (let i = sentenceAt(tokens, start); i < tokens.sentenceCount; i++) {
    const from = tokens.sentenceStart[i] as number;
    if (from >= end) break;
    // Who is greeted, and by what name, stays.
    span.start = Math.min(span.start, Math.max(from, afterOpening(read, i, isName)));
    span.end = Math.max(span.end, tokens.sentenceEnd[i] as number);
  }
  // Quotation marks around the whole sentence stay; those of a part of it go with the part.
  const opens = OPENING.test(text[span.start - 1] ?? "");
  const closes = CLOSING.test(text[span.end] ?? "");
  if (opens && !closes) span.start--;
  if (closes && !opens) span.end++;
  return span;
}

const OPENING = /[«“„"‹(]/;
const CLOSING = /[»”"›)]/;

/** Whether words stand in the source as they are read; a line may end where a space is read. */
function isBare(read: string, actual: string): boolean {
  if (read.trim() === "" || read.includes(OUTPUT_MASK) || read.includes(CONTROL_MASK)) return false;
  return read === actual || read.replace(/\s+/g, " ") === actual.replace(/\s+/g, " ");
}

function isReserved(words: string, { block: { reserved = "" } }: ReadBlock): boolean {
  for (const char of reserved) if (words.includes(char)) return true;
  return false;
}
