import type { Analysis, Located } from "./analysis.ts";
import { type Change, insertion } from "./edits.ts";

/** Lines that begin with a mark of Markdown: a comment above them would break what they are part of. */
const MARKED_LINE = /^\s*(?:[>|#]|[-*+]\s|\d+[.)]\s)/;

/** The comment that silences a rule for one problem; undefined in tables, which have no room for it. */
export function ignoreHere(
  { document }: Analysis,
  { reading, problem, range }: Located,
  reason: string,
): Change | undefined {
  if (reading.source.map) return undefined;
  const { line } = range.start;
  const text = lineText(document, line);
  const above = line === 0 ? "" : lineText(document, line - 1);
  const isFirst = above.trim() === "" && !MARKED_LINE.test(text);
  if (isFirst && !isInHead(reading, problem.start)) {
    const indent = /^[ \t]*/.exec(text)?.[0] ?? "";
    const comment = `${indent}<!-- tactful-disable-next-line ${problem.rule} -- [${reason}] -->${eolOf(document)}`;
    return insertion({ line, character: 0 }, comment, true);
  }
  if (isInHead(reading, problem.start)) return undefined;
  // A row of a table ends with a bar, and a hard break with two spaces.
  const end = /[ \t]*\|?[ \t]*$/.exec(text)?.index ?? text.length;
  return insertion({ line, character: end }, ` <!-- tactful-disable-line ${problem.rule} -- [${reason}] -->`, true);
}

/** The comment that silences a rule for the whole text. */
export function ignoreFile({ document }: Analysis, { reading, problem }: Located, reason: string): Change | undefined {
  if (reading.source.map) return undefined;
  const body = reading.source.blocks.find(({ role }) => role !== "subject" && role !== "preheader");
  if (!body) return undefined;
  const { line } = document.positionAt(body.map.toSource(0, body.text.length).start);
  const comment = `<!-- tactful-disable-file ${problem.rule} -- [${reason}] -->${eolOf(document)}`;
  return insertion({ line, character: 0 }, comment, true);
}

/** Whether a problem is in a subject or a preheader: what stands there is no place for comments. */
function isInHead({ source }: Located["reading"], offset: number): boolean {
  const head = source.blocks.filter(({ role }) => role === "subject" || role === "preheader");
  return head.some(({ map, text }) => {
    const { start, end } = map.toSource(0, text.length);
    return start <= offset && offset < end;
  });
}

function lineText(document: Analysis["document"], line: number): string {
  return document
    .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
    .replace(/[\r\n]+$/, "");
}

function eolOf(document: Analysis["document"]): string {
  return document.getText().includes("\r\n") ? "\r\n" : "\n";
}
