/** Tactful as it ships, not its sources: a loader that translates them as they run would be measured too. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type * as Tactful from "../index.ts";
import { root } from "../scripts/rule-files.ts";

const library = join(root, "dist/index.js");
if (!existsSync(library)) throw new Error("There is no dist/: `npm run build` makes what is measured.");

export const { createMemory, createTactful, defaultSettings, formatFor, UserError } = (await import(
  library
)) as typeof Tactful;
export const settings: Tactful.Settings = { ...defaultSettings, kind: "reply" };

/** The command line, on a file or a folder. */
export function tactful(path: string): [string, ...string[]] {
  return [process.execPath, join(root, "dist/bin.cjs"), "--no-config", "--kind", "reply", "--fail-on", "never", path];
}

/** Lints all documents of a text. */
export async function lintText(
  linter: Tactful.Linter,
  format: Tactful.Format,
  text: string,
  memory?: Tactful.DocumentMemory,
): Promise<number> {
  let found = 0;
  for (const document of format.read(text, { memory })) {
    if (document instanceof UserError) throw document;
    found += (await linter.lint(document, settings, undefined, memory)).problems.length;
  }
  return found;
}
