import { createRunBuilder, identityMap, type RunBuilder, type TextMap } from "../text/text-map.ts";
import { lineEnd, nextLine } from "./lines.ts";

/**
 * What a part of a mail holds before its charset is known: one code unit for each byte, and characters as they are where
 * the file itself was read as Unicode.
 */
export interface Transferred {
  units: string;
  /** To the file. */
  map: TextMap;
}

/** Undoes a Content-Transfer-Encoding; undefined for one that nobody knows. */
export function decodeTransfer(source: string, start: number, end: number, encoding: string): Transferred | undefined {
  switch (encoding) {
    case "":
    case "7bit":
    case "8bit":
    case "binary":
      return { units: source.slice(start, end), map: identityMap(start, end - start) };
    case "quoted-printable":
      return built((runs) => decodeQuotedPrintable(source, start, end, runs));
    case "base64":
      return built((runs) => decodeBase64(source, start, end, runs));
    default:
      return undefined;
  }
}

function built(write: (runs: RunBuilder) => void): Transferred {
  const runs = createRunBuilder();
  write(runs);
  const { text, map } = runs.build();
  return { units: text, map };
}

const HEX = /^[0-9A-Fa-f]{2}$/;

/** RFC 2045: `=D0` is a byte, `=` before a line's end joins two lines, white space there is none of the text's. */
export function decodeQuotedPrintable(source: string, start: number, end: number, runs: RunBuilder): void {
  for (let line = start; line < end; ) {
    const lineStop = Math.min(lineEnd(source, line), end);
    const next = Math.min(nextLine(source, lineStop), end);
    let stop = lineStop;
    while (stop > line && isBlank(source.charCodeAt(stop - 1))) stop -= 1;
    const isSoft = stop > line && source[stop - 1] === "=";
    decodeBytes(source, line, isSoft ? stop - 1 : stop, runs);
    if (!isSoft) runs.copy(source, lineStop, next);
    line = next;
  }
}

/** The bytes of a stretch without a line's end: `=D0`, and in the words of a head `_` for a space. */
export function decodeBytes(source: string, start: number, end: number, runs: RunBuilder, isHead = false): void {
  let from = start;
  for (let at = start; at < end; at += 1) {
    const unit = source.charCodeAt(at);
    const hex = unit === 61 && at + 3 <= end ? source.slice(at + 1, at + 3) : "";
    if (HEX.test(hex)) {
      runs.copy(source, from, at);
      runs.replace(String.fromCharCode(Number.parseInt(hex, 16)), at, at + 3);
      at += 2;
      from = at + 1;
    } else if (isHead && unit === 95) {
      runs.copy(source, from, at);
      runs.replace(" ", at, at + 1);
      from = at + 1;
    }
  }
  runs.copy(source, from, end);
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}

const VALUES = new Int8Array(128).fill(-1);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((character, value) => {
  VALUES[character.charCodeAt(0)] = value;
});
const PAD = 61;

/**
 * RFC 2045: four letters are three bytes, and each of these stands for all four. What is no letter is left out, as mail
 * programs do; a group that was cut off says what it can.
 */
export function decodeBase64(source: string, start: number, end: number, runs: RunBuilder): void {
  let bits = 0;
  let count = 0;
  let first = start;
  for (let at = start; at <= end; at += 1) {
    const unit = at < end ? source.charCodeAt(at) : PAD;
    const value = unit < 128 ? (VALUES[unit] as number) : -1;
    if (value === -1) {
      // Padding ends a group; so does the end of the part.
      if (unit === PAD && count > 1) {
        const rest = bits << (6 * (4 - count));
        runs.replace(bytesOf(rest, count - 1), first, at);
      }
      if (unit === PAD) [bits, count] = [0, 0];
      continue;
    }
    if (count === 0) first = at;
    bits = (bits << 6) | value;
    count += 1;
    if (count < 4) continue;
    runs.replace(bytesOf(bits, 3), first, at + 1);
    [bits, count] = [0, 0];
  }
}

function bytesOf(bits: number, count: number): string {
  if (count === 3) return String.fromCharCode((bits >> 16) & 255, (bits >> 8) & 255, bits & 255);
  return count === 2
    ? String.fromCharCode((bits >> 16) & 255, (bits >> 8) & 255)
    : String.fromCharCode((bits >> 16) & 255);
}
