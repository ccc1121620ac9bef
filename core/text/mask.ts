import { readIcuMessage } from "./icu.ts";
import { createReaders, keyOf, type TagReaders } from "./template-tags.ts";

/** Stands for one code unit of a tag that prints something: `{{name}}`, `*|FNAME|*`. One run of them is one word. */
export const OUTPUT_MASK = "\uF5D0";
/** Stands for one code unit of a tag that controls: `{% if %}`. One run of them is a boundary, like a full stop. */
export const CONTROL_MASK = "\uF5D1";

/** A template tag: a half-open span of the text, in UTF-16 code units. */
export interface TemplateTag {
  start: number;
  end: number;
  /** Whether it prints something where it stands; else it controls or comments. */
  output: boolean;
}

/** A text whose template tags are masked: as long as the original, so that every offset stays. */
export interface MaskedText {
  text: string;
  tags: TemplateTag[];
}

/** A place where a tag may begin, and what was made of it: half-open, UTF-16 code units. */
export interface Look {
  start: number;
  end: number;
  /** Nothing from here on had a part in it. */
  reach: number;
  /** Whether it depends on what stands before it, too. */
  isGlobal: boolean;
}

/** What a scan for tags has found. */
export interface TagScan {
  tags: TemplateTag[];
  looks: Look[];
}

/** A part of a text to scan: from one offset to another, or as far as the scan is asked to go on. */
export interface ScanRange {
  from: number;
  to: number;
  /** Whether the scan may end at an offset; asked from `to` on, outside of tags. */
  isDone(at: number): boolean;
}

// Every tag begins with one of these; its reader looks at what follows. No classes of all alphabets: every text asks this.
const OPENERS =
  /\{\{|\{%|\{#|\*\||%%|%(?=[^\s%])|\[\[|<%|<\?(?:php|=)|[$#@]\{|\$!|\$[a-z]\w{0,40}\.[a-z]|#(?:if|elseif|else|end|foreach|set|parse|include|macro)|\{(?=[^{},]{1,80},\s*(?:plural|select))/gi;

/** What a tag is told by lies no further behind it, unless its closing mark was looked for. */
const NEAR = 600;

/** Masks the template syntax of the common senders and engines; unclosed and unlikely tags stay as they are. */
export function maskTemplates(text: string): MaskedText {
  const { tags } = scanTags(text);
  return { text: covered(text, tags), tags };
}

/** A text with tags, in order, covered. */
export function covered(text: string, tags: readonly TemplateTag[]): string {
  if (tags.length === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, output } of tags) {
    pieces.push(text.slice(done, start), (output ? OUTPUT_MASK : CONTROL_MASK).repeat(end - start));
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

/** Finds the tags of a text, or of a range of it that does not begin inside of one. */
export function scanTags(text: string, range?: ScanRange): TagScan {
  const scan: TagScan = { tags: [], looks: [] };
  /** The part in which openers are looked for; at its end, those are seen whole that begin in the range. */
  let window = range ? text.slice(range.from, range.to + NEAR) : text;
  let offset = range?.from ?? 0;
  let at = offset;
  let readers: TagReaders | undefined;
  /** What is left of the frame of a message: prose stands between its parts. */
  let frame: TemplateTag[] = [];

  function mask(tag: TemplateTag): void {
    scan.tags.push(tag);
    at = tag.end;
  }

  for (;;) {
    const next = frame[0];
    if (range && !next && at >= range.to && range.isDone(at)) return scan;
    if (range && offset + window.length < text.length && (at >= range.to || next)) {
      window = text.slice(at);
      offset = at;
    }
    OPENERS.lastIndex = at - offset;
    const opener = OPENERS.exec(window);
    const start = opener === null ? Number.POSITIVE_INFINITY : opener.index + offset;
    if (next !== undefined && start >= next.start) {
      mask(frame.shift() as TemplateTag);
    } else if (opener === null || (offset + window.length < text.length && start >= (range?.to ?? 0))) {
      if (offset + window.length === text.length) return scan;
      at = range?.to ?? text.length;
    } else {
      readers ??= createReaders(text);
      const key = keyOf(opener[0]);
      const { tag, reach } = readers.read(key, start);
      const look = { start, end: start + 1, reach: Math.max(reach, start + NEAR), isGlobal: key === "#" };
      scan.looks.push(look);
      if (tag !== undefined && (next === undefined || tag.end <= next.start)) mask(tag);
      else {
        const message = next === undefined && opener[0] === "{" ? readIcuMessage(text, start) : undefined;
        if (message) look.end = message.at(-1)?.end ?? look.end;
        else if (opener[0] === "{") look.reach = Number.POSITIVE_INFINITY;
        frame = message ?? frame;
        at = message ? start : start + 1;
      }
      if (tag) look.end = tag.end;
      look.reach = Math.max(look.reach, look.end + NEAR);
    }
  }
}
