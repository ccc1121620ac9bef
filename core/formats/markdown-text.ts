import { decodeString } from "micromark-util-decode-string";

/** Takes the runs of a text in its order; offsets are UTF-16 code units in the parser's input, half-open. */
export interface TextRuns {
  copy(start: number, end: number): void;
  replace(text: string, start: number, end: number): void;
}

const REFERENCE = /&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[0-9A-Za-z]{1,31});/y;
const LINE_PREFIX = /[ \t>]*/y;
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * Lays the value of a text node over its source: escapes, character references, line prefixes, blanks at line ends.
 * What cannot be reconciled stands for all of the source that is left: too wide, but never misplaced.
 *
 * @param markup Characters of the source that the value may lack: emphasis inside an image's description.
 */
export function alignText(
  source: string,
  start: number,
  end: number,
  value: string,
  runs: TextRuns,
  markup = "",
): void {
  if (end - start === value.length && source.startsWith(value, start)) {
    runs.copy(start, end);
    return;
  }
  let at = start;
  let done = 0;
  let copied = at;
  const flush = (): void => {
    if (copied < at) runs.copy(copied, at);
  };
  const replace = (text: string, width: number): void => {
    flush();
    runs.replace(text, at, at + width);
    at += width;
    done += text.length;
    copied = at;
  };
  const skip = (width: number): void => {
    flush();
    at += width;
    copied = at;
  };

  while (done < value.length && at < end) {
    const char = source[at];
    if (char === "\\" && ASCII_PUNCTUATION.test(source[at + 1] ?? "") && value[done] === source[at + 1]) {
      replace(value[done], 2);
      continue;
    }
    if (char === "&") {
      const reference = decodeReference(source, at);
      if (reference !== undefined && value.startsWith(reference.text, done)) {
        replace(reference.text, reference.width);
        continue;
      }
    }
    if (char === value[done]) {
      at += 1;
      done += 1;
      const isBreak = char === "\n" || (char === "\r" && source[at] !== "\n");
      if (isBreak) {
        LINE_PREFIX.lastIndex = at;
        skip(LINE_PREFIX.exec(source)?.[0].length ?? 0);
      }
    } else if (char === " " || char === "\t" || markup.includes(char)) {
      skip(1);
    } else {
      break;
    }
  }
  flush();
  if (done < value.length) runs.replace(value.slice(done), Math.min(at, end - 1), end);
}

/** The character reference at an offset, and how wide it is; undefined where there is none. */
export function decodeReference(source: string, at: number): { text: string; width: number } | undefined {
  REFERENCE.lastIndex = at;
  const reference = REFERENCE.exec(source)?.[0];
  if (reference === undefined) return undefined;
  const text = decodeString(reference);
  return text === reference ? undefined : { text, width: reference.length };
}
