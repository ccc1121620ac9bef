import { type CsvField, createCsvReader } from "../../../core/formats/csv-reader.ts";
import { eolOf, lineEnd } from "../../../core/formats/lines.ts";
import { severities } from "../../../core/problem.ts";
import type { AddedColumns, AnnotatedFile, TableReport, TableRow } from "./protocol.ts";

const TABLE = /\.(csv|tsv)$/i;
const LINES = /\.(jsonl|ndjson)$/i;

/** Whether a file is downloaded as it was, with its changes and what was found; of others, a table is made. */
export function isWritable(name: string): boolean {
  return TABLE.test(name) || LINES.test(name);
}

/** A file with what was found in it: columns are added to a table, whose own stay as they are; of others, a table is made. */
export function annotate({ name, rows, source }: TableReport, columns: AddedColumns): AnnotatedFile {
  const [, stem = name, extension = ""] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  if (source !== undefined && TABLE.test(name)) {
    const text = annotateCsv(withChanges(source, rows, csvField), rows, columns);
    // Excel takes a file with a byte order mark for UTF-8.
    return { name: `${stem}-tactful${extension}`, type: "text/csv", text: `\uFEFF${text}` };
  }
  if (source !== undefined && LINES.test(name)) {
    const text = annotateLines(withChanges(source, rows, jsonString), rows, columns);
    return { name: `${stem}-tactful${extension}`, type: "application/jsonl", text };
  }
  return { name: `${stem}-tactful.csv`, type: "text/csv", text: `\uFEFF${tableOf(rows, columns)}` };
}

/** @returns The span of the file that a text takes up, half-open, and what is to stand there. */
type Write = (source: string, place: { start: number; end: number }, text: string) => [number, number, string];

/** The file with the texts that were changed; all else in it stays as it is. */
function withChanges(source: string, rows: readonly TableRow[], write: Write): string {
  const edits = rows
    .flatMap(({ place, before, text }) => (place && before !== undefined ? [write(source, place, text)] : []))
    .sort(([a], [b]) => a - b);
  const parts: string[] = [];
  let done = 0;
  for (const [start, end, words] of edits) {
    parts.push(source.slice(done, start), words);
    done = end;
  }
  return parts.join("") + source.slice(done);
}

/** Between quotation marks, whatever it has. */
function csvField(source: string, { start, end }: { start: number; end: number }, text: string): ReturnType<Write> {
  const isQuoted = source[start - 1] === '"' && source[end] === '"';
  return [isQuoted ? start - 1 : start, isQuoted ? end + 1 : end, `"${text.replaceAll('"', '""')}"`];
}

function jsonString(_: string, { start, end }: { start: number; end: number }, text: string): ReturnType<Write> {
  return [start, end, JSON.stringify(text).slice(1, -1)];
}

function annotateCsv(text: string, rows: readonly TableRow[], columns: AddedColumns): string {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const reader = createCsvReader(text);
  const header = reader.next();
  if (!header) return text;
  const endOf = ({ end, isQuoted }: CsvField) => (isQuoted ? end + 1 : end);
  const { separator } = reader;
  const width = header.fields.length;
  const eol = eolOf(text);
  const lines = [line(header.start, header.fields, headings(columns))];
  let number = 0;
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    number++;
    const { start, fields, error } = record;
    // What cannot be read stays as it is: reading goes on in the line after.
    if (error !== undefined) lines.push(text.slice(start, lineEnd(text, start)));
    else lines.push(line(start, fields, cells(byRow.get(number), columns)));
  }
  return lines.join(eol) + eol;

  function line(start: number, fields: readonly CsvField[], added: readonly string[]): string {
    const last = fields[fields.length - 1];
    const own = last ? text.slice(start, Math.max(start, endOf(last))) : "";
    // Short rows are filled up, so that what is added stands below its heading.
    return (
      own + separator.repeat(Math.max(0, width - fields.length)) + added.map((cell) => separator + quote(cell)).join("")
    );
  }
}

function annotateLines(text: string, rows: readonly TableRow[], columns: AddedColumns): string {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  let number = 0;
  return text
    .split(/(\r\n|\r|\n)/)
    .map((line) => {
      if (line.trim() === "" || line === "\uFEFF") return line;
      number++;
      const row = byRow.get(number);
      const end = line.trimEnd();
      if (!row || !end.endsWith("}")) return line;
      const [worst = "", findings = ""] = cells(row, columns);
      const added = JSON.stringify({ [columns.worst]: worst, [columns.findings]: findings });
      const isEmpty = /^\s*\{\s*\}$/.test(end);
      return `${end.slice(0, -1)}${isEmpty ? "" : ","}${added.slice(1)}`;
    })
    .join("");
}

function tableOf(rows: readonly TableRow[], columns: AddedColumns): string {
  const lines = rows.map((row) => [row.id || String(row.row), row.meta.review ?? "", row.text, ...cells(row, columns)]);
  return [["id", "review", "text", ...headings(columns)], ...lines]
    .map((line) => `${line.map(quote).join(",")}\r\n`)
    .join("");
}

function headings({ worst, findings }: AddedColumns): string[] {
  return [worst, findings];
}

function cells(row: TableRow | undefined, columns: AddedColumns): string[] {
  if (!row) return ["", ""];
  const worst = severities.find((severity) => row.findings.some((one) => one.severity === severity));
  return [worst ? columns.severity[worst] : "", row.findings.map(({ message }) => message).join("\n")];
}

/** A cell that begins like a formula is one to Excel, and texts are other people's. */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
