import { statSync } from "node:fs";
import { UserError } from "../core/errors.ts";
import type { Strings } from "./strings/strings.ts";

/** What is larger is hardly a text that people wrote: 50 MB hold some forty thousand pages. */
export const DEFAULT_MAX_FILE_SIZE = "50MB";

const UNITS = { "": 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9 } as const;

/**
 * Reads a size such as `800KB` or `1.5 GB`; a number alone is bytes.
 * @throws {UserError} for what is none.
 */
export function readSize(option: string, value: string, strings: Strings): number {
  const found = /^(\d{1,12}(?:\.\d{1,3})?)\s?(B|KB|MB|GB)?$/i.exec(value.trim());
  const bytes = found ? Number(found[1]) * UNITS[(found[2] ?? "").toUpperCase() as keyof typeof UNITS] : 0;
  if (bytes < 1) throw new UserError(strings.badValue(option, value), strings.sizeRemedy);
  return bytes;
}

/** The size of a file in bytes; 0 where there is none, or where it is no plain file: reading it tells more. */
export function sizeOf(path: string): number {
  try {
    const stats = statSync(path);
    return stats.isFile() ? stats.size : 0;
  } catch {
    return 0;
  }
}

/** @throws {UserError} where a text is larger than it may be. */
export function checkSize(bytes: number, most: number, shown: string, strings: Strings): void {
  if (bytes <= most) return;
  const problem = strings.tooLarge(shownSize(bytes), shownSize(most));
  throw new UserError(problem, strings.tooLargeRemedy, { path: shown });
}

/** @throws {UserError} where standard input, of which so much was read, is larger than it may be. */
export function checkInputSize(bytes: number, most: number, shown: string, strings: Strings): void {
  if (bytes <= most) return;
  const problem = strings.inputTooLarge(shownSize(most));
  throw new UserError(problem, strings.inputTooLargeRemedy, { path: shown });
}

function shownSize(bytes: number): string {
  const [unit, size] = bytes < 1e3 ? ["B", 1] : bytes < 1e6 ? ["KB", 1e3] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
  // Rounded up, so that what is too large never looks as large as what is not.
  return `${Math.ceil((bytes / (size as number)) * 10) / 10} ${unit}`;
}
