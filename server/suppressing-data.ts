import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { SourceDocument } from "../core/document.ts";
import { eolOf } from "../core/formats/lines.ts";
import type { Analysis, Located } from "./analysis.ts";
import { type Change, insertion, lineText } from "./edits.ts";
import { formatOf } from "./formats.ts";

/** So many lines above a text's first words its comment may stand: between them are its key, or what its message is in other words. */
const FURTHEST = 5;

/** The comment that silences a rule for one string of a data file, on a line of its own above it. */
export async function ignoreString(analysis: Analysis, located: Located, reason: string): Promise<Change | undefined> {
  const { document } = analysis;
  const kind = kindOf(document);
  if (kind === undefined) return undefined;
  const { source } = located.reading;
  const first = document.positionAt(source.map?.toSource(0, 0).start ?? 0).line;
  if (kind === "po") {
    const words = `# tactful-disable ${located.problem.rule} -- [${reason}]`;
    return verified(analysis, located, above(document, messageLine(document, first), words));
  }
  const mark = kind === "yaml" ? "#" : "//";
  const words = `${mark} tactful-disable-next-line ${located.problem.rule} -- [${reason}]`;
  // Within a text that has several lines, what looks like a comment is none.
  for (let line = first; line >= Math.max(0, first - FURTHEST); line--) {
    const change = await verified(analysis, located, above(document, line, words));
    if (change) return change;
  }
  return undefined;
}

/** The comment that silences a rule for all strings of a data file. */
export function ignoreStrings(analysis: Analysis, located: Located, reason: string): Promise<Change | undefined> {
  const { document } = analysis;
  const kind = kindOf(document);
  if (kind === undefined) return Promise.resolve(undefined);
  const mark = kind === "json" ? "//" : "#";
  const words = `${mark} tactful-disable-file ${located.problem.rule} -- [${reason}]`;
  return verified(analysis, located, above(document, 0, words));
}

/** Whose comments a file has; undefined where it has none. */
function kindOf(document: TextDocument): "po" | "yaml" | "json" | undefined {
  const extension = /\.[a-z]+$/.exec(URI.parse(document.uri).path.toLowerCase())?.[0] ?? "";
  if (/^\.pot?$/.test(extension)) return "po";
  if (/^\.ya?ml$/.test(extension)) return "yaml";
  // Most programs that read .json take no comments: the file has to show that its own does.
  const isRead =
    extension === ".json" && (document.languageId === "jsonc" || /^[ \t]*\/[/*]/m.test(document.getText()));
  return extension === ".jsonc" || isRead ? "json" : undefined;
}

function above(document: TextDocument, line: number, words: string): Change {
  const indent = /^[ \t]*/.exec(lineText(document, line))?.[0] ?? "";
  return insertion({ line, character: 0 }, `${indent}${words}${eolOf(document.getText())}`, true);
}

/** The first line of the message that a line is part of: of its comments, where it has some. */
function messageLine(document: TextDocument, from: number): number {
  const text = (line: number): string => lineText(document, line);
  let line = from;
  while (line > 0 && !/^[ \t]*msgid[ \t"]/.test(text(line))) line--;
  let context = line - 1;
  while (context > 0 && /^[ \t]*"/.test(text(context))) context--;
  if (context >= 0 && /^[ \t]*msgctxt/.test(text(context))) line = context;
  while (line > 0 && /^[ \t]*#(?!~)/.test(text(line - 1))) line--;
  return line;
}

/** The change, if the file says the same after it, and the rule is silenced for this string. */
async function verified(
  { document, readings, failures, options }: Analysis,
  { reading, problem: { rule } }: Located,
  change: Change,
): Promise<Change | undefined> {
  const text = TextDocument.applyEdits(document, [{ range: change.range, newText: change.text }]);
  const format = await formatOf(document);
  const read = [...(format?.read(text, options) ?? [])];
  const sources = read.filter((one): one is SourceDocument => "blocks" in one);
  const isSame =
    read.length - sources.length === failures.length &&
    sources.length === readings.length &&
    sources.every((source, i) => source.text === readings[i]?.source.text);
  if (!isSame) return undefined;
  const target = readings.indexOf(reading);
  const lists = (source: SourceDocument | undefined): number =>
    source?.meta.disable?.filter(({ rules }) => rules.length === 1 && rules[0] === rule).length ?? 0;
  // A comment that no string has a use for is handed to one of them as its own.
  const strays = (all: readonly SourceDocument[]): number =>
    all.reduce((sum, { comments }) => sum + comments.length, 0);
  const isOfUse =
    lists(sources[target]) === lists(reading.source) + 1 &&
    strays(sources) === strays(readings.map(({ source }) => source));
  return isOfUse ? change : undefined;
}
