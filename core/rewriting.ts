import type { SourceDocument } from "./document.ts";
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
): Rewrite[] {
  // A cell has quotes and escapes of its own.
  if (document.map !== undefined) return [];
  return suggestions.flatMap((text) => {
    const span = isSentence(text) ? sentenceAround(read, finding) : finding;
    const place = read.block.map.toSource(span.start, span.end);
    const words = read.block.text.slice(span.start, span.end);
    const isWhole = isBare(words, document.text.slice(place.start, place.end)) && !isReserved(text, read);
    return isWhole ? [{ ...place, text }] : [];
  });
}

/** The sentences that a finding lies in, from the first word to the last mark. */
function sentenceAround(
  { block: { text }, tokens }: ReadBlock,
  { start, end }: Finding,
): { start: number; end: number } {
  const span = { start, end };
  for (let i = sentenceAt(tokens, start); i < tokens.sentenceCount; i++) {
    const from = tokens.sentenceStart[i] as number;
    if (from >= end) break;
    span.start = Math.min(span.start, from);
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
