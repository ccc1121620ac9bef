/**
 * Where decoded text came from.
 * Runs lie in order; between two runs the source holds something that no reader sees (markup, a line prefix).
 */
export interface TextMap {
  /**
   * The source span that a span of decoded text stands for, both half-open, in UTF-16 code units.
   * A character that came from an entity maps to the whole entity.
   */
  toSource(start: number, end: number): { start: number; end: number };
}

/** The map of text that stands in its source as it is: `length` code units from `offset`. */
export function identityMap(offset: number, length: number): TextMap {
  return {
    toSource(start, end) {
      const from = clamp(start, length);
      return { start: offset + from, end: offset + Math.max(from, clamp(end, length)) };
    },
  };
}

/** Maps of longer texts are not kept. */
const LONGEST_KEPT = 10_000;

const verbatim = new Map<number, TextMap>();

/** As `identityMap`, for text that is its source, letter by letter. Wherever it stands again, its map is of the same origin. */
export function verbatimMap(offset: number, length: number): TextMap {
  if (length > LONGEST_KEPT) return identityMap(offset, length);
  const own = verbatim.get(length) ?? identityMap(0, length);
  verbatim.set(length, own);
  return shiftMap(own, offset);
}

/** The same map for a source that stands `offset` code units further on in a longer one. */
export function shiftMap(map: TextMap, offset: number): TextMap {
  return new ShiftedMap(map, offset);
}

/** A map whose source was moved: what was worked out by the map itself holds wherever it is moved to. */
export class ShiftedMap implements TextMap {
  readonly base: TextMap;
  readonly offset: number;

  constructor(base: TextMap, offset: number) {
    this.base = base;
    this.offset = offset;
  }

  toSource(start: number, end: number): { start: number; end: number } {
    const source = this.base.toSource(start, end);
    source.start += this.offset;
    source.end += this.offset;
    return source;
  }
}

/** What a map is of, wherever its source was moved to. */
export function originOf(map: TextMap): TextMap {
  return map instanceof ShiftedMap ? map.base : map;
}

/** Decoded text under construction, run by run, in the order of the source. */
export interface RunBuilder {
  /** How much text there is so far, in UTF-16 code units. */
  readonly length: number;
  /** Appends `source.slice(start, end)`, which stands in the source as it is. */
  copy(source: string, start: number, end: number): void;
  /** Appends `text`, every part of which stands for the whole source span: an entity, an escape, inline code. */
  replace(text: string, start: number, end: number): void;
  build(): { text: string; map: TextMap };
}

/** Marks, in place of a run's end, that its text is the source's own. */
const COPIED = -1;

export function createRunBuilder(): RunBuilder {
  let text = "";
  // Three parallel lists: where a run begins in the text and in the source, and where it ends in the source.
  const textStarts: number[] = [];
  const sourceStarts: number[] = [];
  const sourceEnds: number[] = [];

  function push(sourceStart: number, sourceEnd: number): void {
    textStarts.push(text.length);
    sourceStarts.push(sourceStart);
    sourceEnds.push(sourceEnd);
  }

  return {
    get length() {
      return text.length;
    },
    copy(source, start, end) {
      if (end <= start) return;
      const last = textStarts.length - 1;
      const continues =
        last >= 0 && sourceEnds[last] === COPIED && sourceStarts[last] + text.length - textStarts[last] === start;
      if (!continues) push(start, COPIED);
      text += source.slice(start, end);
    },
    replace(replacement, start, end) {
      if (replacement === "") return;
      push(start, end);
      text += replacement;
    },
    build() {
      if (textStarts.length === 1 && sourceEnds[0] === COPIED) {
        return { text, map: identityMap(sourceStarts[0], text.length) };
      }
      return { text, map: runMap(textStarts, sourceStarts, sourceEnds, text.length) };
    },
  };
}

function runMap(textStarts: number[], sourceStarts: number[], sourceEnds: number[], length: number): TextMap {
  function sourceStart(offset: number): number {
    const run = runAt(textStarts, offset);
    return sourceEnds[run] === COPIED ? sourceStarts[run] + offset - textStarts[run] : sourceStarts[run];
  }
  function sourceEnd(offset: number): number {
    const run = runAt(textStarts, offset - 1);
    return sourceEnds[run] === COPIED ? sourceStarts[run] + offset - textStarts[run] : sourceEnds[run];
  }
  return {
    toSource(start, end) {
      if (length === 0) return { start: 0, end: 0 };
      const from = clamp(start, length);
      const to = clamp(end, length);
      if (to > from) return { start: sourceStart(from), end: sourceEnd(to) };
      const point = from < length ? sourceStart(from) : sourceEnd(length);
      return { start: point, end: point };
    },
  };
}

/** The last run that begins at or before the offset. */
function runAt(textStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = textStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textStarts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}
