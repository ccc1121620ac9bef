import { createSeeker } from "./seek.ts";

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

/** How a tag that may begin at `start` goes on; undefined where it is none. */
type ReadTag = (start: number) => TemplateTag | undefined;

// Every tag begins with one of these; `%` and `*|` need a look at what follows.
const OPENERS = /\{\{|\{%|\{#|\*\||%%|%[\p{L}_]|\[\[|<%|[$#@]\{/gu;

/** No tag that prints is longer: more is an opener that somebody forgot to close. */
const OUTPUT_LIMIT = 1000;

/** Masks the template syntax of the common senders and engines; unclosed and unlikely tags stay as they are. */
export function maskTemplates(text: string): MaskedText {
  const tags: TemplateTag[] = [];
  OPENERS.lastIndex = 0;
  let opener = OPENERS.exec(text);
  if (opener === null) return { text, tags };

  const readers = createReaders(text);
  const pieces: string[] = [];
  let done = 0;
  while (opener !== null) {
    const mark = opener[0][0] === "%" && opener[0] !== "%%" ? "%" : opener[0];
    const tag = readers[mark](opener.index);
    if (tag === undefined) {
      OPENERS.lastIndex = opener.index + 1;
    } else {
      tags.push(tag);
      pieces.push(text.slice(done, tag.start), (tag.output ? OUTPUT_MASK : CONTROL_MASK).repeat(tag.end - tag.start));
      done = tag.end;
      OPENERS.lastIndex = done;
    }
    opener = OPENERS.exec(text);
  }
  pieces.push(text.slice(done));
  return { text: tags.length === 0 ? text : pieces.join(""), tags };
}

const CURLY_CONTROL =
  /^[~\s-]*(?:[#/^!>]|(?:else|end|endif)[~\s-]*$|(?:else|elseif|elsif|if|unless|range|with|define|block|each|template|include)\s+\S)/;
const MAILCHIMP_CONTROL = /^(?:IF|IFNOT|ELSE|ELSEIF|END|INTERESTED|NOT_INTERESTED)(?![A-Z0-9_])/;
const MAILCHIMP_BODY = /^[\p{L}_][^*|\r\n]*$/u;
const WIKI_BODY = /^\s?[\p{L}_$][\p{L}\p{N}_ .:|-]*$/u;
const PERCENT_TAG = /%[\p{L}_][\p{L}\p{N}_.-]*%/uy;
const DOUBLE_PERCENT_BODY = /^[\p{L}_][\p{L}\p{N}_.:-]*$/u;
const DOLLAR_BODY = /^\s*[\p{L}_$][^{}\r\n]*$/u;
const HEX_BYTE = /^%[0-9A-Fa-f]{2}%$/;

function createReaders(text: string): Record<string, ReadTag> {
  const seekers = new Map<string, (from: number) => number>();
  const seekCommentEnd = createSeeker(text, "%}");

  /** Where the tag that begins at `start` has its closing mark, asked from left to right; `Infinity` where nowhere. */
  function seek(needle: string, from: number): number {
    let seeker = seekers.get(needle);
    if (seeker === undefined) {
      seeker = createSeeker(text, needle);
      seekers.set(needle, seeker);
    }
    return seeker(from);
  }

  function read(
    start: number,
    open: string,
    close: string,
    kindOf: (body: string) => boolean | undefined,
  ): TemplateTag | undefined {
    const bodyStart = start + open.length;
    const bodyEnd = seek(close, bodyStart);
    if (bodyEnd === Infinity) return undefined;
    // A body is read only where it is short; a long one may still be a comment or a block of code.
    const isLong = bodyEnd - bodyStart > OUTPUT_LIMIT;
    const output = kindOf(text.slice(bodyStart, isLong ? bodyStart + OUTPUT_LIMIT : bodyEnd));
    if (output === undefined || (output && isLong)) return undefined;
    return { start, end: bodyEnd + close.length, output };
  }

  const readCurly: ReadTag = (start) => {
    if (text.startsWith("{{!--", start))
      return read(start, "{{!--", "--}}", () => false) ?? read(start, "{{", "}}", () => false);
    const open = text.startsWith("{{{", start) && !text.startsWith("{{{{", start) ? "{{{" : "{{";
    return read(start, open, open === "{{{" ? "}}}" : "}}", (body) => {
      // An inner opener means that this one was never closed.
      if (body.includes("{{") || body.trim() === "" || /\n[ \t]*\r?\n/.test(body)) return undefined;
      return !CURLY_CONTROL.test(body);
    });
  };

  const readStatement: ReadTag = (start) => {
    const tag = read(start, "{%", "%}", (body) => (body.includes("{%") ? undefined : false));
    const name = tag && /^[-\s]*(comment|raw)\b/.exec(text.slice(start + 2, start + 40))?.[1];
    if (tag === undefined || name !== "comment") return tag;
    // What a Liquid comment holds is never sent.
    const close = seek("endcomment", tag.end);
    const end = close === Infinity ? Infinity : seekCommentEnd(close);
    return end === Infinity ? tag : { ...tag, end: end + 2 };
  };

  const readMailchimp: ReadTag = (start) =>
    read(start, "*|", "|*", (body) => {
      if (!MAILCHIMP_BODY.test(body) || body.length > 200) return undefined;
      if (MAILCHIMP_CONTROL.test(body)) return false;
      // `**a**|b|**c**` are cells of a table: a tag in small letters keeps away from other marks.
      const around = `${text[start - 1] ?? " "}${text[start + body.length + 4] ?? " "}`;
      return /^[A-Z0-9_]+(?:$|[:,])/.test(body) || !/[*\p{L}\p{N}]/u.test(around) ? true : undefined;
    });

  const readDoublePercent: ReadTag = (start) => {
    if (text.startsWith("%%[", start)) return read(start, "%%[", "]%%", () => false);
    if (text.startsWith("%%=", start)) return read(start, "%%=", "=%%", () => true);
    return read(start, "%%", "%%", (body) => (DOUBLE_PERCENT_BODY.test(body) ? true : undefined));
  };

  const readPercent: ReadTag = (start) => {
    PERCENT_TAG.lastIndex = start;
    const tag = PERCENT_TAG.exec(text)?.[0];
    // `%D0%` is a byte of a web address.
    if (tag === undefined || HEX_BYTE.test(tag)) return undefined;
    return { start, end: start + tag.length, output: true };
  };

  const readWiki: ReadTag = (start) => {
    const tag = read(start, "[[", "]]", (body) => (body.length <= 100 && WIKI_BODY.test(body) ? true : undefined));
    // `[[1]](url)` and `[[a]][b]` are links of Markdown.
    return tag !== undefined && /[([:]/.test(text[tag.end] ?? "") ? undefined : tag;
  };

  const readBraces: ReadTag = (start) =>
    read(start, text.slice(start, start + 2), "}", (body) => (DOLLAR_BODY.test(body) ? true : undefined));

  return {
    "{{": readCurly,
    "{%": readStatement,
    "{#": (start) => read(start, "{#", "#}", (body) => (body.includes("{#") ? undefined : false)),
    "*|": readMailchimp,
    "%%": readDoublePercent,
    "%": readPercent,
    "[[": readWiki,
    "<%": (start) => read(start, "<%", "%>", (body) => (body.includes("<%") ? undefined : /^[=-]/.test(body))),
    "${": readBraces,
    "#{": readBraces,
    "@{": readBraces,
  };
}
