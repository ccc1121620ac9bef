import type { DocumentMeta, SourceDocument } from "../../core/document.ts";
import type { KindVerdict } from "../../core/kind.ts";
import type { DocumentResult } from "../../core/lint.ts";
import type { Severity } from "../../core/problem.ts";
import type { Settings } from "../../core/settings.ts";
import type { LineColumn, LineIndex } from "../../core/text/lines.ts";

/** One document of a file with what was found in it. */
export interface DocumentReport {
  document: SourceDocument;
  result: DocumentResult;
  /** The lines of the whole file. */
  lines: LineIndex;
  /** The file, as people see it. */
  path: string;
  /** What the configuration says of it, and where that stands; no path where there is none. */
  configured: Settings;
  configPath?: string | undefined;
  /** How the configuration's globs name the file. */
  globName: string;
  /** What the command line said of all texts. */
  asked: DocumentMeta;
}

export interface Summary {
  documents: number;
  /** Documents with problems. */
  withProblems: number;
  counts: Record<Severity, number>;
  /** Documents that a template fits, and those of them that lack something. */
  measured: number;
  incomplete: number;
  /** Files and records that could not be checked. */
  failures: number;
}

/** Shows a run, piece by piece: each function returns what to print next. */
export interface Reporter {
  openRun(): string;
  openFile(path: string): string;
  document(report: DocumentReport): string | Promise<string>;
  closeFile(): string;
  closeRun(summary: Summary): string;
}

/** Where a span of a document stands in its file. */
export function placesIn(
  { document, lines }: DocumentReport,
  span: { start: number; end: number },
): { start: LineColumn; end: LineColumn } {
  const inFile = document.map?.toSource(span.start, span.end) ?? span;
  return { start: lines.at(inFile.start), end: lines.at(inFile.end) };
}

/** How a document's kind is known; `option`: the command line says it. */
export function kindSource({ result, asked }: DocumentReport): KindVerdict["by"] | "option" {
  return asked.kind === undefined ? result.verdict.by : "option";
}
