import { createRunBuilder, type TextMap } from "../text/text-map.ts";
import { lineEnd, nextLine } from "./lines.ts";

/** A field of a mail's head: half-open, in UTF-16 code units of the file. The value has its folds. */
export interface HeaderField {
  /** In small letters. */
  name: string;
  start: number;
  end: number;
}

/** The head of a mail or of one of its parts. */
export interface Header {
  fields: HeaderField[];
  /** Where what follows it begins. */
  bodyStart: number;
}

const FIELD = /[\x21-\x39\x3b-\x7e]{1,200}[ \t]*:/y;

/**
 * Reads fields up to a blank line, or up to a line that is none: then the head was never ended, and no words get lost.
 * @param limit Where the part ends.
 */
export function readHeader(source: string, from: number, limit: number): Header {
  const fields: HeaderField[] = [];
  let at = from;
  while (at < limit) {
    const end = lineEnd(source, at);
    const next = Math.min(nextLine(source, end), limit);
    if (end === at) return { fields, bodyStart: next };
    const last = fields.at(-1);
    if (last !== undefined && isFold(source, at)) last.end = end;
    else {
      FIELD.lastIndex = at;
      const name = FIELD.exec(source)?.[0];
      if (name === undefined) return { fields, bodyStart: at };
      fields.push({ name: name.slice(0, -1).trimEnd().toLowerCase(), start: at + name.length, end });
    }
    at = next;
  }
  return { fields, bodyStart: limit };
}

function isFold(source: string, at: number): boolean {
  return source[at] === " " || source[at] === "\t";
}

/** The value of the first field of a name, in one line; undefined where there is none. */
export function fieldText(source: string, { fields }: Header, name: string): string | undefined {
  const field = fields.find((one) => one.name === name);
  return field && unfold(source, field).text.trim();
}

/** A value as one line. */
export function unfold(source: string, { start, end }: HeaderField): { text: string; map: TextMap } {
  const runs = createRunBuilder();
  let at = start;
  while (at < end) {
    const stop = Math.min(lineEnd(source, at), end);
    runs.copy(source, at, stop);
    at = nextLine(source, stop);
  }
  return runs.build();
}

/** A value such as `text/html; charset="utf-8"`, with its parameters in small letters. */
export interface Parameterised {
  /** In small letters. */
  value: string;
  parameters: ReadonlyMap<string, string>;
}

/** The longest value that is read: what is longer is no type of anything. */
const LONGEST = 10_000;
const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/gs;

/** Reads a value with parameters, those in pieces and with percent signs (RFC 2231) as well. */
export function readParameters(text: string): Parameterised {
  const short = text.slice(0, LONGEST);
  const value = (/^[^;]*/.exec(short)?.[0] ?? "").trim().toLowerCase();
  const parameters = new Map<string, string>();
  for (const [, name = "", quoted, bare = ""] of short.matchAll(PARAMETER)) {
    const said = quoted?.replace(/\\(.)/gs, "$1") ?? bare.trim();
    const piece = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(name.toLowerCase());
    if (piece === null) continue;
    const [, base = "", number, isEncoded] = piece;
    const plain = isEncoded ? fromPercents(said, (number ?? "0") === "0") : said;
    if (number !== undefined && number !== "0") parameters.set(base, (parameters.get(base) ?? "") + plain);
    else if (!parameters.has(base)) parameters.set(base, plain);
  }
  return { value, parameters };
}

/** `utf-8'ru'%D0%9F`: names of charsets and boundaries are ASCII, so that the charset is no matter. */
function fromPercents(text: string, isFirst: boolean): string {
  const said = isFirst ? text.replace(/^[^']*'[^']*'/, "") : text;
  return said.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
