import type { TemplateTag } from "./mask.ts";

const OPENING = /\{\s*[\p{L}_][\p{L}\p{N}_.]{0,60}\s*,\s*(?:plural|selectordinal|select)\s*,\s*(?:offset:\d+\s*)?/uy;
const SELECTOR = /\s*(?:=\d{1,6}|[\p{L}_][\p{L}\p{N}_]{0,40})\s*\{/uy;
const CLOSING = /\s*\}/y;

/** A message that is longer, or deeper, is none. */
const LONGEST = 5000;
const DEEPEST = 4;

/**
 * The frame of an ICU message, `{count, plural, one {` … `} other {` … `}}`: what stands between its parts is prose.
 * @returns Its parts in the order of the text; undefined where there is no message at `start`, or none that closes.
 */
export function readIcuMessage(text: string, start: number): TemplateTag[] | undefined {
  const parts: TemplateTag[] = [];
  let at = opening(start);
  if (at === -1) return undefined;
  let partStart = start;
  let depth = 0;

  function opening(from: number): number {
    return match(OPENING, from);
  }

  function match(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : -1;
  }

  /** Reads a selector with its brace, and ends the part that is open. */
  function select(): boolean {
    const next = match(SELECTOR, at);
    if (next === -1) return false;
    at = next;
    parts.push({ start: partStart, end: at, output: false });
    return true;
  }

  if (!select()) return undefined;
  // Of each message that is open, how many braces of its branch are.
  const braces = [0];
  while (at < text.length && at - start < LONGEST) {
    const inner = text[at] === "{" ? opening(at) : -1;
    if (inner !== -1) {
      if (depth === DEEPEST) return undefined;
      partStart = at;
      at = inner;
      depth += 1;
      braces.push(0);
      if (!select()) return undefined;
    } else if (text[at] === "{") {
      braces[depth]! += 1;
      at += 1;
    } else if (text[at] === "}" && (braces[depth] as number) > 0) {
      braces[depth]! -= 1;
      at += 1;
    } else if (text[at] === "}") {
      partStart = at;
      at += 1;
      const end = match(CLOSING, at);
      if (end !== -1) {
        at = end;
        parts.push({ start: partStart, end, output: false });
        if (depth === 0) return parts;
        depth -= 1;
        braces.pop();
      } else if (!select()) return undefined;
    } else at += 1;
  }
  return undefined;
}
