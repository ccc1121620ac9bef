/** How a file's bytes say its text. */
export interface Encoding {
  /** As `TextDecoder` calls it; `bytes`: one UTF-16 code unit for each byte. */
  encoding: string;
  /** Whether the bytes begin with a byte order mark, which is no part of the text. */
  hasMark: boolean;
}

/** The bytes of a text; undefined where the encoding lacks some character of it. */
export function encodeText(text: string, { encoding, hasMark }: Encoding): Uint8Array | undefined {
  const marked = hasMark ? `\ufeff${text}` : text;
  if (encoding === "utf-8") return /\p{Surrogate}/u.test(marked) ? undefined : new TextEncoder().encode(marked);
  if (encoding === "utf-16le" || encoding === "utf-16be") return utf16(marked, encoding === "utf-16le");
  const bytes = new Uint8Array(text.length);
  const byteOf = bytesOf(encoding);
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf.get(text.charCodeAt(i));
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

/** Whether an encoding takes a text as it is. */
export function canEncode(text: string, encoding: string): boolean {
  return encodeText(text, { encoding, hasMark: false }) !== undefined;
}

/** Whether an encoding has one byte for each character, and can be written as well as read. */
export function isSingleByte(encoding: string): boolean {
  return /^(?:windows-125\d|iso-8859-\d+|koi8-[ru]|ibm866|x-mac-cyrillic|macintosh|bytes)$/.test(encoding);
}

/** The text of some bytes in an encoding that has one byte for each character. */
export function decodeBytes(content: Uint8Array, encoding: string): Encoding & { text: string } {
  return { text: singleBytes(content, encoding), encoding, hasMark: false };
}

const ALL = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const tables = new Map<string, ReadonlyMap<number, number>>();

/** The byte of each UTF-16 code unit that an encoding of single bytes has. */
function bytesOf(encoding: string): ReadonlyMap<number, number> {
  const known = tables.get(encoding);
  if (known) return known;
  const characters = Array.from(singleBytes(ALL, encoding));
  const table = new Map(characters.map((character, byte) => [character.charCodeAt(0), byte] as const));
  // What no byte stands for.
  table.delete(0xfffd);
  tables.set(encoding, table);
  return table;
}

/** Where Western Windows has other characters than ISO 8859-1, from byte 128 on. */
const WESTERN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function singleBytes(content: Uint8Array, encoding: string): string {
  if (encoding !== "bytes" && encoding !== "windows-1252") return new TextDecoder(encoding).decode(content);
  const units = unitsOf(content);
  // Node 20 and 22 take the one for the other.
  return encoding === "bytes"
    ? units
    : units.replace(/[\u0080-\u009f]/g, (unit) => WESTERN[unit.charCodeAt(0) - 128] ?? unit);
}

/** Arguments are pushed on a stack, which has its limits. */
const MOST_ARGUMENTS = 0x8000;

/** One UTF-16 code unit for each byte. */
function unitsOf(content: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < content.length; at += MOST_ARGUMENTS) {
    parts.push(String.fromCharCode(...content.subarray(at, at + MOST_ARGUMENTS)));
  }
  return parts.join("");
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return bytes;
}
