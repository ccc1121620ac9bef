import type { Block } from "../core/document.ts";
import { eolOf } from "../core/formats/lines.ts";
import { runStart } from "../core/text/seek.ts";
import type { Analysis, Located } from "./analysis.ts";
import { type Change, insertion, lineText } from "./edits.ts";
import { commentIn, isMarkup } from "./formats.ts";
import { ignoreString, ignoreStrings } from "./suppressing-data.ts";
import { isHarmless } from "./verifying.ts";

/** Lines that begin with a mark of Markdown: a comment above them would break what they are part of. */
const MARKED_LINE = /^\s*(?:[>|#]|[-*+]\s|\d+[.)]\s)/;

/** The comment that silences a rule for one problem; undefined in tables and mails, and where no comment can stand. */
export async function ignoreHere(analysis: Analysis, located: Located, reason: string): Promise<Change | undefined> {
  const { document } = analysis;
  const { source } = located.reading;
  if (source.map) return ignoreString(analysis, located, reason);
  if (isInHead(source.blocks, located.problem.start)) return undefined;
  const change = isMarkup(document) ? beforeWords(analysis, located, reason) : besideLine(analysis, located, reason);
  return change && (await isHarmless(analysis, change, "comment")) ? change : undefined;
}

/** In HTML a line may begin and end anywhere, but words stand where a comment may stand, too; those of a tag, before it. */
function beforeWords({ document }: Analysis, { problem, range, reading }: Located, reason: string): Change | undefined {
  const { text } = reading.source;
  const tag = text.lastIndexOf("<", problem.start);
  const isInTag = tag > text.lastIndexOf(">", problem.start);
  const place = isInTag ? document.positionAt(tag) : range.start;
  const verb = ["disable-line", "disable-next-line"][range.start.line - place.line];
  return verb === undefined
    ? undefined
    : insertion(place, commentIn(document, `tactful-${verb} ${problem.rule} -- [${reason}]`), true);
}

function besideLine({ document }: Analysis, { problem, range }: Located, reason: string): Change {
  const { line } = range.start;
  const text = lineText(document, line);
  const above = line === 0 ? "" : lineText(document, line - 1);
  if (above.trim() === "" && !MARKED_LINE.test(text)) {
    const indent = /^[ \t]*/.exec(text)?.[0] ?? "";
    const words = `tactful-disable-next-line ${problem.rule} -- [${reason}]`;
    const comment = `${indent}${commentIn(document, words)}${eolOf(document.getText())}`;
    return insertion({ line, character: 0 }, comment, true);
  }
  // A row of a table ends with a bar, a heading may end with its marks, and a hard break with two spaces or a backslash.
  const end = endOfWords(text);
  return insertion(
    { line, character: end },
    ` ${commentIn(document, `tactful-disable-line ${problem.rule} -- [${reason}]`)}`,
    true,
  );
}

function endOfWords(line: string): number {
  let end = runStart(line, line.length, " \t");
  if (/[|\\]/.test(line.charAt(end - 1))) end = runStart(line, end - 1, " \t");
  const marks = runStart(line, end, "#");
  const before = runStart(line, marks, " \t");
  return before < marks && marks < end ? before : end;
}

const BODY = /<(?:body|mj-body)\b[^>]*>/i;

/** The comment that silences a rule for the whole text. */
export async function ignoreFile(analysis: Analysis, located: Located, reason: string): Promise<Change | undefined> {
  const { document } = analysis;
  const { reading, problem } = located;
  if (reading.source.map) return ignoreStrings(analysis, located, reason);
  const { text, blocks } = reading.source;
  const comment = `${commentIn(document, `tactful-disable-file ${problem.rule} -- [${reason}]`)}${eolOf(document.getText())}`;
  const tag = isMarkup(document) ? BODY.exec(text) : null;
  const body = blocks.find(({ role }) => role !== "subject" && role !== "preheader");
  if (!tag && !body) return undefined;
  const position = document.positionAt(tag ? tag.index + tag[0].length : (body as Block).map.toSource(0, 0).start);
  const change = insertion(tag ? position : { line: position.line, character: 0 }, comment, true);
  return (await isHarmless(analysis, change, "comment")) ? change : undefined;
}

/** Whether a problem is in a subject or a preheader: what stands there is no place for comments. */
function isInHead(blocks: readonly Block[], offset: number): boolean {
  const head = blocks.filter(({ role }) => role === "subject" || role === "preheader");
  return head.some(({ map, text }) => {
    const { start, end } = map.toSource(0, text.length);
    return start <= offset && offset < end;
  });
}
