/**
 * Lines and characters of LSP, worked out apart from the server's own code, so that a mistake there shows. Characters are
 * UTF-16 code units; a line ends in \r\n, \n or \r.
 */

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface TextEdit {
  range: Range;
  newText: string;
}

interface Line {
  start: number;
  /** Without its line end. */
  end: number;
}

export class Positions {
  readonly #lines: Line[] = [];
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    let start = 0;
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
      this.#lines.push({ start, end: index });
      start = index + end.length;
    }
    this.#lines.push({ start, end: text.length });
  }

  at(offset: number): Position {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lines[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - this.#lines[low]!.start };
  }

  /** Beyond a line's end is its end, beyond the last line the text's end: as LSP has it. */
  offset({ line, character }: Position): number {
    const found = this.#lines[line];
    return found === undefined ? this.text.length : Math.min(found.start + character, found.end);
  }

  range(start: number, end: number): Range {
    return { start: this.at(start), end: this.at(end) };
  }

  slice({ start, end }: Range): string {
    return this.text.slice(this.offset(start), this.offset(end));
  }

  /** What is wrong with a position that a server gave, or undefined. */
  fault({ line, character }: Position): string | undefined {
    const found = this.#lines[line];
    if (found === undefined) return `line ${line} of ${this.#lines.length}`;
    const offset = found.start + character;
    if (offset > found.end) return `character ${character} of ${found.end - found.start} in line ${line}`;
    const splits = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(this.text.slice(offset - 1, offset + 1));
    return splits ? `${line}:${character} is inside a surrogate pair` : undefined;
  }
}

/** The text after edits that were all made for the text before. Throws where two of them overlap. */
export function applyEdits(before: string | Positions, edits: readonly TextEdit[]): string {
  const positions = typeof before === "string" ? new Positions(before) : before;
  const { text } = positions;
  const placed = edits
    .map(({ range, newText }, index) => ({
      start: positions.offset(range.start),
      end: positions.offset(range.end),
      newText,
      index,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  let result = "";
  let done = 0;
  for (const { start, end, newText } of placed) {
    if (start < done || end < start) throw new Error(`edits overlap at offset ${start}`);
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}
