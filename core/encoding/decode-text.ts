import { ReadError } from "../errors.ts";
import type { Format } from "../formats/format.ts";
import { detectCyrillic, isWindowsPunctuation } from "./detect-encoding.ts";
import { decodeBytes, type Encoding, isSingleByte } from "./encodings.ts";

/** A file's text, and how its bytes say it. */
export interface DecodedText extends Encoding {
  /** Without the byte order mark; line ends as they are. */
  text: string;
}

/** What is asked of a file's bytes: as its format says it, or Unicode and nothing else. */
export type Wanted = Format["bytes"] | "unicode";

/**
 * Decodes the bytes of a text: UTF-8, UTF-16, or the encoding of single bytes that they say or that is beyond doubt.
 * @throws {UserError} where they are no text, or could be several.
 */
export function decodeText(content: Uint8Array, shownPath: string, wanted?: Wanted): DecodedText {
  if (wanted === "always") return decodeBytes(content, "bytes");
  const marked = markedUtf16(content);
  if (marked !== undefined) return decodeUtf16(content, marked, shownPath);
  const unicode = utf8Of(content);
  if (wanted === "fallback" && unicode === undefined) return decodeBytes(content, "bytes");
  if (wanted !== "fallback") {
    const unmarked = unmarkedUtf16(content);
    if (unmarked !== undefined) return decodeUtf16(content, unmarked, shownPath);
    const place = { path: shownPath };
    // Much of it is letters, but none that anybody reads.
    if (isPdf(content)) {
      throw new ReadError("pdf", {}, "This is a PDF document", "Save its text as plain text in UTF-8", place);
    }
    if (looksBinary(content)) {
      throw new ReadError("not-text", {}, "This is not a text file", "Save the text as plain text in UTF-8", place);
    }
  }
  if (unicode !== undefined) {
    const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
    return { text: unicode, encoding: "utf-8", hasMark };
  }
  const encoding = wanted === "unicode" ? undefined : singleByteEncoding(content);
  if (encoding !== undefined) return decodeBytes(content, encoding);
  const { line, byte } = firstBadLine(content);
  throw new ReadError(
    "not-utf8",
    {},
    `The bytes on line ${line} (from byte ${byte}) are not UTF-8`,
    "Save the file as UTF-8 (in Excel: CSV UTF-8)",
    { path: shownPath, line },
  );
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** The text of bytes in UTF-8, without its mark; undefined where they are something else. */
function utf8Of(content: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(content);
  } catch {
    return undefined;
  }
}

/** Bytes are believed before what a file says of itself: that is often left over from a template. */
function singleByteEncoding(content: Uint8Array): string | undefined {
  const found = detectCyrillic(content) ?? declaredEncoding(content);
  // Where only quotation marks and dashes tell, it is the same text in the encodings of all Windows.
  return found ?? (isWindowsPunctuation(content) ? "windows-1251" : undefined);
}

/** Where HTML and XML say their encoding, and how far that may be from the start, in bytes. */
const DECLARATION = /<meta\s[^>]*charset\s*=\s*["']?([\w-]+)|^<\?xml\s[^>]*encoding\s*=\s*["']([\w-]+)/i;
const DECLARATION_REACH = 1024;

function declaredEncoding(content: Uint8Array): string | undefined {
  const [, meta, xml] = DECLARATION.exec(decodeBytes(content.subarray(0, DECLARATION_REACH), "bytes").text) ?? [];
  try {
    const { encoding } = new TextDecoder(meta ?? xml ?? "utf-8");
    if (!isSingleByte(encoding)) return undefined;
    // What stands for no character was never written.
    return /[\u0080-\u009f\ufffd]/.test(decodeBytes(content, encoding).text) ? undefined : encoding;
  } catch {
    return undefined; // An encoding that nobody knows.
  }
}

function markedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/** So many bytes tell. */
const SAMPLE = 8192;
/** So much of a text is letters and marks that texts of ours have; what it is not, by far less. */
const MOST = 0.98;
const FEW = 0.5;
const FEWEST_UNITS = 4;

/** Which UTF-16 a text without a byte order mark is in, where it is unmistakable. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const isOdd = bytes.length % 2 === 1 || bytes.length < 2 * FEWEST_UNITS;
  // Letters of Latin have a byte of 0 each, those of Cyrillic one of 4.
  if (isOdd || !(sample.includes(0) || sample.includes(4))) return undefined;
  const [little, big] = [plausible(sample, "utf-16le"), plausible(sample, "utf-16be")];
  if (little >= MOST && big < FEW) return "utf-16le";
  return big >= MOST && little < FEW ? "utf-16be" : undefined;
}

/** How much of a text in UTF-16 is what texts of ours are made of. */
function plausible(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  return (text.match(/[\t\n\r -~\u00a0«»\u0400-\u04ff\u2010-\u2026\u2116]/g)?.length ?? 0) / text.length;
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", shownPath: string): DecodedText {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, encoding, hasMark: markedUtf16(bytes) === encoding };
  } catch (cause) {
    const problem = "The file begins like UTF-16, but its bytes are not";
    const remedy = "Save the file as UTF-8 (in Excel: CSV UTF-8)";
    throw new ReadError("not-utf16", {}, problem, remedy, { path: shownPath }, { cause });
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-";
}

/** Text hardly ever holds a NUL; pictures and archives are full of them. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192);
  let nuls = 0;
  for (const byte of sample) if (byte === 0) nuls++;
  return nuls > sample.length / 100;
}

function firstBadLine(bytes: Uint8Array): { line: number; byte: number } {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const lineFeed = bytes.indexOf(10, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    if (utf8Of(bytes.subarray(start, end)) === undefined) break;
    start = end + 1;
    line++;
  }
  return { line, byte: start };
}
