import type { Encoding } from "../encoding/encodings.ts";

/** A place as editors count it: both from 1, columns in UTF-16 code units. */
export interface LineColumn {
  line: number;
  column: number;
}

/** Turns offsets of one text into lines and columns. */
export interface LineIndex {
  readonly lineCount: number;
  /** The place of an offset; an offset past the end is the end. */
  at(offset: number): LineColumn;
  /** The column of an offset, from 1, in bytes of the line as the file has it. */
  byteColumn(offset: number): number;
}

const LF = 10;
const CR = 13;

/**
 * Reads the line ends of a text once: LF, CRLF and a CR that stands alone.
 * @param file How the bytes of the text's file say it; UTF-8 without a mark where absent.
 */
export function indexLines(text: string, file: Encoding = { encoding: "utf-8", hasMark: false }): LineIndex {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LF || (code === CR && text.charCodeAt(offset + 1) !== LF)) starts.push(offset + 1);
  }
  const clamped = (offset: number) => Math.max(0, Math.min(offset, text.length));
  let bytesAt: ((offset: number) => number) | undefined;
  return {
    lineCount: starts.length,
    at(offset) {
      const place = clamped(offset);
      const line = lastAtMost(starts, place);
      return { line: line + 1, column: place - starts[line]! + 1 };
    },
    byteColumn(offset) {
      const place = clamped(offset);
      const line = lastAtMost(starts, place);
      bytesAt ??= byteCounter(text, file.encoding);
      // The mark is no part of the text, but of its first line.
      const mark = line === 0 && file.hasMark ? markBytes(file.encoding) : 0;
      return bytesAt(place) - bytesAt(starts[line]!) + mark + 1;
    },
  };
}

function byteCounter(text: string, encoding: string): (offset: number) => number {
  if (encoding === "utf-8") return indexBytes(text);
  const width = encoding.startsWith("utf-16") ? 2 : 1;
  return (offset) => offset * width;
}

function markBytes(encoding: string): number {
  return encoding === "utf-8" ? 3 : 2;
}

/** So many code units are counted anew for each offset that is asked for. */
const STRIDE = 256;

/** Tells how many bytes a text has before an offset, as UTF-8. Reads it once: a line may be all of a large file. */
function indexBytes(text: string): (offset: number) => number {
  const before = new Float64Array(Math.floor(text.length / STRIDE) + 1);
  const count = (start: number, end: number) => {
    let bytes = 0;
    for (let i = start; i < end; i++) bytes += bytesOf(text.charCodeAt(i));
    return bytes;
  };
  for (let i = 1; i < before.length; i++) before[i] = before[i - 1]! + count((i - 1) * STRIDE, i * STRIDE);
  return (offset) => {
    const stop = Math.floor(offset / STRIDE);
    return before[stop]! + count(stop * STRIDE, offset);
  };
}

/** Half of a surrogate pair is two of its four bytes. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}

/** The index of the last number that is not greater than `limit`; the numbers ascend. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (numbers[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
