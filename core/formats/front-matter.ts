import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar } from "yaml";
import { notice } from "../notices/notice.ts";
import { createRunBuilder, shiftMap, type TextMap } from "../text/text-map.ts";
import { headField, readRuleList, type Span, setMeta } from "./fields.ts";
import type { Head } from "./head.ts";
import { lineEnd, nextLine } from "./lines.ts";
import { mapScalar } from "./yaml-scalar.ts";

/** Front matter that is longer is no front matter, in UTF-16 code units. */
const LIMIT = 50_000;

const OPENING = /---[ \t]*(?:\r\n?|\n)/y;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;

/** What a scalar does not take as it is, by its style. */
const RESERVED: Record<string, string> = { PLAIN: ":#", QUOTE_DOUBLE: '"\\', QUOTE_SINGLE: "'" };

/** Reads the block between two lines of `---` at `start` into `head`; leaves the head alone where there is none. */
export function readFrontMatter(text: string, start: number, head: Head): void {
  OPENING.lastIndex = start;
  const opening = OPENING.exec(text);
  if (opening === null) return;
  const from = start + opening[0].length;
  const window = text.slice(from, from + LIMIT);
  const closing = CLOSING.exec(window);
  if (closing === null) return;
  const source = window.slice(0, closing.index);
  if (readSimple(source, from, head) || readYaml(source, from, head)) {
    head.bodyStart = nextLine(text, lineEnd(text, from + closing.index));
  }
}

// A plain scalar on one line that means itself, whatever its key; all else is left to the YAML parser.
const SIMPLE_LINE = /^([A-Za-z\u0400-\u045f_][\w\u0400-\u045f-]*):[ \t]+([^\s\-?:,[\]{}#&*!|>'"%@`][^\r\n]*)$/;
const UNSAFE_IN_PLAIN = /:(?:\s|$)|\s#/;

/** Reads front matter of plain lines without the YAML parser, which takes longer than all the rest. */
function readSimple(source: string, offset: number, head: Head): boolean {
  const entries: { key: string; value: string; start: number }[] = [];
  const keys = new Set<string>();
  for (let at = 0; at < source.length; ) {
    const end = lineEnd(source, at);
    const line = source.slice(at, end);
    if (line.trim() !== "" && line[0] !== "#") {
      const match = SIMPLE_LINE.exec(line);
      if (match === null || UNSAFE_IN_PLAIN.test(match[2]) || keys.has(match[1])) return false;
      keys.add(match[1]);
      entries.push({ key: match[1], value: match[2].trimEnd(), start: at + line.length - match[2].length });
    }
    at = nextLine(source, end);
  }
  for (const { key, value, start } of entries) {
    if (value === "null") continue;
    const span = { start: offset + start, end: offset + start + value.length };
    addField(
      head,
      key,
      value,
      span,
      () => {
        const runs = createRunBuilder();
        runs.copy(source, start, start + value.length);
        return { ...runs.build(), reserved: RESERVED.PLAIN as string };
      },
      offset,
    );
  }
  return true;
}

function readYaml(source: string, offset: number, head: Head): boolean {
  // YAML knows no lone carriage return.
  const yaml = source.includes("\r") ? source.replace(/\r(?!\n)/g, "\n") : source;
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(yaml, { prettyErrors: false, logLevel: "silent" });
  } catch {
    return false;
  }
  if (document.errors.length > 0) {
    // `---`, words, `---` are more likely rulers than broken front matter.
    if (!/^[\p{L}_-]+:/mu.test(source)) return false;
    const { message, pos } = document.errors[0];
    const start = offset + Math.min(pos[0], source.length);
    const problem = message.replace(/\s+/g, " ").replace(/\.$/, "");
    head.notices.push(notice("broken-front-matter", { problem }, { start, end: start }));
    return true;
  }
  if (document.contents !== null && !isMap(document.contents)) return false;
  for (const pair of document.contents?.items ?? []) readPair(pair, source, offset, head);
  return true;
}

function readPair(pair: Pair, source: string, offset: number, head: Head): void {
  if (!isScalar(pair.key) || typeof pair.key.value !== "string") return;
  const key = pair.key.value;
  const value = pair.value as Node | null;
  const range = value?.range;
  if (!value || !range) return;
  const span = { start: offset + range[0], end: offset + range[1] };
  if (headField(key) === "disable") readDisable(value, offset, head);
  else if (isScalar(value) && value.value !== null) {
    const text = scalarText(value);
    addField(
      head,
      key,
      text,
      span,
      () => ({
        ...mapScalar(source, range[0], range[1], text, value.type),
        reserved: RESERVED[value.type ?? ""] ?? "",
      }),
      offset,
    );
  }
}

/** What the scalar says as a string: `5.0` stays `5.0`. */
function scalarText(scalar: Scalar): string {
  return scalar.source ?? String(scalar.value);
}

function addField(
  head: Head,
  key: string,
  value: string,
  span: Span,
  prose: () => { text: string; map: TextMap; reserved: string },
  offset: number,
): void {
  const field = headField(key);
  if (field === "subject" || field === "preheader") {
    const { text, map, ...more } = prose();
    if (text.trim() === "") return;
    head.blocks.push({ role: field, text, map: shiftMap(map, offset), ...more, quote: false });
  } else if (field !== undefined) {
    setMeta(head.meta, head.notices, field, value, span);
  }
}

/** `[a, b]`, `a, b`, or a list of `{ rule, reason }`. */
function readDisable(value: Node, offset: number, head: Head): void {
  const items = isSeq(value) ? (value.items as Node[]) : [value];
  for (const item of items) {
    const range = item?.range;
    if (!range) continue;
    const span = { start: offset + range[0], end: offset + range[1] };
    let rules: string[] = [];
    let reason = "";
    if (isScalar(item)) rules = readRuleList(scalarText(item));
    else if (isMap(item)) {
      const named = item.get("rule") ?? item.get("rules");
      if (typeof named === "string") rules = readRuleList(named);
      else if (isSeq(named)) rules = named.items.filter(isScalar).map(scalarText);
      reason = String(item.get("reason") ?? "").trim();
    }
    if (rules.length > 0) head.meta.disable = [...(head.meta.disable ?? []), { rules, reason, ...span }];
    else head.notices.push(notice("nameless-suppression", {}, span));
  }
}
