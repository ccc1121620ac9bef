import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type DecodedText, decodeText, type Wanted } from "../core/encoding/decode-text.ts";
import { UserError } from "../core/errors.ts";

/**
 * Reads a text file, in any encoding that is beyond doubt.
 * @param shownPath The path as messages should name it.
 * @param wanted What the file's format asks for.
 * @throws {UserError} where it cannot be read, or is no text.
 */
export async function readText(path: string, shownPath = path, wanted?: Wanted): Promise<DecodedText> {
  let content: Uint8Array;
  try {
    content = await readFile(path);
  } catch (error) {
    throw fileError(error, shownPath);
  }
  return decodeText(content, shownPath, wanted);
}

/** The same at once: for many small files that takes a fraction of the time, where nothing else is to be done meanwhile. */
export function readTextNow(path: string, shownPath = path, wanted?: Wanted): DecodedText {
  let content: Uint8Array;
  try {
    content = readFileSync(path);
  } catch (error) {
    throw fileError(error, shownPath);
  }
  return decodeText(content, shownPath, wanted);
}

/** The text of a file of Tactful's own, such as a configuration: in Unicode, since nobody would see what it was taken for. */
export async function readTextFile(path: string, shownPath = path): Promise<string> {
  return (await readText(path, shownPath, "unicode")).text;
}

/** A failure of the file system, as a mistake that a person can mend. */
export function fileError(error: unknown, shownPath: string): UserError {
  const place = { path: shownPath };
  const code = errorCode(error);
  const options = { cause: error };
  if (code === "ENOENT" && shownPath.includes("\ufffd"))
    return new UserError("The name of this file is not UTF-8", "Rename it", place, options);
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
