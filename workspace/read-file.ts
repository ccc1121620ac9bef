import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { UserError } from "../core/errors.ts";
import type { Format } from "../core/formats/format.ts";

/** A file's text, and how its bytes say it. */
export interface DecodedText {
  /** Without the byte order mark; line ends as they are. */
  text: string;
  /** As `TextDecoder` calls it; `bytes`: one UTF-16 code unit for each byte. */
  encoding: string;
  /** Whether the bytes begin with a byte order mark. */
  hasMark: boolean;
}

/**
 * Reads a text file: UTF-8, or UTF-16 with a byte order mark.
 * @param shownPath The path as messages should name it.
 * @param bytes What the file's format asks for.
 * @throws {UserError} where it cannot be read, or is no text.
 */
export async function readText(path: string, shownPath = path, bytes?: Format["bytes"]): Promise<DecodedText> {
  let content: Uint8Array;
  try {
    content = await readFile(path);
  } catch (error) {
    throw fileError(error, shownPath);
  }
  return decodeText(content, shownPath, bytes);
}

/** The text of a file that is Tactful's own: a configuration, a pack, an ignore file. */
export async function readTextFile(path: string, shownPath = path): Promise<string> {
  return (await readText(path, shownPath)).text;
}

/** Decodes the bytes of a text, or says what is wrong with them. */
export function decodeText(content: Uint8Array, shownPath: string, bytes?: Format["bytes"]): DecodedText {
  if (bytes === "always") return asBytes(content);
  const encoding = utf16Encoding(content);
  if (encoding !== undefined) {
    return { text: decodeUtf16(content, encoding, shownPath), encoding, hasMark: true };
  }
  if (bytes === "fallback" && !isUtf8(content)) return asBytes(content);
  if (bytes === undefined && looksBinary(content)) {
    throw new UserError("This is not a text file", "Save the text as plain text in UTF-8", { path: shownPath });
  }
  if (!isUtf8(content)) {
    const { line, byte } = firstBadLine(content);
    throw new UserError(
      `The bytes on line ${line} (from byte ${byte}) are not UTF-8`,
      "Save the file as UTF-8 (in Excel: CSV UTF-8)",
      {
        path: shownPath,
        line,
      },
    );
  }
  const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
  return { text: new TextDecoder("utf-8").decode(content), encoding: "utf-8", hasMark };
}

function asBytes(content: Uint8Array): DecodedText {
  return { text: Buffer.from(content).toString("latin1"), encoding: "bytes", hasMark: false };
}

/** A failure of the file system, as a mistake that a person can mend. */
export function fileError(error: unknown, shownPath: string): UserError {
  const place = { path: shownPath };
  const code = errorCode(error);
  const options = { cause: error };
  if (code === "ENOENT" || code === "ENOTDIR")
    return new UserError("There is no such file", "Check the name", place, options);
  if (code === "EACCES" || code === "EPERM") {
    return new UserError(
      "There is no permission to read it",
      "Change its permissions, or leave it out",
      place,
      options,
    );
  }
  if (code === "EISDIR") return new UserError("This is a folder, not a file", "Name a file", place, options);
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(`It cannot be read (${reason})`, "", place, options);
}

/** The system's code of an error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function utf16Encoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: string, shownPath: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const problem = "The file begins like UTF-16, but its bytes are not";
    throw new UserError(problem, "Save the file as UTF-8 (in Excel: CSV UTF-8)", { path: shownPath }, { cause });
  }
}

/** Text hardly ever holds a NUL; pictures, archives, and UTF-16 without its mark are full of them. */
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
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
    line++;
  }
  return { line, byte: start };
}
