/** A place as editors count it: both from 1, columns in UTF-16 code units. */
export interface LineColumn {
  line: number;
  column: number;
}

/** Turns offsets of one text into lines and columns. */
export interface LineIndex {
  readonly lineCount: number;
  /** The place of an offset; an offset past the end is the end. */
  at(offset: number): LineColumn;
}

const LF = 10;
const CR = 13;

/** Reads the line ends of a text once: LF, CRLF and a CR that stands alone. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LF || (code === CR && text.charCodeAt(offset + 1) !== LF)) starts.push(offset + 1);
  }
  return {
    lineCount: starts.length,
    at(offset) {
      const place = Math.max(0, Math.min(offset, text.length));
      const line = lastAtMost(starts, place);
      return { line: line + 1, column: place - starts[line]! + 1 };
    },
  };
}

/** The index of the last number that is not greater than `limit`; the numbers ascend. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (numbers[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
