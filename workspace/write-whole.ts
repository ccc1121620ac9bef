import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../core/errors.ts";

/**
 * Writes a file, and its folder where there is none, whole or not at all: whoever reads it meanwhile, or kills us, finds the old one or the new one.
 * @throws {UserError} where the file system does not let us.
 */
export async function writeWhole(path: string, content: string | Uint8Array, shownPath = path): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${crypto.randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, content, { flag: "wx" });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `It cannot be written (${reason})`,
      "Check the folder and its permissions",
      { path: shownPath },
      { cause },
    );
  }
}
