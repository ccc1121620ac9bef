import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { UserError } from "../../core/errors.ts";
import type { Output } from "../io.ts";

/** A file that a run's output goes to. */
export interface OutputFile extends Output {
  close(): void;
}

/**
 * Opens a file for output.
 * @param keep How many bytes of what is there stay; 0: it is begun anew.
 * @throws {UserError} where it cannot be written, then or later.
 */
export function openOutputFile(path: string, shownPath: string, keep = 0): OutputFile {
  const file = told(() => openSync(path, keep > 0 ? "r+" : "w"));
  if (keep > 0) told(() => ftruncateSync(file, keep));
  let position = keep;
  return {
    isTTY: false,
    write(text) {
      const bytes = typeof text === "string" ? Buffer.from(text) : text;
      told(() => {
        for (let at = 0; at < bytes.length; ) {
          const written = writeSync(file, bytes, at, bytes.length - at, position);
          at += written;
          position += written;
        }
      });
    },
    close: () => told(() => closeSync(file)),
  };

  function told<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new UserError(`It cannot be written (${reason})`, "", { path: shownPath }, { cause });
    }
  }
}
