import type { SourceDocument } from "./document.ts";
import { UserError } from "./errors.ts";
import type { Problem } from "./problem.ts";
import { hasPlaces, type Rewrite } from "./rewriting.ts";

/** A change of a file: `text` takes the place of `[start, end)` of the file's text, in UTF-16 code units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A document of a file with the problems that are to be mended. */
export interface Checked {
  document: SourceDocument;
  problems: readonly Problem[];
}

/** A file's text after all that may be mended unseen. */
export interface Fixed {
  text: string;
  /** What makes it of the first text: in order, without overlap. */
  edits: Edit[];
  /** How many problems were mended. */
  count: number;
}

/** Mended words may have a fault of their own; so often a text is looked at again. */
const MOST_PASSES = 10;

/** The rewrite of a problem that may be made without a person's look: its first, where there is nothing to fill in. */
export function safeRewrite({ fixable, rewrites }: Problem): Rewrite | undefined {
  const [first] = rewrites;
  return fixable && first && !hasPlaces(first) ? first : undefined;
}

/** A rewrite as a change of the file; undefined where the file cannot take it. */
export function editOf({ map, encode }: SourceDocument, { start, end, text }: Rewrite): Edit | undefined {
  const words = encode ? encode(text) : map ? undefined : text;
  return words === undefined ? undefined : { ...(map?.toSource(start, end) ?? { start, end }), text: words };
}

/**
 * Mends what may be mended unseen, looks again, and goes on until nothing is left. What would change a text's build, or
 * undo what was mended before, is left alone. The same text is always mended in the same way.
 * @param check Reads and checks a text: its documents, and records that cannot be read.
 * @param canWrite Whether the file's encoding has all characters of some words.
 */
export async function fixText(
  text: string,
  check: (text: string) => AsyncIterable<Checked | UserError> | Iterable<Checked | UserError>,
  canWrite: (words: string) => boolean = () => true,
): Promise<Fixed> {
  const fixed: Fixed = { text, edits: [], count: 0 };
  const seen = new Set([text]);
  const left = new Set<number>();
  let last: { fixed: Fixed; builds: string[] } | undefined;
  for (let pass = 0; pass <= MOST_PASSES; pass++) {
    const found: Edit[] = [];
    const builds: string[] = [];
    for await (const one of check(fixed.text)) {
      if (!(one instanceof UserError) && !left.has(builds.length)) {
        for (const problem of one.problems) {
          const rewrite = safeRewrite(problem);
          const edit = rewrite && editOf(one.document, rewrite);
          if (edit && canWrite(edit.text)) found.push(edit);
        }
      }
      builds.push(one instanceof UserError ? "" : buildOf(one.document));
    }
    if (last) {
      const changed = builds.flatMap((build, i) => (build === last?.builds[i] ? [] : [i]));
      if (builds.length !== last.builds.length) return last.fixed;
      if (changed.length > 0) {
        // Once more from before, without the documents that did not bear it.
        Object.assign(fixed, last.fixed);
        for (const i of changed) left.add(i);
        last = undefined;
        continue;
      }
    }
    const edits = apart(found);
    const next = applyEdits(fixed.text, edits);
    if (pass === MOST_PASSES || edits.length === 0 || seen.has(next)) break;
    last = { fixed: { ...fixed }, builds };
    seen.add(next);
    fixed.edits = inOne(fixed.edits, edits, fixed.text);
    fixed.count += edits.length;
    fixed.text = next;
  }
  return fixed;
}

/** What no rewrite of words may change: what blocks there are, and how many comments. */
function buildOf({ blocks, comments }: SourceDocument): string {
  return `${blocks.map(({ role }) => role).join()} ${comments.length}`;
}

/** Edits in order, and of those that overlap the first: the others are for a text that there is no more. */
function apart(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  }
  return kept;
}

/** A text with some changes, in order and without overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let changed = "";
  let at = 0;
  for (const { start, end, text: words } of edits) {
    changed += text.slice(at, start) + words;
    at = end;
  }
  return changed + text.slice(at);
}

/**
 * Changes of a text, and changes of what comes of it, as changes of the first text.
 * @param middle What comes of the first changes.
 */
export function inOne(first: readonly Edit[], second: readonly Edit[], middle: string): Edit[] {
  const merged: Edit[] = [];
  // How far a place of the middle text is from where it was, behind the changes that were gone by.
  let shift = 0;
  let [i, j] = [0, 0];
  while (i < first.length || j < second.length) {
    const start = Math.min(middleStart(first[i], shift), second[j]?.start ?? Infinity);
    const from = start - shift;
    let end = start;
    const own: Edit[] = [];
    for (;;) {
      const [a, b] = [first[i], second[j]];
      if (a && middleStart(a, shift) <= end) {
        end = Math.max(end, a.start + shift + a.text.length);
        shift += a.text.length - (a.end - a.start);
        i++;
      } else if (b && b.start <= end) {
        end = Math.max(end, b.end);
        own.push(b);
        j++;
      } else break;
    }
    const words = applyEdits(
      middle.slice(start, end),
      own.map((b) => ({ ...b, start: b.start - start, end: b.end - start })),
    );
    merged.push({ start: from, end: end - shift, text: words });
  }
  return merged;
}

function middleStart(edit: Edit | undefined, shift: number): number {
  return edit ? edit.start + shift : Infinity;
}
