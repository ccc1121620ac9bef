import { createRunBuilder, identityMap, type RunBuilder, type TextMap } from "../text/text-map.ts";

/** Decoded text, and where it stands in the units that it was decoded from. */
export interface Decoded {
  text: string;
  map: TextMap;
}

/** `unknown`: nobody knows the charset · `wrong`: the bytes are of another one. */
export type CharsetProblem = "unknown" | "wrong";

const NOT_ASCII = /[\x80-\uFFFF]/;
const ABOVE_BYTES = /[\u0100-\uFFFF]/;
/** Charsets in which bytes below 128 are no ASCII. */
const SHIFTING = /^(?:utf-16|iso-2022|hz-gb)/;
/** As browsers name them: in these, a byte is a character. */
const SINGLE_BYTE = /^(?:windows-(?!949)|iso-8859-|koi8-|ibm866|macintosh|x-mac-cyrillic)/;
const UNSAID = new Set(["", "us-ascii", "ascii", "utf-8", "utf8", "utf8mb4", "unknown-8bit", "unknown", "default"]);

/**
 * Reads units as text: those that are no bytes were decoded with the file, and stay as they are.
 * @param label What the mail says of the charset; "" where it says nothing.
 */
export function decodeCharset(units: string, label: string): Decoded | CharsetProblem {
  const name = label.trim().toLowerCase();
  const asItIs = (): Decoded => ({ text: units, map: identityMap(0, units.length) });
  if (!SHIFTING.test(name) && !NOT_ASCII.test(units)) return asItIs();
  if (ABOVE_BYTES.test(units)) return asItIs();
  if (UNSAID.has(name)) return decodeUtf8(units);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(usualName(name));
  } catch {
    return "unknown";
  }
  if (decoder.encoding === "utf-8") return decodeUtf8(units);
  if (!SINGLE_BYTE.test(decoder.encoding)) return decodeStepwise(units, decoder);
  const text = decoder.decode(bytesOf(units, 0, units.length));
  const isWestern = decoder.encoding === "windows-1252";
  return { text: isWestern ? text.replace(C1, westernOf) : text, map: identityMap(0, units.length) };
}

/** Some versions of Node read windows-1252 as Latin-1, in which these are control characters: quotation marks and dashes. */
const C1 = /[\x80-\x9F]/g;
const WESTERN = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

function westernOf(control: string): string {
  return WESTERN[control.charCodeAt(0) - 0x80] as string;
}

/** Mailers write names that no list has: `win-1251`, `cp-1251`, `koi8r`. */
function usualName(name: string): string {
  return name
    .replace(/^(?:win|windows|cp|x-cp)[-_ ]?(125\d)$/, "windows-$1")
    .replace(/^koi8[-_ ]?([ru])$/, "koi8-$1")
    .replace(/^(?:cp|dos)[-_ ]?866$/, "ibm866");
}

function bytesOf(units: string, start: number, end: number): Uint8Array {
  return Uint8Array.from({ length: end - start }, (_, i) => units.charCodeAt(start + i));
}

/** Text in which more of what is not ASCII cannot be read is in another charset; less was damaged on its way. */
const MOST_BROKEN = 0.2;

function decodeUtf8(units: string): Decoded | CharsetProblem {
  const runs = createRunBuilder();
  let copied = 0;
  let good = 0;
  let broken = 0;
  for (let at = 0; at < units.length; ) {
    if (units.charCodeAt(at) < 0x80) {
      at += 1;
      continue;
    }
    runs.copy(units, copied, at);
    const length = sequenceLength(units, at);
    if (length === 0) broken += 1;
    else good += 1;
    const character = length === 0 ? "\uFFFD" : String.fromCodePoint(codePointAt(units, at, length));
    runs.replace(character, at, at + Math.max(1, length));
    at += Math.max(1, length);
    copied = at;
  }
  if (good === 0 && broken > 0) return decodedAlready(units) ?? "wrong";
  if (broken > 0 && broken > MOST_BROKEN * (good + broken) && broken > 2) return "wrong";
  runs.copy(units, copied, units.length);
  return runs.build();
}

/** A file of Unicode may have no character above those that bytes stand for: “£5 for a café”. */
function decodedAlready(units: string): Decoded | undefined {
  const high = units.match(/[\x80-\xFF]/g)?.length ?? 0;
  const latin = units.match(/[A-Za-z]/g)?.length ?? 0;
  return high < latin / 2 ? { text: units, map: identityMap(0, units.length) } : undefined;
}

/** How many bytes the character at an offset has in UTF-8; 0 where it is none. */
function sequenceLength(units: string, at: number): number {
  const lead = units.charCodeAt(at);
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > units.length) return 0;
  for (let i = 1; i < length; i += 1) if ((units.charCodeAt(at + i) & 0xc0) !== 0x80) return 0;
  const point = codePointAt(units, at, length);
  const isShortest = point >= (length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000);
  return isShortest && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? length : 0;
}

function codePointAt(units: string, at: number, length: number): number {
  let point = units.charCodeAt(at) & (0xff >> (length + 1));
  for (let i = 1; i < length; i += 1) point = (point << 6) | (units.charCodeAt(at + i) & 0x3f);
  return point;
}

/** Charsets of several bytes a character: the decoder itself tells how many. */
function decodeStepwise(units: string, decoder: InstanceType<typeof TextDecoder>): Decoded {
  const runs = createRunBuilder();
  const byte = new Uint8Array(1);
  let from = 0;
  for (let at = 0; at < units.length; at += 1) {
    byte[0] = units.charCodeAt(at);
    from = append(runs, decoder.decode(byte, { stream: true }), from, at + 1);
  }
  append(runs, decoder.decode(), from, units.length);
  return runs.build();
}

function append(runs: RunBuilder, text: string, from: number, to: number): number {
  runs.replace(text, from, to);
  return text === "" ? from : to;
}
