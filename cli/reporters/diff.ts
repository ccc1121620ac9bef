import pc from "picocolors";
import { plainLines } from "../text/plain.ts";
import { unifiedDiff } from "../text/unified-diff.ts";
import type { Reporter } from "./reporter.ts";

/** Shows what would be mended, for `git apply` and for people. */
export function createDiffReporter({ color, isTTY }: { color: boolean; isTTY: boolean }): Reporter {
  const paint = pc.createColors(color);
  return {
    openRun: () => "",
    openFile(path, fix) {
      if (!fix) return "";
      const { before, edits } = fix;
      // Nothing of a file may act on a terminal; a program gets every character as it is.
      if (isTTY || color)
        return plainLines(unifiedDiff(path, before, edits))
          .split("\n")
          .map(painted)
          .join("\n");
      if (!fix.after.hasMark) return unifiedDiff(path, before, edits);
      const behindMark = edits.map(({ start, end, text }) => ({ start: start + 1, end: end + 1, text }));
      return unifiedDiff(path, `\ufeff${before}`, behindMark);
    },
    document: () => "",
    closeFile: () => "",
    closeRun: () => "",
  };

  function painted(line: string): string {
    if (/^(?:---|\+\+\+) /.test(line)) return paint.bold(line);
    if (line.startsWith("@@")) return paint.cyan(line);
    return line.startsWith("-") ? paint.red(line) : line.startsWith("+") ? paint.green(line) : line;
  }
}
