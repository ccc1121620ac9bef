import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import { decodeText } from "../core/encoding/decode-text.ts";
import type { Include } from "../core/formats/format.ts";
import { isInside, workspaceRoot } from "./paths.ts";

/** A letter of more files, or of files in files in more files, is a mistake. */
const MOST_FILES = 200;
const DEEPEST = 10;
/** In bytes. */
const LARGEST = 4_000_000;

/**
 * Reads the files that a text includes: those below the folder that is worked in, each only where it is not included by
 * itself.
 * @param path Of the text, absolute.
 * @param cwd The working folder. Around a text that lies elsewhere, its own Git checkout or its own folder counts.
 * @param openText The text of a file that is open in an editor; undefined where it is not.
 */
export function createInclude(
  path: string,
  cwd: string,
  openText: (path: string) => string | undefined = () => undefined,
): Include {
  let count = 0;

  function includeFrom(folder: string, around: readonly string[], root: string): Include {
    return (name) => {
      if (name === "" || isAbsolute(name) || around.length > DEEPEST || ++count > MOST_FILES) return undefined;
      try {
        // A link may lead out of the workspace.
        const file = realpathSync(resolve(folder, name));
        if (!isInside(realpathSync(root), file) || around.includes(file)) return undefined;
        const stats = statSync(file);
        if (!stats.isFile() || stats.size > LARGEST) return undefined;
        const text = openText(file) ?? decodeText(readFileSync(file), file).text;
        return { text, include: includeFrom(dirname(file), [...around, file], root) };
      } catch {
        return undefined;
      }
    };
  }

  let own: Include | undefined;
  return (name) => {
    // Most texts include nothing: the disk is not asked for them.
    own ??= includeFrom(
      dirname(path),
      [realPath(path)],
      isInside(cwd, path) ? workspaceRoot(cwd) : workspaceRoot(dirname(path)),
    );
    return own(name);
  };
}

/** A text may be on no disk: it comes from standard input, or was never saved. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
