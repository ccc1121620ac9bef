import type { Block, SourceDocument } from "../document.ts";
import type { DocumentMemory } from "../memory.ts";
import { type CommonEnds, commonEnds } from "../text/common-ends.ts";
import { shiftMap } from "../text/text-map.ts";
import { type Head, readHead } from "./head.ts";
import { lineEnd } from "./lines.ts";
import { LONGEST_PART, type ParserInput, prepareMarkdown } from "./markdown-input.ts";

/** What a part of a document holds. Offsets are in the part. */
export interface Part extends Pick<SourceDocument, "blocks" | "comments" | "notices"> {
  /** What it begins with; undefined where it holds nothing but comments. */
  opening?: "quote" | "other";
  /** The words of the quote that it begins with. */
  openingWords?: string;
}

/** A part where it stands: half-open, UTF-16 code units in the document. */
export interface PlacedPart {
  part: Part;
  start: number;
  end: number;
  /** Its blocks, with offsets in the document. */
  blocks: readonly Block[];
}

export function placePart(
  part: Part,
  { sourceStart: start, sourceEnd: end }: Pick<ParserInput, "sourceStart" | "sourceEnd">,
): PlacedPart {
  return { part, start, end, blocks: part.blocks.map((block) => ({ ...block, map: shiftMap(block.map, start) })) };
}

/** A text to read, and how. */
interface Reading {
  /** With tags masked. */
  view: string;
  text: string;
  dialect: "md" | "mdx";
  read(input: ParserInput): Part;
}

interface Last extends Omit<Reading, "read"> {
  head: Head;
  parts: readonly PlacedPart[];
  /** Whether a part may be as short as a paragraph. */
  isFine: boolean;
}

const owner = {};

/**
 * Reads a text that was read before. Where nothing is defined for the rest of it (`]:`), it is cut wherever it may be, so that
 * a part depends on nothing but its own lines and the one after: parts that did not change are not even looked at.
 */
export function readAgain(
  { view, text, dialect, read }: Reading,
  memory: DocumentMemory,
): { head: Head; parts: readonly PlacedPart[] } {
  const known = memory.lastOf<Last>(owner);
  const last = known?.dialect === dialect ? known : undefined;
  const ends = last && bothEnds(last, { view, text });
  const head = last && ends && last.head.seen <= ends.start ? last.head : readHead(view);
  const isFine = !view.includes("]:", head.bodyStart);
  const fine = isFine ? { partLength: 0 } : {};
  const isSame = last && ends && isFine && last.isFine && last.head.bodyStart === head.bodyStart;
  const parts = isSame
    ? readChange(view, last, ends, head.bodyStart, read)
    : Array.from(prepareMarkdown(view, head.bodyStart, fine), (input) => placePart(read(input), input));
  memory.keepLast(owner, { view, text, dialect, head, parts, isFine } satisfies Last);
  return { head, parts };
}

/** What neither the text nor its mask has changed. */
function bothEnds(last: Last, { view, text }: Pick<Reading, "view" | "text">): CommonEnds {
  const ends = commonEnds(last.text, text);
  if (last.view === last.text && view === text) return ends;
  const masked = commonEnds(last.view, view);
  return { start: Math.min(ends.start, masked.start), end: Math.min(ends.end, masked.end) };
}

function readChange(
  view: string,
  last: Last,
  ends: CommonEnds,
  from: number,
  read: Reading["read"],
): readonly PlacedPart[] {
  const old = last.parts;
  const grown = view.length - last.view.length;
  const parts: PlacedPart[] = [];
  let first = 0;
  // The line after a part has a say in where it ends.
  while (first < old.length - 1 && isSafe(old[first]) && lineEnd(view, (old[first] as PlacedPart).end) < ends.start)
    parts.push(old[first++] as PlacedPart);
  /** The first of the old parts that may stand in the new text as they are. */
  let next = first;
  const unchanged = last.view.length - ends.end;
  for (const input of prepareMarkdown(view, parts.at(-1)?.end ?? from, { partLength: 0 })) {
    const placed = placePart(read(input), input);
    parts.push(placed);
    if (!isSafe(placed)) continue;
    while (next < old.length && (old[next] as PlacedPart).start + grown < placed.end) next++;
    const met = old[next];
    if (!met || met.start + grown !== placed.end || met.start < unchanged || !isSafe(old[next - 1])) continue;
    for (let i = next; i < old.length; i++) parts.push(movePart(old[i] as PlacedPart, grown));
    break;
  }
  return parts;
}

/** Whether a part ends where nothing goes on: a longer one is cut where it must be. */
function isSafe(part: PlacedPart | undefined): boolean {
  return part !== undefined && part.end - part.start <= LONGEST_PART;
}

function movePart(placed: PlacedPart, by: number): PlacedPart {
  if (by === 0) return placed;
  return placePart(placed.part, { sourceStart: placed.start + by, sourceEnd: placed.end + by });
}
