import type { Block, BlockRole, DocumentMeta } from "../document.ts";
import type { Notice } from "../notices/notice.ts";
import { maskTemplates } from "../text/mask.ts";
import { createRunBuilder } from "../text/text-map.ts";
import { headField, setMeta } from "./fields.ts";
import { readFrontMatter } from "./front-matter.ts";
import { lineEnd, nextLine } from "./lines.ts";

/** What a document says of itself before its text begins. Offsets are UTF-16 code units in the document's own text. */
export interface Head {
  meta: DocumentMeta;
  /** The subject and the preheader. */
  blocks: Block[];
  notices: Notice[];
  /** Where the text begins. */
  bodyStart: number;
  /** What stands from here on had no say in it. */
  seen: number;
}

/** Reads the front matter or the mail-like header lines; where there are none, the text begins after its byte order mark. */
export function readHead(text: string): Head {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const head: Head = { meta: {}, blocks: [], notices: [], bodyStart: start, seen: Number.POSITIVE_INFINITY };
  if (!text.startsWith("---", start)) readHeaderLines(text, start, head);
  else {
    readFrontMatter(text, start, head);
    // It ends with a line that is whole; where there is none, it may still come.
    if (head.bodyStart > start) head.seen = head.bodyStart + 1;
  }
  return head;
}

/** What a text with such a head says of itself; undefined where it may open with a quote, the review that it answers. */
export function metaOfHead(text: string): DocumentMeta | undefined {
  return text.includes(">") ? undefined : readHead(maskTemplates(text).text).meta;
}

const HEADER_LINE = /^([\p{L}][\p{L}' -]{0,30}):(?:[ \t]+(.*))?$/u;
const LONGEST_NAME = 31;

/** The most lines that a head may have, and the longest of them: what is longer is a text. */
const HEADER_LIMIT = 20;
const HEADER_LINE_LIMIT = 10_000;

/** `Subject: …` and its like, up to a blank line; one line that is no `Key: value` makes it all text. */
function readHeaderLines(text: string, start: number, head: Head): void {
  const lines: { name: string; value: string; valueStart: number }[] = [];
  let position = start;
  for (;;) {
    const end = lineEnd(text, position);
    head.seen = Math.max(end, 3) + 2;
    if (end - position > HEADER_LINE_LIMIT) return;
    const line = text.slice(position, end);
    const after = nextLine(text, end);
    if (line.trim() === "") {
      position = after;
      break;
    }
    const colon = line.indexOf(":");
    const match = colon > 0 && colon <= LONGEST_NAME ? HEADER_LINE.exec(line) : null;
    if (match === null || lines.length === HEADER_LIMIT) return;
    lines.push({
      name: match[1],
      value: (match[2] ?? "").trimEnd(),
      valueStart: position + line.length - (match[2] ?? "").length,
    });
    position = after;
    if (after === text.length) break;
  }
  if (!lines.some(({ name }) => headField(name) !== undefined)) return;

  for (const { name, value, valueStart } of lines) {
    const field = headField(name);
    if (field === "subject" || field === "preheader")
      addProse(head, field, text, valueStart, valueStart + value.length);
    else if (field !== undefined)
      setMeta(head.meta, head.notices, field, value, { start: valueStart, end: valueStart + value.length });
  }
  head.bodyStart = position;
}

function addProse(head: Head, role: BlockRole, text: string, start: number, end: number): void {
  if (end <= start) return;
  const runs = createRunBuilder();
  runs.copy(text, start, end);
  head.blocks.push({ role, ...runs.build(), quote: false });
}
