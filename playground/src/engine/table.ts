import type { SourceDocument } from "../../../core/document.ts";
import { DocumentSet } from "../../../core/document-set.ts";
import { decodeText } from "../../../core/encoding/decode-text.ts";
import { ReadError, UserError } from "../../../core/errors.ts";
import { formatFor } from "../../../core/formats/detect.ts";
import { readCells } from "../../../core/formats/table.ts";
import type { DocumentResult, Linter } from "../../../core/lint.ts";
import { overrideMeta } from "../../../core/override-meta.ts";
import type { Settings } from "../../../core/settings.ts";
import { isWritable } from "./annotate.ts";
import type { Failure, TableReport, TableRow } from "./protocol.ts";

/** So many texts are checked between two signs of life. */
const STEP = 25;

/** Checks all texts of a file, which may be any that Tactful reads. A file that cannot be read is a report of that. */
export async function checkTable(
  linter: Linter,
  settings: Settings,
  { id, name, bytes }: { id: number; name: string; bytes: ArrayBuffer },
  onProgress: (done: number) => void,
): Promise<TableReport> {
  const format = await formatFor(name);
  const failures: Failure[] = [];
  const documents: SourceDocument[] = [];
  let source = "";
  try {
    source = decodeText(new Uint8Array(bytes), name, format.bytes).text;
    for (const record of format.read(source, {})) {
      if (record instanceof UserError) failures.push(failureOf(record));
      else documents.push(record);
    }
  } catch (error) {
    failures.push(failureOf(error));
  }
  const set = surveyed(linter, settings, documents);
  const rows: TableRow[] = [];
  for (const [index, document] of documents.entries()) {
    const { kind, problems } = await linter.lint(document, settings, set);
    const { row = index + 1, id: own = "", text, meta, map } = document;
    const place = isWritable(name) ? map?.toSource(0, text.length) : undefined;
    const findings = findingsOf(problems);
    rows.push({ index, row, id: own, text, meta, kind, findings, ...(place && { place }) });
    if (index % STEP === 0) onProgress(index);
  }
  return { id, name, rows, failures, source: isWritable(name) ? source : undefined };
}

/** What is found in a row whose text was changed, beside all others: some rules compare them. */
export async function checkChangedRow(
  linter: Linter,
  settings: Settings,
  { rows, index }: { rows: readonly TableRow[]; index: number },
): Promise<TableRow["findings"]> {
  const documents = rows.map(({ text, meta, row }) => overrideMeta({ row, ...readCells(text, []) }, meta));
  const changed = documents[index];
  if (!changed) return [];
  const { problems } = await linter.lint(changed, settings, surveyed(linter, settings, documents));
  return findingsOf(problems);
}

function surveyed(linter: Linter, settings: Settings, documents: readonly SourceDocument[]): DocumentSet {
  const set = new DocumentSet();
  for (const document of documents) linter.survey(document, settings, set);
  return set;
}

function findingsOf(problems: DocumentResult["problems"]): TableRow["findings"] {
  return problems.map(({ rule, severity, actual, message, about, opinion }) => {
    return { rule, severity, isAboutAll: about === "document", actual, message, ...(opinion && { opinion }) };
  });
}

/** @throws What is no mistake of the file, but ours. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof ReadError)) throw error;
  return { code: error.code, values: error.values, line: error.place.line };
}
