/** Measures lines up to a blank one: what means something to Markdown, and what takes the parser more than linear time. */
export interface ChunkMeter {
  reset(): void;
  line(text: string, start: number, end: number): void;
  /** Whether the lines would take the parser too long. */
  isUntamed(): boolean;
}

// Measured with `*a_`, `**a `, `![a`, `[a]`, `> `, `- ` and lazy lines: each limit keeps its case within some 20 ms.
const LONGEST_CHUNK = 100_000;
const MOST_DELIMITERS = 400;
const MOST_BRACKETS = 600;
const DEEPEST_BRACKETS = 40;
const DEEPEST_CONTAINERS = 24;
const WIDEST_INDENT = 120;
const MOST_LAZY_LINES = 12;
const MOST_UNDERLINES = 30;

/** Whether lines with so many marks may be more than the parser can take. */
export function mayBeUntamed(marks: number, length: number): boolean {
  return marks > MOST_DELIMITERS || (marks > 0 && length > LONGEST_CHUNK);
}

const TABLE_DELIMITERS = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?$/;

export function createChunkMeter(): ChunkMeter {
  let isOver = false;
  let chunkStart = -1;
  let lineCount = 0;
  let startsWithList = false;
  let isTable = false;
  let hasContainer = false;
  let lazyLines = 0;
  let underlines = 0;
  let delimiters = 0;
  let brackets = 0;
  let bracketDepth = 0;

  function restart(): void {
    delimiters = 0;
    brackets = 0;
    bracketDepth = 0;
  }

  return {
    reset() {
      isOver = false;
      chunkStart = -1;
      lineCount = 0;
      startsWithList = false;
      isTable = false;
      hasContainer = false;
      lazyLines = 0;
      underlines = 0;
      restart();
    },

    line(text, start, end) {
      if (isOver) return;
      if (chunkStart === -1) chunkStart = start;
      lineCount += 1;
      const lead = readLead(text, start, end);
      if (lineCount === 1) startsWithList = lead.isList;
      if (lineCount === 2) isTable = end - start < 2000 && TABLE_DELIMITERS.test(text.slice(start, end));
      // What begins a new item, heading or row begins new inline content.
      if (isTable || (lead.isList && (startsWithList || lead.indent < 4)) || lead.isHeading) restart();
      if (lead.depth > 0) hasContainer = true;
      lazyLines = hasContainer && lead.depth === 0 && lead.indent === 0 ? lazyLines + 1 : 0;

      if (/[=-]/.test(text[start + lead.indent]) && /^[=-]+[ \t]*$/.test(text.slice(start + lead.indent, end)))
        underlines += 1;

      let previous = 0;
      for (let at = start; at < end; at += 1) {
        const unit = text.charCodeAt(at);
        if (unit === 0x2a || unit === 0x5f || unit === 0x60 || unit === 0x7e) {
          if (unit !== previous) delimiters += 1;
        } else if (unit === 0x5b) {
          brackets += 1;
          bracketDepth += 1;
          if (bracketDepth > DEEPEST_BRACKETS) isOver = true;
        } else if (unit === 0x5d && bracketDepth > 0) bracketDepth -= 1;
        previous = unit;
      }
      isOver ||=
        delimiters > MOST_DELIMITERS ||
        brackets > MOST_BRACKETS ||
        lead.depth > DEEPEST_CONTAINERS ||
        lead.indent > WIDEST_INDENT ||
        lazyLines > MOST_LAZY_LINES ||
        underlines > MOST_UNDERLINES ||
        end - chunkStart > LONGEST_CHUNK;
    },

    isUntamed: () => isOver,
  };
}

interface Lead {
  /** Blanks before the first mark or word. */
  indent: number;
  /** Marks of quotes and lists that the line begins with. */
  depth: number;
  isList: boolean;
  isHeading: boolean;
}

function readLead(text: string, start: number, end: number): Lead {
  const lead: Lead = { indent: 0, depth: 0, isList: false, isHeading: false };
  let at = start;
  for (; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x09) {
      if (lead.depth === 0) lead.indent += unit === 0x09 ? 4 : 1;
    } else if (unit === 0x3e) lead.depth += 1;
    else if ((unit === 0x2d || unit === 0x2b || unit === 0x2a) && isBlankAt(text, at + 1, end)) {
      lead.depth += 1;
      lead.isList = true;
    } else if (unit >= 0x30 && unit <= 0x39) {
      let mark = at + 1;
      while (mark < at + 9 && text.charCodeAt(mark) >= 0x30 && text.charCodeAt(mark) <= 0x39) mark += 1;
      const close = text.charCodeAt(mark);
      if ((close !== 0x2e && close !== 0x29) || !isBlankAt(text, mark + 1, end)) break;
      lead.depth += 1;
      lead.isList = true;
      at = mark;
    } else break;
  }
  lead.isHeading = text[at] === "#" && /^#{1,6}[ \t]/.test(text.slice(at, at + 8));
  return lead;
}

function isBlankAt(text: string, at: number, end: number): boolean {
  return at >= end || text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09;
}
