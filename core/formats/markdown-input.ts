import { isBlankLine, lineEnd, nextLine } from "./lines.ts";
import { createChunkMeter, mayBeUntamed } from "./markdown-meter.ts";
import { findSimple, type SimpleBlock } from "./markdown-simple.ts";
import { createInputBuilder, type InputBuilder } from "./markdown-stand-ins.ts";
import { createBlockTracker } from "./markdown-tracker.ts";

/** A part of a document as the parser gets it. Offsets are UTF-16 code units. */
export interface ParserInput {
  text: string;
  /** Where the document begins in `text`: before it stand link definitions from elsewhere. */
  start: number;
  /** From an offset in `text` to one in the document. */
  toSource(offset: number): number;
  /** Lines that the parser does not get; `text` has a single letter instead. */
  standIns: readonly StandIn[];
  /** Those that the letter at an offset in `text` stands for. */
  standInAt(offset: number): StandIn | undefined;
  /** Its span in the document. */
  sourceStart: number;
  sourceEnd: number;
  /** What was left out and stood in for, whichever span it is: with its words it makes the part what it is. */
  shape: string;
}

/** Whole lines of the document that the parser does not get; half-open. */
export interface StandIn {
  start: number;
  end: number;
  /** What they are beyond doubt; undefined where they would take the parser minutes. */
  blocks: SimpleBlock[] | undefined;
}

/** For tests. */
export interface PrepareOptions {
  /** Whether to give the parser the text as it is. */
  isExact?: boolean;
  /** How long a part may get before it is cut at the next safe place: the parser's time grows faster than its input. */
  partLength?: number;
}

/** Where no place is safe for a cut, one is made all the same. */
export const LONGEST_PART = 400_000;

/**
 * Prepares a Markdown document for the parser, which is the slowest part by far:
 *
 * - simple paragraphs, headings and lists get a stand-in, and so do lines that would take the parser minutes;
 * - lines of fenced code and of comments are left out;
 * - long documents are cut where no construct goes on.
 *
 * The tree has the shape of the whole text's.
 *
 * @param from Where the text begins, after its head.
 */
export function* prepareMarkdown(text: string, from: number, options: PrepareOptions = {}): Generator<ParserInput> {
  const { isExact = false, partLength = 4_000 } = options;
  if (isExact) {
    yield createInputBuilder(text, from).build(text.length);
    return;
  }
  const isLong = text.length - from > partLength;
  const mayRefer = text.includes("]:", from);
  const definitionsFor = isLong && mayRefer ? createDefinitionFinder(text, from) : () => "";
  const tracker = createBlockTracker();
  const meter = createChunkMeter();
  let blankLines = 0;
  let part = createInputBuilder(text, from);
  let partStart = from;

  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    if (isBlankLine(text, at, end)) {
      tracker.blank();
      const after = nextLine(text, end);
      // One blank line says as much as a thousand.
      blankLines += 1;
      if (blankLines > 2) part.leaveOut(at, after);
      at = after;
      continue;
    }
    blankLines = 0;
    if (part.length > LONGEST_PART || (isLong && isWide(at - partStart, at, end) && tracker.isBoundary(text, at))) {
      yield part.build(at, definitionsFor);
      part = createInputBuilder(text, at);
      partStart = at;
    }
    at = readChunk(at, part);
  }
  yield part.build(text.length, definitionsFor);

  /**
   * Whether a part is wide enough to be cut before a line. Earlier lines of one length in three will do: so the same places
   * are cut again after a change further up, and what is remembered of the parts between them holds.
   */
  function isWide(width: number, start: number, end: number): boolean {
    return width > partLength || (4 * width > partLength && (end - start) % 3 === 0);
  }

  /** Reads lines up to a blank one, in groups between the marks of fenced code; returns where the line after begins. */
  function readChunk(start: number, builder: InputBuilder): number {
    const simple = tracker.mayBeSimple(text, start) ? findSimple(text, start, mayRefer) : undefined;
    if (simple && !mayBeUntamed(simple.marks, simple.end - start) && tracker.simple(text, start, simple.end)) {
      builder.standIn({ start, end: simple.end, blocks: simple.blocks });
      return nextLine(text, simple.end);
    }

    let group = start;
    let groupEnd = start;
    let next = start;

    function closeGroup(): void {
      if (groupEnd === group || !meter.isUntamed()) return;
      builder.standIn({ start: group, end: groupEnd, blocks: undefined });
    }

    meter.reset();
    while (next < text.length) {
      const end = lineEnd(text, next);
      if (isBlankLine(text, next, end)) break;
      const place = tracker.line(text, next, end);
      const after = nextLine(text, end);
      if (place === "prose") {
        meter.line(text, next, end);
        groupEnd = end;
      } else {
        closeGroup();
        meter.reset();
        if (place === "hidden") builder.leaveOut(next, after);
        group = after;
        groupEnd = after;
      }
      next = after;
    }
    closeGroup();
    return next;
  }
}

const REFERENCE = /\[([^[\]]{1,200})\]/g;

/**
 * Gives a part of a document the link definitions that stand on one line elsewhere and that it refers to.
 * @returns For the text of a part, what must stand before it.
 */
function createDefinitionFinder(text: string, from: number): (part: string) => string {
  const definitions = new Map<string, string>();
  const pattern = /^ {0,3}\[([^\]\r\n]{1,200})\]:[ \t]*[^\s\r\n][^\r\n]{0,500}$/gm;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const label = foldLabel(match[1]);
    if (!definitions.has(label)) definitions.set(label, match[0]);
  }
  return (part) => {
    const used = new Set<string>();
    for (const [, label] of part.matchAll(REFERENCE)) {
      const definition = definitions.get(foldLabel(label));
      if (definition !== undefined) used.add(definition);
    }
    return used.size === 0 ? "" : `${[...used].join("\n")}\n\n`;
  };
}

function foldLabel(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase();
}
