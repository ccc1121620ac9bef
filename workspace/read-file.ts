import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { UserError } from "../core/errors.ts";

/**
 * Reads a text file: UTF-8, or UTF-16 with a byte order mark. The mark goes, line ends stay.
 * @param shownPath The path as messages should name it.
 */
export async function readTextFile(path: string, shownPath = path): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw fileError(error, shownPath);
  }
  return decodeText(bytes, shownPath);
}

/** Decodes the bytes of a text, or says what is wrong with them. */
export function decodeText(bytes: Uint8Array, shownPath: string): string {
  const encoding = utf16Encoding(bytes);
  if (encoding !== undefined) return decodeUtf16(bytes, encoding, shownPath);
  if (looksBinary(bytes)) {
    throw new UserError("This is not a text file", "Save the text as plain text in UTF-8", { path: shownPath });
  }
  if (!isUtf8(bytes)) {
    const { line, byte } = firstBadLine(bytes);
    throw new UserError(
      `The bytes on line ${line} (from byte ${byte}) are not UTF-8`,
      "Save the file as UTF-8 (in Excel: CSV UTF-8)",
      {
        path: shownPath,
        line,
      },
    );
  }
  return new TextDecoder("utf-8").decode(bytes);
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
