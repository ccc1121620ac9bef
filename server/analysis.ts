import type { Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceDocument } from "../core/document.ts";
import type { UserError } from "../core/errors.ts";
import type { FormatOptions } from "../core/formats/format.ts";
import type { DocumentResult } from "../core/lint.ts";
import type { Problem, Severity } from "../core/problem.ts";
import type { Settings } from "../core/settings.ts";
import type { Language } from "../core/text/language.ts";

/** One text of a file, be it the whole file or a record of a table, and what was found in it. */
export interface Reading {
  source: SourceDocument;
  result: DocumentResult;
}

/** What was found in an open file, as it was in one version. */
export interface Analysis {
  document: TextDocument;
  version: number;
  /** Grows with every change of settings, configuration and rules. */
  generation: number;
  /** No other analysis has the same. */
  id: string;
  /** `off`: not wanted · `held`: its configuration has an error · `failed`: a bug of ours. */
  state: "checked" | "off" | "held" | "failed";
  /** Of a file that is held: what is wrong; of one that failed: why. */
  detail: string;
  readings: Reading[];
  /** Records of a table that cannot be read. */
  failures: UserError[];
  /** How the file was read. */
  options: FormatOptions;
  settings: Settings;
  /** The configuration file that holds, as a URI. */
  config: string | undefined;
  /** Names of the company's own templates. */
  ownTemplates: readonly string[];
}

/** A problem with its place. */
export interface Located {
  reading: Reading;
  problem: Problem;
  range: Range;
}

/** Where a span of a text stands in its file. Valid as long as the file is in the analysed version. */
export function rangeOf({ document }: Analysis, { source }: Reading, span: { start: number; end: number }): Range {
  const { start, end } = source.map?.toSource(span.start, span.end) ?? span;
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** All problems, in the order of the file. */
export function problemsOf(analysis: Analysis): Located[] {
  return analysis.readings.flatMap((reading) =>
    reading.result.problems.map((problem) => ({ reading, problem, range: rangeOf(analysis, reading, problem) })),
  );
}

/** How many problems of each severity there are. */
export function countsOf(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

/** Whether two ranges meet; one that ends where the other begins does. */
export function meets(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** The language to speak of a text: the one that was asked for, else the text's own, else the editor's. */
export function languageFor(
  settings: Pick<Settings, "locale">,
  text: Language | null | undefined,
  editor: Language,
): Language {
  return settings.locale === "auto" ? (text ?? editor) : settings.locale;
}
