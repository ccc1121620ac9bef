import { parseDirective } from "../directive.ts";
import type { Comment, DocumentMeta } from "../document.ts";
import { indexLines } from "../text/lines.ts";

type Disable = NonNullable<DocumentMeta["disable"]>[number];

/** A text of a file with others. Offsets are UTF-16 code units in the file, half-open, its key included. */
export interface Suppressible {
  start: number;
  end: number;
  /** Gets what the comments around it switch off. */
  disable: Disable[];
  /** Gets what no text has a use for, or is written wrong, to be told of. */
  strays: Comment[];
}

/** No text needs more; without a limit, a thousand comments before a thousand texts would take a million steps. */
const MOST = 50;

interface Range {
  rules: string[];
  reason: string;
  isTold: boolean;
}

/**
 * Applies the comments of a data file to its texts: `disable-line` and `disable-next-line` to all that begin, or go on, in
 * the line; `disable` to all up to `enable`; `disable-file` to all.
 * @param comments In the order of the file, as are the texts.
 */
export function suppressTexts(source: string, comments: readonly Comment[], texts: readonly Suppressible[]): void {
  if (comments.length === 0 || texts.length === 0) return;
  const ours = comments.flatMap((comment) => {
    const words = parseDirective(comment.text);
    return words === undefined ? [] : [{ ...words, comment }];
  });
  const isOfLine = ({ name }: Ours): boolean => name === "disable-line" || name === "disable-next-line";
  const starts = texts.map(({ start }) => start);
  /** Hands a comment that is of no use to the last text before it, which tells of it. */
  const addStray = ({ text, start }: Comment): void => {
    const words = text.replace(/^tactful-disable(?:-line|-file)?(?=\s|$)/, "tactful-disable-next-line");
    texts[Math.max(0, firstAtLeast(starts, start) - 1)].strays.push({ text: words, start, end: start });
  };
  suppressLines(source, ours.filter(isOfLine), texts, addStray);
  suppressRanges(
    ours.filter((one) => !isOfLine(one)),
    texts,
    addStray,
  );
}

interface Ours {
  name: string;
  rules: string[];
  reason: string;
  comment: Comment;
}

function suppressLines(
  source: string,
  ours: readonly Ours[],
  texts: readonly Suppressible[],
  addStray: (comment: Comment) => void,
): void {
  if (ours.length === 0) return;
  const lines = indexLines(source);
  const lineOf = (offset: number): number => lines.at(offset).line;
  const last = texts.map(({ end }) => lineOf(end - 1));
  const first = texts.map(({ start }) => lineOf(start));
  /** What the comments of a line are for, where they stand alone. */
  const passedOn = new Map<number, number>();
  for (const { name, rules, reason, comment } of ours.toReversed()) {
    const own = lineOf(comment.start);
    const next = lineOf(comment.end) + 1;
    const line = name === "disable-line" ? own : (passedOn.get(next) ?? next);
    let at = firstAtLeast(last, line);
    const isLoner = name === "disable-next-line" && !(first[firstAtLeast(last, own)] <= own);
    if (isLoner) passedOn.set(own, line);
    if (!(first[at] <= line) || texts[at].disable.length >= MOST) {
      addStray(comment);
      continue;
    }
    const isAlone = !(first[at + 1] <= line);
    for (let isFirst = true; first[at] <= line; at += 1, isFirst = false) {
      const shared = isAlone ? undefined : isFirst ? "first" : "again";
      texts[at].disable.push({ rules, reason, start: 0, end: 0, ...(shared && { shared }) });
    }
  }
}

function suppressRanges(
  ours: readonly Ours[],
  texts: readonly Suppressible[],
  addStray: (comment: Comment) => void,
): void {
  let active: Range[] = ours
    .filter(({ name }) => name === "disable-file")
    .slice(0, MOST)
    .map(({ rules, reason }) => ({ rules, reason, isTold: false }));
  const ofFile = active.length;
  let next = 0;
  const takeBefore = (offset: number): void => {
    for (; next < ours.length && ours[next].comment.start < offset; next += 1) {
      const { name, rules, reason, comment } = ours[next];
      if (name === "disable-file") continue;
      if (name === "disable" && active.length < MOST) active.push({ rules, reason, isTold: false });
      else if (name === "enable" && active.length > ofFile) active = enabled(active, ofFile, rules);
      else addStray(comment);
    }
  };
  for (const text of texts) {
    takeBefore(text.start);
    for (const range of active) {
      text.disable.push({
        rules: range.rules,
        reason: range.reason,
        start: 0,
        end: 0,
        shared: range.isTold ? "again" : "first",
      });
      range.isTold = true;
    }
  }
  const before = active.length;
  takeBefore(Infinity);
  for (const { rules } of active.slice(before)) {
    texts.at(-1)?.strays.push({ text: `tactful-disable-next-line ${rules.join(", ")}`, start: 0, end: 0 });
  }
}

function enabled(active: readonly Range[], ofFile: number, rules: readonly string[]): Range[] {
  if (rules.length === 0) return active.slice(0, ofFile);
  return active.flatMap((range, i) => {
    if (i < ofFile || range.rules.length === 0) return range;
    const left = range.rules.filter((rule) => !rules.includes(rule));
    return left.length === 0 ? [] : { ...range, rules: left };
  });
}

/** The index of the first number that is not less than the limit; the numbers ascend. */
function firstAtLeast(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
