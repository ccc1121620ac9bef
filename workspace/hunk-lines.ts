import type { ChangedFile } from "./git-changes.ts";
import { CONTEXT, type Hunk, type LineRange } from "./hunks.ts";

/** Gathers the hunks of one file. To Git, a line ends with LF alone; to us, a CR that stands alone ends one, too. */
export interface HunkLines {
  hunk(hunk: Hunk): void;
  /** A line of the hunk, with its mark. */
  line(line: string): void;
  changed(): ChangedFile;
}

const BARE_CR = /\r(?!$)/;

/** Whether a line of a patch is several of ours. */
export function isSeveralLines(line: string): boolean {
  return BARE_CR.test(line);
}

export function createHunkLines(): HunkLines {
  const added: LineRange[] = [];
  const near: LineRange[] = [];
  let hunks = 0;
  let before: string | undefined;
  let after: string | undefined;
  return {
    hunk(hunk) {
      hunks++;
      if (hunk.added) added.push(hunk.added);
      near.push(hunk.near);
    },
    line(line) {
      if (!isSeveralLines(line)) return;
      if (line.startsWith("-")) before = line.slice(1);
      else if (line.startsWith("+")) after = line.slice(1);
    },
    changed() {
      if (after === undefined) return { added, near };
      // Further down, our numbers are others than Git's, and what it does not show is needed to tell which.
      const isFirst = hunks === 1 && added[0]?.first === 1 && added[0].last === 1;
      if (before === undefined || !isFirst) return { added: "all", near: "all" };
      return differenceOf(before.split("\r"), after.split("\r"));
    },
  };
}

/** The lines between those that both begin with, and those that both end with. */
function differenceOf(before: readonly string[], after: readonly string[]): ChangedFile {
  const most = Math.min(before.length, after.length);
  let [same, tail] = [0, 0];
  while (same < most && before[same] === after[same]) same++;
  while (tail < most - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [first, last] = [same + 1, after.length - tail];
  const near = [{ first: Math.max(1, first - CONTEXT), last: last + CONTEXT }];
  return { added: first > last ? [] : [{ first, last }], near };
}
