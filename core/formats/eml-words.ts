import { createRunBuilder, type RunBuilder, type TextMap } from "../text/text-map.ts";
import { type CharsetProblem, decodeCharset } from "./eml-charset.ts";
import { type HeaderField, unfold } from "./eml-header.ts";
import { decodeBase64, decodeBytes } from "./eml-transfer.ts";

/** A field that people read, such as a subject. */
export interface HeaderWords {
  text: string;
  /** To the file. */
  map: TextMap;
  /** A charset that the words are said to be in and cannot be read by. */
  problem?: { kind: CharsetProblem; charset: string; start: number };
}

/** RFC 2047, and mailers that write blanks into the words. */
const ENCODED = /=\?([^?\s*]{1,80})(?:\*[^?\s]{0,80})?\?([bq])\?([^?]*)\?=/gi;

/** Words of one charset that stand side by side: a character may begin in one and end in the next. */
interface Group {
  charset: string;
  runs: RunBuilder;
  start: number;
  end: number;
}

/**
 * Decodes a field's words: `=?utf-8?B?…?=`, `=?koi8-r?Q?…?=`.
 * @param fallback The charset of bytes that stand there as they are.
 */
export function readWords(source: string, field: HeaderField, fallback: string): HeaderWords {
  const { text: value, map } = unfold(source, field);
  const words = createRunBuilder();
  let problem: HeaderWords["problem"];
  let group: Group | undefined;
  let done = 0;

  function add(units: { text: string; map: TextMap }, charset: string, at: number, isEncoded: boolean): void {
    let decoded = decodeCharset(units.text, charset);
    if (typeof decoded === "string") {
      problem ??= { kind: decoded, charset, start: map.toSource(at, at + 1).start };
      // Bytes that nobody says the charset of are shown as they are.
      if (isEncoded) return;
      decoded = { text: units.text, map: { toSource: (start, end) => ({ start, end }) } };
    }
    const { text, map: toUnits } = decoded;
    for (let i = 0; i < text.length; i += 1) {
      const inUnits = toUnits.toSource(i, i + 1);
      const { start, end } = units.map.toSource(inUnits.start, inUnits.end);
      const place = map.toSource(start, end);
      words.replace(text[i] === "\t" ? " " : (text[i] as string), place.start, place.end);
    }
  }

  function addPlain(start: number, end: number): void {
    const runs = createRunBuilder();
    runs.copy(value, start, end);
    if (end > start) add(runs.build(), fallback, start, false);
  }

  function close(): void {
    if (group !== undefined) add(group.runs.build(), group.charset, group.start, true);
    group = undefined;
  }

  for (const { 0: word, 1: charset = "", 2: encoding = "", 3: content = "", index } of value.matchAll(ENCODED)) {
    const between = value.slice(done, index);
    // White space between two words is there for the fold alone.
    const isJoined = group !== undefined && between.trim() === "";
    if (!isJoined || group?.charset !== charset.toLowerCase()) close();
    if (!isJoined) addPlain(done, index);
    group ??= { charset: charset.toLowerCase(), runs: createRunBuilder(), start: index, end: index };
    const end = index + word.length - 2;
    const start = end - content.length;
    if (encoding.toLowerCase() === "b") decodeBase64(value, start, end, group.runs);
    else decodeBytes(value, start, end, group.runs, true);
    done = index + word.length;
  }
  close();
  addPlain(done, value.length);
  return { ...trimmed(words.build()), ...(problem && { problem }) };
}

function trimmed({ text, map }: { text: string; map: TextMap }): { text: string; map: TextMap } {
  const words = text.trim();
  const from = text.length - text.trimStart().length;
  const { length } = words;
  return {
    text: words,
    map: {
      toSource(start, end) {
        if (start < length || length === 0) return map.toSource(start + from, Math.min(end, length) + from);
        // The end of the words, not where what was cut off ends.
        const last = map.toSource(from + length - 1, from + length).end;
        return { start: last, end: last };
      },
    },
  };
}
