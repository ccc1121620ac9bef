import type { SourceDocument } from "../../core/document.ts";
import type { DocumentResult } from "../../core/lint.ts";
import type { Severity } from "../../core/problem.ts";
import type { LineColumn, LineIndex } from "../../core/text/lines.ts";

/** One document of a file with what was found in it. */
export interface DocumentReport {
  document: SourceDocument;
  result: DocumentResult;
  /** The lines of the whole file. */
  lines: LineIndex;
}

export interface Summary {
  documents: number;
  /** Documents with problems. */
  withProblems: number;
  counts: Record<Severity, number>;
  /** Files and records that could not be checked. */
  failures: number;
}

/** Shows a run, piece by piece: each function returns what to print next. */
export interface Reporter {
  openRun(): string;
  openFile(path: string): string;
  document(report: DocumentReport): string;
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
