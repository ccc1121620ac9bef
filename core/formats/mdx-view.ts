import type { Block, Comment } from "../document.ts";
import { OUTPUT_MASK } from "../text/mask.ts";
import { identityMap } from "../text/text-map.ts";
import { matchBraces, readJsxTag } from "./jsx-tag.ts";
import { isBlankLine, lineEnd, nextLine } from "./lines.ts";

/** MDX as a Markdown parser can read it, as long as it is: code, modules and flow tags are blank, expressions are masked. */
export interface MdxView {
  text: string;
  comments: Comment[];
  /** The words of attributes that people read. */
  attributes: Block[];
}

const MODULE =
  /import[ \t]+(?:type\b|["'{*]|[\w$]+[ \t]*(?:,|from\b))|export[ \t]+(?:const|let|var|function|default|class|async|type|interface|enum|[{*])/y;
const FENCE = /[ \t]*(`{3,}(?=[^`\r\n]*$)|~{3,})/my;
const COMMENT = /^\s*\/\*([\s\S]*)\*\/\s*$/;
const MARKS = /[\\`{<]/g;

/**
 * @param text With template tags masked.
 * @param from Where the text begins, after its head.
 * @param original The same without the mask: comments are read as they stand.
 */
export function viewMdx(text: string, from: number, original: string): MdxView {
  const view: MdxView = { text: "", comments: [], attributes: [] };
  const braces = matchBraces(text);
  const ticks = createTickFinder(text);
  const pieces: string[] = [];
  let done = 0;

  /** Lets `words`, which are as long as what stood there, take the place of all up to `end`. */
  function put(start: number, words: string): void {
    pieces.push(text.slice(done, start), words);
    done = start + words.length;
  }
  const blank = (start: number, end: number): void => put(start, text.slice(start, end).replace(/[^\r\n]/g, " "));

  let at = from;
  let isAfterBlank = true;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (isBlankLine(text, at, end)) {
      isAfterBlank = true;
      at = nextLine(text, end);
      continue;
    }
    const special = fenceEnd(at, end) ?? (isAfterBlank ? moduleEnd(at) : undefined);
    if (special === undefined) {
      isAfterBlank = false;
      at = readLine(at, end);
    } else {
      blank(at, special);
      at = nextLine(text, special);
    }
  }
  pieces.push(text.slice(done));
  return { ...view, text: pieces.join("") };

  /** Where fenced code ends that begins in a line; the end of the text where nobody closes it. */
  function fenceEnd(start: number, end: number): number | undefined {
    FENCE.lastIndex = start;
    const mark = FENCE.exec(text)?.[1];
    if (mark === undefined) return undefined;
    for (let line = nextLine(text, end); line < text.length; ) {
      const lineStop = lineEnd(text, line);
      const words = lineStop - line < 1000 ? text.slice(line, lineStop).trim() : "";
      if (words.length >= mark.length && words === mark[0].repeat(words.length)) return lineStop;
      line = nextLine(text, lineStop);
    }
    return text.length;
  }

  /** Where imports and exports end that begin in a line: at a blank one that stands in no braces. */
  function moduleEnd(start: number): number | undefined {
    MODULE.lastIndex = start;
    if (!MODULE.test(text)) return undefined;
    let last = start;
    for (let line = start; line < text.length; ) {
      const stop = lineEnd(text, line);
      if (isBlankLine(text, line, stop)) break;
      last = stop;
      const brace = text.indexOf("{", line);
      const close = brace !== -1 && brace < stop ? braces.get(brace) : undefined;
      if (close !== undefined && close > stop) last = lineEnd(text, close);
      line = nextLine(text, last);
    }
    return last;
  }

  /** Reads a line, and others that what begins in it goes on in; returns where the next begins. */
  function readLine(start: number, end: number): number {
    let stop = end;
    MARKS.lastIndex = start;
    for (let mark = MARKS.exec(text); mark !== null && mark.index < stop; mark = MARKS.exec(text)) {
      const { index } = mark;
      const after = mark[0] === "\\" ? index + 2 : mark[0] === "`" ? ticks(index) : readMark(index, mark[0]);
      MARKS.lastIndex = after;
      if (after > stop) stop = lineEnd(text, after);
    }
    return nextLine(text, stop);
  }

  function readMark(start: number, mark: string): number {
    const brace = mark === "{" ? braces.get(start) : undefined;
    const tag = mark === "<" ? readJsxTag(text, start, braces) : undefined;
    const end = brace === undefined ? tag?.end : brace + 1;
    if (end === undefined) return start + 1;
    const isFlow = standsAlone(start, end);
    if (tag !== undefined) {
      for (const { start: from, end: to } of tag.words) {
        const words = text.slice(from, to);
        view.attributes.push({
          role: "alt",
          text: words,
          map: identityMap(from, words.length),
          reserved: "\"'<>{}",
          quote: false,
        });
      }
      if (isFlow || tag.html === "") blank(start, end);
      else put(start, tag.html);
      return end;
    }
    const body = original.slice(start + 1, end - 1);
    const comment = COMMENT.exec(body);
    if (comment !== null) view.comments.push({ text: comment[1].trim(), start, end });
    if (isFlow || comment !== null || /^\s*(?:(["'`])\s*\1)?\s*$/.test(body)) blank(start, end);
    else put(start, OUTPUT_MASK.repeat(end - start));
    return end;
  }

  /** Whether nothing but white space stands beside a span in its lines. */
  function standsAlone(start: number, end: number): boolean {
    let first = start;
    while (first > 0 && (text[first - 1] === " " || text[first - 1] === "\t")) first -= 1;
    let last = end;
    while (last < text.length && (text[last] === " " || text[last] === "\t")) last += 1;
    return (first === 0 || /[\r\n]/.test(text[first - 1])) && (last === text.length || /[\r\n]/.test(text[last]));
  }
}

const BLANK_LINE = /\r?\n[ \t]*\r?\n|\r[ \t]*\r/g;

/** Finds where code in backticks ends that begins at an offset, asked from left to right; else where its backticks end. */
function createTickFinder(text: string): (start: number) => number {
  /** By the number of backticks: up to where there is no other such run. */
  const without = new Map<number, number>();
  let paragraphEnd = -1;
  return (start) => {
    let opening = start;
    while (text[opening] === "`") opening += 1;
    const width = opening - start;
    if (paragraphEnd <= start) {
      BLANK_LINE.lastIndex = start;
      paragraphEnd = BLANK_LINE.exec(text)?.index ?? text.length;
    }
    if ((without.get(width) ?? -1) >= opening) return opening;
    for (let at = text.indexOf("`", opening); at !== -1 && at < paragraphEnd; ) {
      let close = at;
      while (text[close] === "`") close += 1;
      if (close - at === width) return close;
      at = text.indexOf("`", close);
    }
    without.set(width, paragraphEnd);
    return opening;
  };
}
