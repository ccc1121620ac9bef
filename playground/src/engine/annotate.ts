import { type CsvField, createCsvReader } from "../../../core/formats/csv-reader.ts";
import { eolOf } from "../../../core/formats/lines.ts";
import { severities } from "../../../core/problem.ts";
import type { AddedColumns, TableReport, TableRow } from "./protocol.ts";

type Annotated = TableReport["annotated"];

/** A file with what was found in it: columns are added to a table, whose own stay as they are; of others, a table is made. */
export function annotate(name: string, text: string, rows: readonly TableRow[], columns: AddedColumns): Annotated {
  const [, stem = name, extension = ""] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  if (/^\.(csv|tsv)$/i.test(extension)) {
    // Excel takes a file with a byte order mark for UTF-8.
    return { name: `${stem}-tactful${extension}`, type: "text/csv", text: `\uFEFF${annotateCsv(text, rows, columns)}` };
  }
  if (/^\.(jsonl|ndjson)$/i.test(extension)) {
    return {
      name: `${stem}-tactful${extension}`,
      type: "application/jsonl",
      text: annotateLines(text, rows, columns),
    };
  }
  return { name: `${stem}-tactful.csv`, type: "text/csv", text: `\uFEFF${tableOf(rows, columns)}` };
}

function annotateCsv(text: string, rows: readonly TableRow[], columns: AddedColumns): string {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const reader = createCsvReader(text);
  const header = reader.next();
  if (!header) return text;
  const isQuoted = ({ start }: CsvField) => start > header.start && text[start - 1] === '"';
  const endOf = (field: CsvField) => (isQuoted(field) ? field.end + 1 : field.end);
  const [first, second] = header.fields;
  const separator = first && second ? (text[endOf(first)] ?? ",") : ",";
  const width = header.fields.length;
  const eol = eolOf(text);
  const lines = [line(header.start, header.fields, headings(columns))];
  let number = 0;
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    number++;
    // What cannot be read stays in the table as far as it goes.
    if (record.error === undefined) lines.push(line(record.start, record.fields, cells(byRow.get(number), columns)));
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
  const lines = rows.map((row) => [row.id || String(row.row), row.review, row.text, ...cells(row, columns)]);
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
