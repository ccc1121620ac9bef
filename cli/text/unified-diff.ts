import { applyEdits, type Edit } from "../../core/fix.ts";

/** So many lines around a change show where it is. */
const CONTEXT = 3;

/** Whole lines that edits change: half-open, numbered from 0. */
interface Region {
  first: number;
  end: number;
  edits: Edit[];
}

/**
 * Some changes of a file as `git apply` and `patch` take them; empty where there are none. Lines end with LF, as there.
 * @param edits In order and without overlap. What they change is known, so that nothing is searched for.
 */
export function unifiedDiff(path: string, before: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return "";
  const starts = lineStarts(before);
  const hunks: Region[][] = [];
  for (const region of regionsOf(edits, starts)) {
    const hunk = hunks.at(-1);
    if (hunk && region.first - (hunk.at(-1) as Region).end <= 2 * CONTEXT) hunk.push(region);
    else hunks.push([region]);
  }
  let shift = 0;
  const shown = hunks.map((hunk) => {
    const { text, grown } = hunkOf(hunk, before, starts, shift);
    shift += grown;
    return text;
  });
  return `--- ${fileName("a/", path)}\n+++ ${fileName("b/", path)}\n${shown.join("")}`;
}

/** Where lines begin, and where the text ends. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  if (starts.at(-1) !== text.length) starts.push(text.length);
  return starts;
}

function regionsOf(edits: readonly Edit[], starts: readonly number[]): Region[] {
  const regions: Region[] = [];
  let line = 0;
  for (const edit of edits) {
    while (line + 2 < starts.length && (starts[line + 1] as number) <= edit.start) line++;
    let end = line + 1;
    // A line whose end goes is joined with the next.
    while (end + 1 < starts.length && (starts[end] as number) <= edit.end) end++;
    const last = regions.at(-1);
    if (last && line < last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else regions.push({ first: line, end, edits: [edit] });
  }
  return regions;
}

function hunkOf(
  regions: readonly Region[],
  before: string,
  starts: readonly number[],
  shift: number,
): { text: string; grown: number } {
  const lineCount = starts.length - 1;
  const [from, to] = [(regions[0] as Region).first, (regions.at(-1) as Region).end];
  const [first, end] = [Math.max(0, from - CONTEXT), Math.min(lineCount, to + CONTEXT)];
  const sliceOf = (a: number, b: number) => before.slice(starts[a], starts[b]);
  let text = "";
  let at = first;
  let newLines = 0;
  for (const region of regions) {
    const [start, old] = [starts[region.first] as number, sliceOf(region.first, region.end)];
    const own = region.edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const after = applyEdits(old, own);
    text += marked(" ", sliceOf(at, region.first)) + marked("-", old) + marked("+", after);
    newLines += region.first - at + linesOf(after).length;
    at = region.end;
  }
  text += marked(" ", sliceOf(at, end));
  newLines += end - at;
  const head = `@@ -${rangeOf(first, end - first)} +${rangeOf(first + shift, newLines)} @@\n`;
  return { text: head + text, grown: newLines - (end - first) };
}

function rangeOf(first: number, count: number): string {
  return count === 1 ? `${first + 1}` : `${count === 0 ? first : first + 1},${count}`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, text: string): string {
  return linesOf(text)
    .map((line) => `${mark}${line}${line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`)
    .join("");
}

/** A name as Git writes it: with odd characters, in quotation marks. */
function fileName(prefix: string, path: string): string {
  const name = prefix + path.replace(/^\//, "");
  if (!/["\\\u0000-\u001f\u007f]/.test(name)) return name.includes(" ") ? `${name}\t` : name;
  return `"${name.replace(/["\\]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (unit) => `\\${unit.charCodeAt(0).toString(8).padStart(3, "0")}`)}"`;
}
