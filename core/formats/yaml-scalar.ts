import { runStart } from "../text/seek.ts";
import { createRunBuilder, type TextMap } from "../text/text-map.ts";

const ESCAPE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|[\s\S])/y;
const LINE_BREAKS = /[ \t]*(?:\r?\n[ \t]*)+/y;

/**
 * Lays the value of a YAML scalar over its source: quotes, escapes, doubled quotes, folded lines, the indentation of
 * block scalars. Where the two cannot be reconciled, the rest of the value stands for the rest of the source.
 *
 * @param start Where the scalar begins in `source`, its quote or block header included; `end` is after its last.
 */
export function mapScalar(
  source: string,
  start: number,
  end: number,
  value: string,
  isDoubleQuoted: boolean,
): { text: string; map: TextMap } {
  const text = value.slice(0, runStart(value, value.length, "\n"));
  const runs = createRunBuilder();
  let at = bodyStart(source, start);
  let done = 0;
  while (done < text.length && at < end) {
    if (isDoubleQuoted && source[at] === "\\") {
      ESCAPE.lastIndex = at;
      const sequence = ESCAPE.exec(source)?.[0] ?? "\\";
      const width = /^\\\r?\n/.test(sequence) ? 0 : /^\\U/.test(sequence) && text.codePointAt(done)! > 0xffff ? 2 : 1;
      runs.replace(text.slice(done, done + width), at, at + sequence.length);
      done += width;
      at += sequence.length;
    } else if (source[at] === "\n" || source[at] === "\r" || isFold(source, at, text[done])) {
      LINE_BREAKS.lastIndex = at;
      const breaks = LINE_BREAKS.exec(source)?.[0] ?? source[at];
      const words = /^[ \n]*/.exec(text.slice(done, done + breaks.length))?.[0] ?? "";
      runs.replace(words, at, at + breaks.length);
      done += words.length;
      at += breaks.length;
    } else if (source[at] === text[done]) {
      const quoteWidth = source[at] === "'" && source[start] === "'" && source[at + 1] === "'" ? 2 : 1;
      if (quoteWidth === 2) runs.replace("'", at, at + 2);
      else runs.copy(source, at, at + 1);
      at += quoteWidth;
      done += 1;
    } else if (source[at] === " " || source[at] === "\t") {
      at += 1;
    } else {
      break;
    }
  }
  runs.replace(text.slice(done), Math.min(at, end - 1), end);
  return runs.build();
}

/** Skips the opening quote, or the header line of a block scalar. */
function bodyStart(source: string, start: number): number {
  if (source[start] === "'" || source[start] === '"') return start + 1;
  const header = /[|>][^\r\n]*(?:\r?\n|\r)?/y;
  header.lastIndex = start;
  return start + (header.exec(source)?.[0].length ?? 0);
}

/** Whether white space at the offset runs up to a line break, so that it folds with it. */
function isFold(source: string, at: number, next: string): boolean {
  if (source[at] !== " " && source[at] !== "\t") return false;
  if (next !== " " && next !== "\n") return false;
  LINE_BREAKS.lastIndex = at;
  return LINE_BREAKS.test(source);
}
