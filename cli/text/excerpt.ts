import type { Block, SourceDocument } from "../../core/document.ts";
import { unmask } from "../../core/text/unmask.ts";
import { plainText } from "./plain.ts";
import { characters, displayWidth } from "./width.ts";

/** The words in question with the sentence around them, for a person's eyes. */
export interface Excerpt {
  before: string;
  words: string;
  after: string;
}

/** How far a sentence may reach from the words. */
const reach = 400;
/** Longer words than this are shown by their beginning. */
const longestWords = 1000;
/** The words may end with the mark that ends their sentence. */
const longestMark = 20;

const sentenceEnd = /[.!?…]+["»”’)\]]*\s+(?=["«“„(]?[\p{Lu}\p{N}—–-])/gu;
const lineEnd = /\s*[\r\n]\s*/g;

/** The sentence around a span of the document: as its readers see it where it is prose, else as it is written. */
export function excerptOf(document: SourceDocument, start: number, end: number): Excerpt {
  const block = blockAround(document, start, end);
  if (block === undefined) {
    return cutOut(document.text, start, end, [sentenceEnd, lineEnd], (from, to) => document.text.slice(from, to));
  }
  const [blockStart, blockEnd] = toBlock(block, start, end);
  return cutOut(block.text, blockStart, blockEnd, [sentenceEnd], (from, to) =>
    unmask(document.text, block.text, block.map, from, to),
  );
}

/** The words of a span: as its readers see them where it is prose, else as they are written. */
export function wordsOf(document: SourceDocument, start: number, end: number): string {
  const block = blockAround(document, start, end);
  if (block === undefined) return plainText(document.text.slice(start, Math.min(end, start + longestWords)));
  const [from, to] = toBlock(block, start, end);
  return plainText(unmask(document.text, block.text, block.map, from, Math.min(to, from + longestWords)));
}

/** Shortens an excerpt to a number of columns, cutting between words where it can. */
export function fitExcerpt({ before, words, after }: Excerpt, width: number): Excerpt {
  const room = width - displayWidth(words);
  if (room < 2) return { before: "", words: keepStart(words, width), after: "" };
  const [left, right] = [displayWidth(before), displayWidth(after)];
  // What one side does not need, the other may have.
  const leftRoom = Math.max(Math.floor(room / 2), room - right);
  const rightRoom = room - Math.min(left, leftRoom);
  return { before: keepEnd(before, leftRoom), words, after: keepStart(after, rightRoom) };
}

function cutOut(
  text: string,
  start: number,
  end: number,
  boundaries: readonly RegExp[],
  slice: (from: number, to: number) => string,
): Excerpt {
  const from = Math.max(0, start - reach);
  const to = Math.min(text.length, end + reach);
  let [sentenceFrom, sentenceTo] = [from, to];
  const tail = Math.max(start, end - longestMark);
  for (const boundary of boundaries) {
    for (const after of boundaryEnds(text, from, start, boundary)) sentenceFrom = Math.max(sentenceFrom, after);
    for (const after of boundaryEnds(text, tail, to, boundary))
      if (after >= end) sentenceTo = Math.min(sentenceTo, after);
  }
  return {
    before: plainText(slice(sentenceFrom, start)).trimStart(),
    words: plainText(slice(start, Math.min(end, start + longestWords))),
    after: plainText(slice(end, sentenceTo)).trimEnd(),
  };
}

/** Where the boundaries in a part of the text end. One character more is looked at: a boundary may ask for it. */
function boundaryEnds(text: string, from: number, to: number, boundary: RegExp): number[] {
  const ends = Array.from(
    text.slice(from, to + 1).matchAll(boundary),
    ({ index, 0: found }) => from + index + found.length,
  );
  return ends.filter((after) => after <= to);
}

interface BlockSpan {
  start: number;
  end: number;
  /** How far this block and those before it reach. */
  reach: number;
  block: Block;
}

/** Of the document that was asked about last: a weak map would keep all of them until old objects are collected. */
let last: { document: SourceDocument; spans: BlockSpan[] } | undefined;

/**
 * The block that holds a span, the innermost of several: a picture's description stands in a paragraph. The blocks' own
 * spans are worked out once: a long text has many of both.
 */
function blockAround(document: SourceDocument, start: number, end: number): Block | undefined {
  if (last?.document !== document) last = { document, spans: blockSpans(document) };
  const { spans } = last;
  const after = firstIndex(spans.length, (index) => (spans[index] as BlockSpan).start > start);
  for (let i = after - 1; i >= 0 && (spans[i] as BlockSpan).reach >= end; i--) {
    const { end: blockEnd, block } = spans[i] as BlockSpan;
    if (blockEnd >= end) return block.text === "" ? undefined : block;
  }
  return undefined;
}

/** By where they begin, outer ones first. */
function blockSpans({ blocks }: SourceDocument): BlockSpan[] {
  const spans = blocks.map((block): BlockSpan => {
    const { start, end } = block.map.toSource(0, block.text.length);
    return { start, end, reach: 0, block };
  });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  for (const span of spans) {
    reached = Math.max(reached, span.end);
    span.reach = reached;
  }
  return spans;
}

/** A span of the document in the block's own text. Source offsets ascend with the block's, so halving finds them. */
function toBlock({ map, text }: Block, start: number, end: number): [number, number] {
  const first = firstIndex(text.length, (index) => map.toSource(index, index + 1).end > start);
  const last = firstIndex(text.length, (index) => map.toSource(index, index + 1).start >= end);
  return [first, Math.max(first, last)];
}

function firstIndex(length: number, holdsAt: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holdsAt(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The beginning of a text, in a number of columns. */
export function keepStart(text: string, room: number): string {
  if (displayWidth(text) <= room) return text;
  const kept = take(characters(text), room - 1).join("");
  return `${kept.replace(/\s+\S*$/u, "") || kept}…`;
}

function keepEnd(text: string, room: number): string {
  if (displayWidth(text) <= room) return text;
  const kept = take(characters(text).reverse(), room - 1)
    .reverse()
    .join("");
  return `…${kept.replace(/^\S*\s+(?=\S)/u, "") || kept}`;
}

function take(parts: readonly string[], room: number): string[] {
  let width = 0;
  let count = 0;
  for (const part of parts) {
    width += displayWidth(part);
    if (width > room) break;
    count++;
  }
  return parts.slice(0, count);
}
