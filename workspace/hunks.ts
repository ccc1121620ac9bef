/** Lines of a file, from 1, both ends included. */
export interface LineRange {
  first: number;
  last: number;
}

/** The change at one place of a file. */
export interface Hunk {
  /** Absent where lines were only deleted. */
  added?: LineRange;
  /** With the lines around it. */
  near: LineRange;
}

/** As many unchanged lines as reviewers see around a change. */
export const CONTEXT = 3;

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Reads a patch without context (`-U0`) line by line, and tells of files, by their quoted names, and of their hunks. */
export function createHunkReader(): { read(line: string): string | Hunk | undefined } {
  // A line of a text may look like a head: within a hunk, lines are counted.
  let left = 0;
  return {
    read(line) {
      if (left > 0) {
        if (line.startsWith("+") || line.startsWith("-")) left--;
        return undefined;
      }
      if (line.startsWith("+++ ")) return line.slice(4);
      const found = HUNK.exec(line);
      if (!found) return undefined;
      const [deleted, start, added] = [Number(found[1] ?? 1), Number(found[2]), Number(found[3] ?? 1)];
      left = deleted + added;
      // Of no lines, the start is the line before them.
      const [first, last] = added > 0 ? [start, start + added - 1] : [start + 1, start];
      const near = { first: Math.max(1, first - CONTEXT), last: last + CONTEXT };
      return added > 0 ? { added: { first, last }, near } : { near };
    },
  };
}

/** The lines that a patch with context adds to one file, as GitHub's API gives it; without the names of files. */
export function linesOfPatch(patch: string): { added: LineRange[]; near: LineRange[] } {
  const lines = { added: [] as LineRange[], near: [] as LineRange[] };
  let at = 0;
  for (const line of patch.split("\n")) {
    const found = HUNK.exec(line);
    if (found) {
      at = Number(found[2]);
      const count = Number(found[3] ?? 1);
      lines.near.push({ first: Math.max(1, at), last: at + Math.max(1, count) - 1 });
    } else if (line.startsWith("+")) {
      const last = lines.added.at(-1);
      if (last?.last === at - 1) last.last = at;
      else lines.added.push({ first: at, last: at });
      at++;
    } else if (line.startsWith(" ") || line === "") at++;
  }
  return lines;
}

const escapes: Record<string, string> = { a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r" };

/** A name behind `+++`, as Git quotes those with control characters, quotation marks and backslashes; without `b/`. */
export function unquotedName(written: string): string {
  // A name with a space ends with a tab.
  const name = written.replace(/\t$/, "");
  if (!name.startsWith('"')) return name.slice(2);
  const inner = name.slice(1, -1);
  const unescaped = inner.replace(/\\([abtnvfr]|[0-7]{3}|.)/gs, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
  return unescaped.slice(2);
}
