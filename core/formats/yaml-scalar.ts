import type { Scalar } from "yaml";
import { runStart } from "../text/seek.ts";
import { createRunBuilder, type RunBuilder, type TextMap } from "../text/text-map.ts";
import { encodeJsonString } from "./json-string.ts";

const ESCAPE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|[\s\S])/y;
const BLOCK_HEADER = /[|>][^\r\n]*/y;

/**
 * Lays the value of a YAML scalar over its source: quotes, escapes, doubled quotes, folded lines, the indentation of
 * block scalars. A value that cannot be laid stands as a whole for the whole source. Its last line breaks are left out.
 *
 * @param start Where the scalar begins in `source`, its quote or block header included; `end` is after its last.
 */
export function mapScalar(
  source: string,
  start: number,
  end: number,
  value: string,
  type: Scalar["type"],
): { text: string; map: TextMap } {
  const text = value.slice(0, runStart(value, value.length, "\n"));
  const runs = createRunBuilder();
  const lay = { source, start, end, text, runs };
  const isLaid = type?.startsWith("BLOCK") ? layBlock(lay) : layFlow(lay, type);
  if (isLaid) return runs.build();
  const whole = createRunBuilder();
  whole.replace(text, start, end);
  return whole.build();
}

interface Lay {
  source: string;
  start: number;
  end: number;
  text: string;
  runs: RunBuilder;
}

/** Words follow each other as in the source; white space with a line break in it stands for what the value has there. */
function layBlock({ source, start, end, text, runs }: Lay): boolean {
  BLOCK_HEADER.lastIndex = start;
  let at = start + (BLOCK_HEADER.exec(source)?.[0].length ?? 0);
  let done = 0;
  while (done < text.length && at < end) {
    const spaceEnd = skipSpace(source, at, end);
    if (spaceEnd > at) {
      const said = text.slice(done, skipSpace(text, done, text.length));
      if (said === source.slice(at, spaceEnd)) runs.copy(source, at, spaceEnd);
      else runs.replace(said, at, spaceEnd);
      done += said.length;
      at = spaceEnd;
    } else {
      if (source[at] !== text[done]) return false;
      runs.copy(source, at, at + 1);
      done += 1;
      at += 1;
    }
  }
  return done === text.length;
}

function layFlow({ source, start, end, text, runs }: Lay, type: Scalar["type"]): boolean {
  const isDouble = type === "QUOTE_DOUBLE";
  const isSingle = type === "QUOTE_SINGLE";
  const last = isDouble || isSingle ? end - 1 : end;
  let at = isDouble || isSingle ? start + 1 : start;
  let done = 0;
  while (done < text.length && at < last) {
    const spaceEnd = skipSpace(source, at, last);
    if (spaceEnd > at) {
      const said = foldedSpace(source, at, spaceEnd);
      if (!text.startsWith(said, done)) {
        // Its last line breaks are left out of the text.
        return text.slice(done) === said.slice(0, text.length - done);
      }
      if (said === source.slice(at, spaceEnd)) runs.copy(source, at, spaceEnd);
      else runs.replace(said, at, spaceEnd);
      done += said.length;
      at = spaceEnd;
    } else if (isDouble && source[at] === "\\") {
      ESCAPE.lastIndex = at;
      const sequence = ESCAPE.exec(source)?.[0] ?? "\\";
      at += sequence.length;
      if (/^\\[\r\n]/.test(sequence)) {
        at = skipBlanks(source, at, last);
        continue;
      }
      const width = sequence[1] === "U" && (text.codePointAt(done) ?? 0) > 0xffff ? 2 : 1;
      runs.replace(text.slice(done, done + width), at - sequence.length, at);
      done += width;
    } else {
      if (source[at] !== text[done]) return false;
      const width = isSingle && source[at] === "'" ? 2 : 1;
      if (width === 2) runs.replace("'", at, at + 2);
      else runs.copy(source, at, at + 1);
      at += width;
      done += 1;
    }
  }
  return done === text.length;
}

/** What white space inside a flow scalar says: one line break is a space, each further one a line break. */
function foldedSpace(source: string, start: number, end: number): string {
  let breaks = 0;
  for (let at = start; at < end; at += 1) {
    if (source[at] === "\n" || (source[at] === "\r" && source[at + 1] !== "\n")) breaks += 1;
  }
  if (breaks === 0) return source.slice(start, end);
  return breaks === 1 ? " " : "\n".repeat(breaks - 1);
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === " " || text[at] === "\t" || text[at] === "\n" || text[at] === "\r")) at += 1;
  return at;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === " " || text[at] === "\t")) at += 1;
  return at;
}

/**
 * How words are written inside a scalar of a style.
 * @param isInBrackets Whether it stands in `[…]` or `{…}`, where a comma would end it.
 */
export function scalarEncoder(type: Scalar["type"], isInBrackets: boolean): (words: string) => string | undefined {
  if (type === "QUOTE_DOUBLE") return encodeJsonString;
  if (type === "QUOTE_SINGLE") return encodeSingle;
  if (type?.startsWith("BLOCK")) return encodeLine;
  return isInBrackets ? encodePlainInBrackets : encodePlain;
}

function encodeSingle(words: string): string | undefined {
  return encodeLine(words)?.replaceAll("'", "''");
}

function encodePlain(words: string): string | undefined {
  // It may come to stand at the beginning or at the end.
  return /^[-?:,[\]{}#&*!|>'"%@`\s]|:(?:\s|$)|\s#|\s$/.test(words) ? undefined : encodeLine(words);
}

function encodePlainInBrackets(words: string): string | undefined {
  return /[,[\]{}:]/.test(words) ? undefined : encodePlain(words);
}

/** Of scalars of several lines, none is taken apart or joined. */
function encodeLine(words: string): string | undefined {
  return /[^\P{C}\u{ad}\u{200b}-\u{200d}\u{2060}]|[\u2028\u2029]/u.test(words) ? undefined : words;
}
