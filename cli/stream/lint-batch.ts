import type { DocumentMeta, SourceDocument } from "../../core/document.ts";
import type { DocumentSet } from "../../core/document-set.ts";
import type { Encoding } from "../../core/encoding/encodings.ts";
import { UserError } from "../../core/errors.ts";
import type { Format, FormatOptions } from "../../core/formats/format.ts";
import { LONGEST_RECORD } from "../../core/formats/table-cutter.ts";
import type { Linter } from "../../core/lint.ts";
import { overrideMeta } from "../../core/override-meta.ts";
import type { Settings } from "../../core/settings.ts";
import { indexLines, type LineIndex } from "../../core/text/lines.ts";
import { type DocumentReport, type FileInfo, reportOf } from "../document-report.ts";
import { failureOf } from "../errors.ts";
import { noticesOfReading } from "../file-info.ts";
import type { TableBatch } from "./table-batches.ts";

/** What all batches of a table are checked with. */
export interface BatchTools {
  format: Format;
  options: FormatOptions;
  linter: Linter;
  settings: Settings;
  /** What the command line says of all texts. */
  meta: DocumentMeta;
  file: FileInfo;
  encoding: Encoding;
  /** Absent where a batch is looked at alone. */
  set?: DocumentSet | undefined;
  /** Records up to this number were checked before. */
  after?: number;
  /** Is told before each record that is checked, where it stands in the file. */
  looks?(place: { row: number; line: number }): void;
  /** What to say when our own code fails on a text. */
  checkFailed(reason: string): string;
}

export type BatchResult = DocumentReport | UserError;

/** The records of a batch that have a text, each as its document, or as what is wrong with it. Lines are of the batch. */
export function* recordsOf(
  { text, place, broken, isTooLong }: TableBatch,
  { format, options }: Pick<BatchTools, "format" | "options">,
  lines: LineIndex,
): Generator<SourceDocument | UserError> {
  if (isTooLong) {
    const problem = `This record is longer than ${LONGEST_RECORD / (1 << 20)} million characters`;
    yield new UserError(problem, "Look for a quotation mark that is not closed", { line: 1, row: place.row + 1 });
    return;
  }
  const brokenLines = new Set(broken.map(({ start }) => lines.at(start).line));
  for (const read of format.read(text, { ...options, part: place })) {
    if (brokenLines.size > 0 && !(read instanceof UserError)) yield unlessBroken(read, brokenLines, lines);
    else yield read;
  }
}

function unlessBroken(
  document: SourceDocument,
  broken: ReadonlySet<number>,
  lines: LineIndex,
): SourceDocument | UserError {
  const { start, end } = document.record ?? document.map?.toSource(0, document.text.length) ?? { start: 0, end: 0 };
  const [first, last] = [lines.at(start).line, lines.at(end).line];
  for (let line = first; line <= last; line++) {
    if (!broken.has(line)) continue;
    const problem = "The bytes of this record are not UTF-8";
    return new UserError(problem, "Save the file as UTF-8 (in Excel: CSV UTF-8)", { line, row: document.row });
  }
  return document;
}

/** Lets the rules that compare documents look at the records of a batch. */
export function surveyBatch(batch: TableBatch, tools: BatchTools, set: DocumentSet): void {
  const { linter, settings, meta } = tools;
  for (const document of recordsOf(batch, tools, indexLines(batch.text))) {
    if (!(document instanceof UserError)) linter.survey(overrideMeta(document, meta), settings, set);
  }
}

/**
 * Checks the records of a batch, one after the other. Batches can be checked in any order and in any thread: what one
 * depends on is in it and in the tools.
 */
export async function* lintBatch(batch: TableBatch, tools: BatchTools): AsyncGenerator<BatchResult> {
  const { line: before } = batch.place;
  const { after = 0 } = tools;
  const { encoding, hasMark } = tools.encoding;
  const lines = indexLines(batch.text, { encoding, hasMark: hasMark && before === 0 });
  const fileLines = before === 0 ? lines : shifted(lines, before);
  let isFirst = batch.place.offset === 0;
  for (const read of recordsOf(batch, tools, lines)) {
    const isError = read instanceof UserError;
    if (isFirst && !isError) {
      read.notices.unshift(...noticesOfReading(tools.encoding));
      isFirst = false;
    }
    const row = isError ? read.place.row : read.row;
    if (row !== undefined && row <= after) continue;
    if (isError) {
      yield read.at({ path: tools.file.path, line: (read.place.line ?? 1) + before });
      continue;
    }
    yield await lintRecord(read, tools, fileLines);
  }
}

async function lintRecord(document: SourceDocument, tools: BatchTools, lines: LineIndex): Promise<BatchResult> {
  const { linter, settings, meta, file, set, checkFailed } = tools;
  const { line } = lines.at(document.map?.toSource(0, 0).start ?? 0);
  tools.looks?.({ row: document.row ?? 0, line });
  try {
    const record = overrideMeta(document, meta);
    return reportOf(record, await linter.lint(record, settings, set), file, lines);
  } catch (error) {
    return failureOf(error, file.path, { checkFailed }).at({ line, row: document.row });
  }
}

/** Lines of a text that stands behind others. */
function shifted(lines: LineIndex, before: number): LineIndex {
  return {
    lineCount: lines.lineCount,
    at(offset) {
      const { line, column } = lines.at(offset);
      return { line: line + before, column };
    },
    byteColumn: (offset) => lines.byteColumn(offset),
  };
}
