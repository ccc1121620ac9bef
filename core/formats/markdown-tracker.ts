/**
 * Knows, line by line, whether a line stands inside fenced code or a raw block of HTML of the document's top level,
 * and where nothing at all goes on. Where it cannot be certain, it says that something goes on.
 */
export interface BlockTracker {
  /** A blank line. */
  blank(): void;
  /** Whether a line after a blank one begins something new whatever stands before it. */
  isBoundary(text: string, start: number): boolean;
  /** Whether a line after a blank one begins something new, or stands in code or raw HTML as what it holds. */
  mayBeSimple(text: string, start: number): boolean;
  /**
   * Lines up to a blank one that neither open nor close anything that the lines after may be in.
   * @returns Whether they can be left out: false where they may close raw HTML that it has lost sight of.
   */
  simple(text: string, start: number, end: number): boolean;
  /** A line that is not blank. */
  line(text: string, start: number, end: number): LinePlace;
}

/** `mark`: it opens or closes code or raw HTML. `hidden`: it is inside, and the parser has no need of it. */
export type LinePlace = "prose" | "mark" | "hidden";

const FENCE = /^(`{3,}|~{3,})([^\r\n]*)$/;
const RAW_HTML: readonly { open: RegExp; close: RegExp }[] = [
  { open: /^<!--/, close: /-->/ },
  { open: /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, close: /<\/(?:script|pre|style|textarea)>/i },
  { open: /^<\?/, close: /\?>/ },
  { open: /^<!\[CDATA\[/, close: /\]\]>/ },
  { open: /^<![a-z]/i, close: />/ },
];
const TAG = /^<\/?[a-z][a-z0-9-]*(?:[\s/>]|$)/i;
export const THEMATIC_BREAK = /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const LIST_MARK = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)([ \t]*)/;

export function createBlockTracker(): BlockTracker {
  let fence: { mark: string; width: number } | undefined;
  let rawEnd: RegExp | undefined;
  /** How far a line must be indented to be in the list item that began last at the top level; -1 where none is open. */
  let itemIndent = -1;
  /** Whether that item may have been closed since, by a line that stands further left or a blank one. */
  let isItemDoubtful = false;
  let isAfterBlank = true;
  /** Since the last blank line, a line began with a tag: what follows may be raw. */
  let hasTag = false;
  /** Whether it has lost its way: from here on, all is left to the parser. */
  let isLost = false;

  function open(line: string, indent: number): void {
    const isInItem = itemIndent >= 0 && indent >= itemIndent;
    if (isInItem && isItemDoubtful && (FENCE.test(line) || line[0] === "<")) isLost = true;
    if (isInItem || indent > 3) return;
    const fenceMatch = FENCE.exec(line);
    if (fenceMatch !== null && !(fenceMatch[1][0] === "`" && fenceMatch[2].includes("`"))) {
      if (hasTag) isLost = true;
      else fence = { mark: fenceMatch[1][0], width: fenceMatch[1].length };
      return;
    }
    if (line[0] === "<") {
      const raw = RAW_HTML.find((candidate) => candidate.open.test(line));
      if (raw === undefined || hasTag) {
        isLost ||= raw !== undefined && !raw.close.test(line);
        hasTag ||= TAG.test(line);
      } else if (!raw.close.test(line.slice(2))) rawEnd = raw.close;
      return;
    }
    const list = THEMATIC_BREAK.test(line) ? null : LIST_MARK.exec(line);
    if (list === null) return;
    // «2. …» inside a paragraph is no list, and a lone «-» may underline a heading.
    if (!isAfterBlank && itemIndent < 0 && (list[1] !== undefined || list[0].length === line.length)) isLost = true;
    const mark = list[0].trimEnd().length;
    const gap = list[2].includes("\t") || list[2].length > 4 || list[2].length === 0 ? 1 : list[2].length;
    itemIndent = indent + mark + gap;
    // A blank line ends an item that nothing stands in.
    isItemDoubtful = list[0].length === line.length;
  }

  function closesFence(line: string): boolean {
    if (fence === undefined || line[0] !== fence.mark) return false;
    const mark = line.trimEnd();
    return mark.length >= fence.width && mark === fence.mark.repeat(mark.length);
  }

  function mayBeSimple(text: string, start: number): boolean {
    return isAfterBlank && fence === undefined && rawEnd === undefined && !/[ \t\uFEFF]/.test(text[start]);
  }

  return {
    blank() {
      isAfterBlank = true;
      hasTag = false;
    },
    isBoundary: (text, start) => !isLost && mayBeSimple(text, start),
    mayBeSimple,
    simple(text, start, end) {
      if (isLost && text.slice(start, end).includes(">")) return false;
      isAfterBlank = false;
      itemIndent = -1;
      return true;
    },
    line(text, start, end) {
      let indent = 0;
      while (text[start + indent] === " ") indent += 1;
      const first = text.charCodeAt(start + indent);
      let place: LinePlace = "prose";
      if (isLost) return place;
      if (rawEnd !== undefined) {
        place = rawEnd.test(text.slice(start, end)) ? "mark" : "hidden";
        if (place === "mark") rawEnd = undefined;
      } else if (fence !== undefined) {
        place = indent <= 3 && closesFence(text.slice(start + indent, end)) ? "mark" : "hidden";
        if (place === "mark") fence = undefined;
      } else {
        if (isAfterBlank && indent === 0 && first !== 9) itemIndent = -1;
        else if (indent < itemIndent && first !== 9) isItemDoubtful = true;
        if (isStructural(first)) open(text.slice(start + indent, end), first === 9 ? 4 : indent);
        if (fence !== undefined || rawEnd !== undefined) place = "mark";
      }
      isAfterBlank = false;
      return place;
    },
  };
}

/** Whether a line that begins with the code unit may open code, raw HTML or a list. */
function isStructural(unit: number): boolean {
  return (
    unit === 0x60 ||
    unit === 0x7e ||
    unit === 0x3c ||
    unit === 0x2d ||
    unit === 0x2b ||
    unit === 0x2a ||
    (unit >= 0x30 && unit <= 0x39)
  );
}
