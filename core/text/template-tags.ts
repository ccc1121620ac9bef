import type { TemplateTag } from "./mask.ts";
import { createSeeker } from "./seek.ts";

/** How a tag that may begin at `start` goes on; undefined where it is none. */
type ReadTag = (start: number) => TemplateTag | undefined;

/** No tag that prints is longer: more is an opener that somebody forgot to close. */
const OUTPUT_LIMIT = 1000;

/** The key of an opener's reader. */
export function keyOf(opener: string): string {
  if (opener === "%%" || /^[$#@]\{$/.test(opener)) return opener;
  return /^[%$#]/.test(opener) ? (opener[0] as string) : opener.toLowerCase();
}

const CURLY_CONTROL =
  /^[~\s-]*(?:[#/^!>]|(?:else|end|endif)[~\s-]*$|(?:else|elseif|elsif|if|unless|range|with|define|block|each|template|include)\s+\S)/;
const MAILCHIMP_CONTROL = /^(?:IF|IFNOT|ELSE|ELSEIF|END|INTERESTED|NOT_INTERESTED)(?![A-Z0-9_])/;
const MAILCHIMP_BODY = /^[\p{L}_][^*|\r\n]*$/u;
const WIKI_BODY = /^\s?[\p{L}_$][\p{L}\p{N}_ .:|-]*$/u;
const PERCENT_TAG = /%[\p{L}_][\p{L}\p{N}_.-]*%/uy;
const DOUBLE_PERCENT_BODY = /^[\p{L}_][\p{L}\p{N}_.:-]*$/u;
const DOLLAR_BODY = /^\s*[\p{L}_$][^{}\r\n]*$/u;
/** Mindbox: `@{if …}`, `@{end if}`. */
const BRACES_CONTROL = /^\s*(?:if|else|elseif|end|for|foreach)(?![\p{L}\p{N}_.])/iu;
/** Velocity: `$!data.get('x')`, `$order.getId()`, `$!{name}`, `$customer.name`. */
const REFERENCE =
  /\$!?(?:\{[A-Za-z_][\w.]{0,100}(?:\([^()\r\n]{0,200}\))?\}|[A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}(?:\([^()\r\n]{0,200}\))?)*)/y;
const DIRECTIVE = /#(?:(?:if|elseif|foreach|set|parse|include|macro)[ \t]*(?=\()|(?:else|end)(?![\p{L}\p{N}_(-]))/uy;
const HEX_BYTE = /^%[0-9A-Fa-f]{2}%$/;

export interface TagReaders {
  /** The tag that begins at an offset, if there is one, and how far was looked for its end. */
  read(key: string, start: number): { tag: TemplateTag | undefined; reach: number };
}

export function createReaders(text: string): TagReaders {
  let reach = 0;
  const seekers = new Map<string, (from: number) => number>();
  const commentEnd = createSeeker(text, "%}");

  /** Where the tag that begins at `start` has its closing mark, asked from left to right; `Infinity` where nowhere. */
  function seek(needle: string, from: number): number {
    let seeker = seekers.get(needle);
    if (seeker === undefined) {
      seeker = createSeeker(text, needle);
      seekers.set(needle, seeker);
    }
    return reached(seeker(from), needle);
  }

  /** Notes how far was looked. */
  function reached(at: number, needle: string): number {
    reach = Math.max(reach, at + needle.length);
    return at;
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
    const end = close === Infinity ? Infinity : reached(commentEnd(close), "%}");
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
    read(start, text.slice(start, start + 2), "}", (body) => {
      if (!DOLLAR_BODY.test(body)) return undefined;
      return text[start] === "$" || !BRACES_CONTROL.test(body);
    });

  const readReference: ReadTag = (start) => {
    REFERENCE.lastIndex = start;
    const tag = REFERENCE.exec(text)?.[0];
    // «Всего 5$!Успейте» and "$Name.The" are words.
    const isTag =
      tag !== undefined && /^\$(?:!|[a-z]\w*\.[a-z])/.test(tag) && !/[\p{L}\p{N}]/u.test(text[start - 1] ?? "");
    return isTag ? { start, end: start + tag.length, output: true } : undefined;
  };

  /** Only where a text has a condition or a loop is `#end` more than a word with a hash. */
  let hasDirectives: boolean | undefined;
  const readDirective: ReadTag = (start) => {
    hasDirectives ??= /#(?:if|foreach|set)[ \t]*\(/.test(text);
    DIRECTIVE.lastIndex = start;
    const name = hasDirectives ? DIRECTIVE.exec(text)?.[0] : undefined;
    if (name === undefined) return undefined;
    const nameEnd = start + name.length;
    const end = text[nameEnd] === "(" ? closingBracket(text, nameEnd) : nameEnd;
    return end === -1 ? undefined : { start, end, output: false };
  };

  const all: Record<string, ReadTag> = {
    "{{": readCurly,
    "{%": readStatement,
    "{#": (start) => read(start, "{#", "#}", (body) => (body.includes("{#") ? undefined : false)),
    "*|": readMailchimp,
    "%%": readDoublePercent,
    "%": readPercent,
    "[[": readWiki,
    "<?php": (start) => read(start, "<?php", "?>", () => false),
    "<?=": (start) => read(start, "<?=", "?>", () => true),
    "<%": (start) => read(start, "<%", "%>", (body) => (body.includes("<%") ? undefined : /^[=-]/.test(body))),
    "${": readBraces,
    "#{": readBraces,
    "@{": readBraces,
    $: readReference,
    "#": readDirective,
    "{": () => undefined,
  };
  return {
    read(key, start) {
      reach = 0;
      const tag = all[key](start);
      return { tag, reach: key === "%" ? Math.max(reach, start + nameLength(text, start + 1)) : reach };
    },
  };
}

const NAME = /[\p{L}\p{N}_.-]*/uy;

function nameLength(text: string, start: number): number {
  NAME.lastIndex = start;
  return NAME.exec(text)?.[0].length ?? 0;
}

/** Where the bracket that opens at `start` is closed, as an offset after it; -1 where not soon. */
function closingBracket(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length && at - start < OUTPUT_LIMIT; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")" && --depth === 0) return at + 1;
  }
  return -1;
}
