import { fieldText, type Header, type Parameterised, readHeader, readParameters } from "./eml-header.ts";
import { lineEnd, nextLine } from "./lines.ts";

/** A part of a mail: text, a file that is attached, or a box of parts. Offsets are UTF-16 code units of the file. */
export interface MailPart {
  header: Header;
  type: Parameterised;
  isAttached: boolean;
  /** In small letters; "" where the mail says none. */
  encoding: string;
  /** The body, half-open, without the line break that belongs to the boundary after it. */
  start: number;
  end: number;
  parts: MailPart[];
  /** Why what it holds is not read: it says no boundary, the boundary is nowhere, or it lies too deep. */
  problem?: "no boundary" | "lost boundary" | "too deep";
}

/** Mail programs nest four or five deep. */
const DEEPEST = 100;
/** RFC 2046 has 70. */
const LONGEST_BOUNDARY = 1000;

interface OpenPart {
  part: MailPart;
  boundary: string;
}

/** Cuts a mail into its parts. A boundary that is missing ends with the part around it. */
export function readParts(source: string, from: number): MailPart {
  const root = readPart(source, from, source.length, "text/plain");
  const open: OpenPart[] = [];
  /** The depth of each boundary that is open; the innermost of a name counts. */
  const depths = new Map<string, number>();
  let leaf: MailPart | undefined;
  let at = enter(root);

  /** @returns Where the lines after its head begin. */
  function enter(part: MailPart): number {
    leaf = part;
    if (part.type.value.startsWith("multipart/")) {
      const boundary = part.type.parameters.get("boundary")?.trimEnd() ?? "";
      if (boundary === "" || boundary.length > LONGEST_BOUNDARY) part.problem = "no boundary";
      else if (open.length === DEEPEST) part.problem = "too deep";
      else {
        // What stands before the first boundary is for programs that know no parts.
        leaf = undefined;
        open.push({ part, boundary });
        depths.set(boundary, open.length - 1);
      }
    }
    return part.start;
  }

  function close(end: number, depth: number): void {
    if (leaf !== undefined) leaf.end = Math.max(leaf.start, end);
    leaf = undefined;
    while (open.length > depth) leave(open.pop() as OpenPart, end);
  }

  function leave({ part, boundary }: OpenPart, end: number): void {
    part.end = Math.max(part.start, end);
    if (part.parts.length === 0) part.problem = "lost boundary";
    if (depths.get(boundary) !== open.length) return;
    const outer = open.findLastIndex((one) => one.boundary === boundary);
    if (outer === -1) depths.delete(boundary);
    else depths.set(boundary, outer);
  }

  while (at < source.length) {
    const end = lineEnd(source, at);
    const found = source.startsWith("--", at) ? boundaryOf(source, at, end, depths) : undefined;
    const next = nextLine(source, end);
    if (found === undefined) at = next;
    else {
      close(beforeBreak(source, at), found.depth + 1);
      if (found.isLast) {
        leave(open.pop() as OpenPart, end);
        at = next;
      } else {
        const { part } = open[found.depth] as OpenPart;
        const child = readPart(source, next, source.length, defaultType(part));
        part.parts.push(child);
        at = enter(child);
      }
    }
  }
  close(source.length, 0);
  return root;
}

function defaultType({ type }: MailPart): string {
  return type.value === "multipart/digest" ? "message/rfc822" : "text/plain";
}

function readPart(source: string, from: number, limit: number, usual: string): MailPart {
  const header = readHeader(source, from, limit);
  const type = readParameters(fieldText(source, header, "content-type") ?? usual);
  const disposition = readParameters(fieldText(source, header, "content-disposition") ?? "");
  return {
    header,
    type: type.value.includes("/") ? type : { ...type, value: usual },
    isAttached: disposition.value === "attachment",
    encoding: (fieldText(source, header, "content-transfer-encoding") ?? "").toLowerCase().replace(/\s*[;(].*$/s, ""),
    start: header.bodyStart,
    end: limit,
    parts: [],
  };
}

function boundaryOf(
  source: string,
  at: number,
  end: number,
  depths: ReadonlyMap<string, number>,
): { depth: number; isLast: boolean } | undefined {
  if (end - at > LONGEST_BOUNDARY + 100) return undefined;
  const line = source.slice(at + 2, end).trimEnd();
  const depth = depths.get(line);
  if (depth !== undefined) return { depth, isLast: false };
  const last = line.endsWith("--") ? depths.get(line.slice(0, -2)) : undefined;
  return last === undefined ? undefined : { depth: last, isLast: true };
}

/** The line break before a boundary is the boundary's. */
function beforeBreak(source: string, at: number): number {
  if (source[at - 1] === "\n") return source[at - 2] === "\r" ? at - 2 : at - 1;
  return source[at - 1] === "\r" ? at - 1 : at;
}
