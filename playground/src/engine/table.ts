import type { SourceDocument } from "../../../core/document.ts";
import { DocumentSet } from "../../../core/document-set.ts";
import { decodeText } from "../../../core/encoding/decode-text.ts";
import { UserError } from "../../../core/errors.ts";
import { formatFor } from "../../../core/formats/detect.ts";
import type { Linter } from "../../../core/lint.ts";
import type { Settings } from "../../../core/settings.ts";
import { annotate } from "./annotate.ts";
import type { AddedColumns, TableReport, TableRow } from "./protocol.ts";

/** So many texts are checked between two signs of life. */
const STEP = 25;

/** Checks all texts of a file, which may be any that Tactful reads. */
export async function checkTable(
  linter: Linter,
  settings: Settings,
  { name, bytes, columns }: { name: string; bytes: ArrayBuffer; columns: AddedColumns },
  onProgress: (done: number) => void,
): Promise<TableReport> {
  const format = await formatFor(name);
  const { text } = decodeText(new Uint8Array(bytes), name, format.bytes);
  const records = [...format.read(text, {})];
  const documents = records.filter((record): record is SourceDocument => !(record instanceof UserError));
  const failures = records
    .filter((record) => record instanceof UserError)
    .map((error) => ({ line: error.place.line, reason: error.toString() }));
  const set = new DocumentSet();
  for (const document of documents) linter.survey(document, settings, set);
  const rows: TableRow[] = [];
  for (const [i, document] of documents.entries()) {
    rows.push(await checkRow(linter, settings, document, set, i + 1));
    if (i % STEP === 0) onProgress(i);
  }
  return { name, rows, failures, annotated: annotate(name, text, rows, columns) };
}

async function checkRow(
  linter: Linter,
  settings: Settings,
  document: SourceDocument,
  set: DocumentSet,
  number: number,
): Promise<TableRow> {
  const { kind, problems } = await linter.lint(document, settings, set);
  const { row = number, id = "", text, meta } = document;
  const { review = "", rating = 0, author = "", platform = "" } = meta;
  const findings = problems.map(({ rule, severity, actual, message, about }) => {
    return { rule, severity, isAboutAll: about === "document", actual, message };
  });
  return { row, id, review, rating, author, platform, text, kind, findings };
}
