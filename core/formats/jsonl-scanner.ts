import { isBlankLine, lastLineEnd, lineEnd, nextLine } from "./lines.ts";
import type { TableScanner } from "./table-part.ts";

/** Finds the ends of lines: each that is not blank is a record. */
export function createJsonLinesScanner(): TableScanner {
  let isFirst = true;
  return {
    header: undefined,
    isOver: false,
    scan(text, isLast) {
      const end = isLast ? text.length : lastLineEnd(text);
      if (end === 0) return { end, rows: 0 };
      const start = isFirst && text.startsWith("\uFEFF") ? 1 : 0;
      isFirst = false;
      return { end, rows: countRows(text, start, end) };
    },
  };
}

function countRows(text: string, start: number, end: number): number {
  const hasReturns = text.includes("\r");
  let rows = 0;
  for (let at = start; at < end; ) {
    const feed = hasReturns ? lineEnd(text, at) : text.indexOf("\n", at);
    const stop = feed === -1 ? end : feed;
    // Most lines are seen not to be blank at once.
    if (text.charCodeAt(at) > 32 || !isBlankLine(text, at, stop)) rows += stop > at ? 1 : 0;
    at = nextLine(text, stop);
  }
  return rows;
}
