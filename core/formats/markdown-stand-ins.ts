import type { ParserInput, StandIn } from "./markdown-input.ts";

/** Gathers the parser's input from a document, left to right; what no call named is copied. */
export interface InputBuilder {
  /** How long the input is so far. */
  readonly length: number;
  leaveOut(start: number, end: number): void;
  /** Puts one letter, behind its indentation, in place of whole lines. Simple ones in a row share one, but for quotes. */
  standIn(standIn: StandIn): void;
  /**
   * Copies up to the end, and is done.
   * @param prefixFor What must stand before the input, for the parser alone.
   */
  build(end: number, prefixFor?: (input: string) => string): ParserInput;
}

export function createInputBuilder(text: string, from: number): InputBuilder {
  const pieces: string[] = [];
  let length = 0;
  // The parser drops a byte order mark that its input begins with, and counts on as if there were none.
  let done = text.charCodeAt(from) === 0xfeff ? from + 1 : from;
  // Where the input goes on at another place of the document: offsets in the input, and in the document.
  const inputStarts: number[] = [0];
  const sourceStarts: number[] = [done];
  const standIns = new Map<number, StandIn>();
  let last: StandIn | undefined;

  function copyTo(end: number): void {
    if (end <= done) return;
    pieces.push(text.slice(done, end));
    length += end - done;
    done = end;
  }

  function jumpTo(source: number): void {
    done = source;
    inputStarts.push(length);
    sourceStarts.push(source);
  }

  return {
    get length() {
      return length;
    },
    leaveOut(start, end) {
      copyTo(start);
      jumpTo(end);
    },
    standIn(standIn) {
      if (last && isShared(last, standIn) && done === last.end && isBlank(text, done, standIn.start)) {
        last.end = standIn.end;
        for (const block of standIn.blocks ?? []) last.blocks?.push(block);
        done = standIn.end;
        sourceStarts[sourceStarts.length - 1] = done;
        return;
      }
      copyTo(standIn.start + indentation(text, standIn.start));
      last = { ...standIn };
      standIns.set(length, last);
      pieces.push("x");
      length += 1;
      jumpTo(standIn.end);
    },
    build(end, prefixFor = () => "") {
      copyTo(end);
      const input = pieces.join("");
      const prefix = prefixFor(input);
      const start = prefix.length;
      return {
        text: prefix + input,
        start,
        standInAt: (offset) => standIns.get(offset - start),
        standIns: [...standIns.values()],
        sourceStart: sourceStarts[0],
        sourceEnd: end,
        shape: `${prefix}\n${inputStarts} ${sourceStarts.map((at) => at - sourceStarts[0])}`,
        toSource: (offset) => {
          const i = lastAtOrBefore(inputStarts, offset - start);
          return sourceStarts[i] + offset - start - inputStarts[i];
        },
      };
    },
  };
}

/** Whether one letter may stand for both: not for quotes, since the parser would make two of them. */
function isShared(last: StandIn, standIn: StandIn): boolean {
  const mayShare = ({ blocks }: StandIn): boolean => blocks !== undefined && !blocks[0]?.isQuote;
  return mayShare(last) && mayShare(standIn);
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === "";
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many blanks the stand-in keeps of a line's indentation: more would be code, or nesting. */
function indentation(text: string, start: number): number {
  let width = 0;
  while (width < 3 && text[start + width] === " ") width += 1;
  return width;
}
