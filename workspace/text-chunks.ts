import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { decodeText } from "../core/encoding/decode-text.ts";
import { decodeBytes, type Encoding } from "../core/encoding/encodings.ts";
import { UserError } from "../core/errors.ts";
import { fileError } from "./read-file.ts";

/** A piece of a text that is read piece by piece. */
export interface TextChunk {
  text: string;
  /** Where U+FFFD stands for bytes that are no text: half-open, in UTF-16 code units, each inside a line. */
  broken: readonly { start: number; end: number }[];
  /** How many bytes this chunk and those before it are. */
  bytes: number;
}

export interface ChunkedText extends Encoding {
  chunks: AsyncIterable<TextChunk>;
}

/** In bytes: of larger ones V8 would hold many before it lets them go, since it keeps large strings apart. */
const CHUNK = 1 << 16;
/** By so many bytes the encoding is told. */
const HEAD = 1 << 20;

const LF = 0x0a;

/**
 * The bytes of a file, chunk by chunk. Each takes the place of the one before: a run over gigabytes leaves no buffers behind.
 * @throws {UserError} where it cannot be read.
 */
export async function* readChunks(path: string, shownPath: string): AsyncGenerator<Uint8Array> {
  const file = await open(path).catch((error: unknown) => {
    throw fileError(error, shownPath);
  });
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK).catch((error: unknown) => {
        throw fileError(error, shownPath);
      });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * Decodes a text that comes in chunks. Its encoding is told by what comes first, in the same way as that of a whole text.
 * @throws {UserError} where that is no text, or could be several.
 */
export async function decodeChunks(source: AsyncIterable<Uint8Array>, shownPath: string): Promise<ChunkedText> {
  const bytes = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD) {
    const { done, value } = await bytes.next();
    if (done) break;
    // The next may take its place.
    parts.push(Uint8Array.from(value));
    size += value.length;
  }
  const head = Buffer.concat(parts);
  let encoding: Encoding;
  try {
    encoding = decodeText(size < HEAD ? head : sampleOf(head), shownPath);
  } catch (error) {
    await bytes.return?.();
    throw error;
  }
  const all = (async function* () {
    try {
      if (head.length > 0) yield head;
      yield* { [Symbol.asyncIterator]: () => bytes };
    } finally {
      // Whoever has seen enough of the head has not come to the rest.
      await bytes.return?.();
    }
  })();
  return { encoding: encoding.encoding, hasMark: encoding.hasMark, chunks: chunksOf(all, encoding, shownPath) };
}

/** What of a text's first bytes tells its encoding: its last character may be there in part. */
function sampleOf(head: Buffer): Uint8Array {
  // As in texts of two bytes for each character, which no character of UTF-8 ends.
  if (head.includes(0) || head.includes(4)) return head.subarray(0, head.length - (head.length % 2));
  const whole = head.subarray(0, wholeCharacters(head));
  return isUtf8(whole) ? whole : head;
}

function chunksOf(source: AsyncIterable<Uint8Array>, encoding: Encoding, shownPath: string): AsyncIterable<TextChunk> {
  if (encoding.encoding === "utf-8") return utf8Chunks(source);
  return encoding.encoding.startsWith("utf-16")
    ? utf16Chunks(source, encoding, shownPath)
    : singleByteChunks(source, encoding);
}

/** Decodes UTF-8. Bytes that are none cost their own lines, not the text. A byte order mark is left out. */
export async function* utf8Chunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<TextChunk> {
  let buffer = Buffer.alloc(0);
  /** So many bytes at its start are not decoded yet. */
  let kept = 0;
  let bytes = 0;
  let isStart = true;
  for await (const chunk of source) {
    const length = kept + chunk.length;
    if (length > buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, 2 * kept));
      buffer.copy(larger, 0, 0, kept);
      buffer = larger;
    }
    buffer.set(chunk, kept);
    const read = buffer.subarray(0, length);
    kept = length;
    if (isStart && length < 3) continue;
    // A line that is longer than a chunk goes on its way in pieces.
    const end = read.lastIndexOf(LF) + 1 || wholeCharacters(read);
    const start = isStart ? markLength(read) : 0;
    isStart = false;
    bytes += end;
    const text = end > start ? decodeUtf8(read.subarray(start, end), bytes) : undefined;
    buffer.copyWithin(0, end, length);
    kept = length - end;
    if (text) yield text;
  }
  const rest = buffer.subarray(0, kept);
  const last = rest.subarray(isStart ? markLength(rest) : 0);
  if (last.length > 0) yield decodeUtf8(last, bytes + rest.length);
}

function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function decodeUtf8(content: Buffer, bytes: number): TextChunk {
  if (isUtf8(content)) return { text: content.toString("utf8"), broken: [], bytes };
  const lines: string[] = [];
  const broken: { start: number; end: number }[] = [];
  let length = 0;
  for (let at = 0; at < content.length; ) {
    const end = content.indexOf(LF, at) + 1 || content.length;
    const line = content.subarray(at, end);
    const text = line.toString("utf8");
    if (!isUtf8(line)) broken.push({ start: length, end: length + text.trimEnd().length });
    lines.push(text);
    length += text.length;
    at = end;
  }
  return { text: lines.join(""), broken, bytes };
}

/** How many of the bytes are characters of UTF-8 in full; all of them where the last are none. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < width ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

async function* utf16Chunks(
  source: AsyncIterable<Uint8Array>,
  { encoding }: Encoding,
  shownPath: string,
): AsyncGenerator<TextChunk> {
  // It leaves the byte order mark out.
  const decoder = new TextDecoder(encoding, { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      yield { text: decoder.decode(chunk, { stream: true }), broken: [], bytes };
    }
    const text = decoder.decode();
    if (text !== "") yield { text, broken: [], bytes };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const problem = `Before byte ${bytes} there are bytes that are not UTF-16`;
    throw new UserError(problem, "Save the file as UTF-8 (in Excel: CSV UTF-8)", { path: shownPath }, { cause });
  }
}

async function* singleByteChunks(source: AsyncIterable<Uint8Array>, { encoding }: Encoding): AsyncGenerator<TextChunk> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    yield { text: decodeBytes(chunk, encoding).text, broken: [], bytes };
  }
}
