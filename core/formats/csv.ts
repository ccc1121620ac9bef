import type { SourceDocument } from "../document.ts";
import { ReadError, UserError } from "../errors.ts";
import { notice } from "../notices/notice.ts";
import { cellOf, columnNames } from "./csv-cell.ts";
import { type CsvReader, type CsvRecord, createCsvReader } from "./csv-reader.ts";
import { createCsvScanner } from "./csv-scanner.ts";
import type { Format, FormatOptions } from "./format.ts";
import { type ColumnOf, findColumns, readRecord } from "./table.ts";

/** A table of texts, RFC 4180, with commas, semicolons or tabs; the first row names the columns. */
export const csv: Format = {
  *read(text, options) {
    options.memory?.begin();
    yield* readCsv(text, options);
  },
  scanner: ({ columns = {} }) => createCsvScanner(columns),
};

function* readCsv(text: string, options: FormatOptions): Generator<SourceDocument | UserError> {
  const { columns = {}, part } = options;
  const reader = createCsvReader(text, part?.header?.separator);
  const header = part?.header ? { names: part.header.names, line: 1 } : readHeader(text, reader);
  if (header instanceof UserError) {
    yield header;
    return;
  }
  const { names } = header;
  const found = findColumns(names, columns, header.line);
  if (found instanceof UserError) {
    yield found;
    return;
  }
  let row = part?.row ?? 0;
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    row += 1;
    const read = readRow(text, reader, record, found, names.length, row, options);
    if (read !== undefined) yield read;
  }
}

/** The names of the columns and their line, or what is wrong with the row that should name them. */
function readHeader(text: string, reader: CsvReader): { names: readonly string[]; line: number } | UserError {
  const header = reader.next();
  if (header === undefined) {
    return new ReadError("empty-table", {}, "The table is empty", "Begin it with a row of column names", { line: 1 });
  }
  if (header.error !== undefined) return recordError(reader, header);
  return { names: columnNames(text, header, reader.separator), line: reader.lineAt(header.start) };
}

function readRow(
  text: string,
  reader: CsvReader,
  record: CsvRecord,
  columns: ColumnOf,
  width: number,
  row: number,
  options: FormatOptions,
): SourceDocument | UserError | undefined {
  if (record.error !== undefined) return recordError(reader, record).at({ row });
  const { fields } = record;
  if ((columns.get("text") as number) >= fields.length) {
    const problem = `This row has ${fields.length} of ${width} fields, and none of them is its text`;
    const remedy = "Add the missing fields, or put quotes around a field that holds a line break";
    return new ReadError("short-row", { fields: fields.length, columns: width }, problem, remedy, {
      line: reader.lineAt(record.start),
      row,
    });
  }
  const document = readRecord(
    columns,
    (column) => fields[column] && cellOf(text, fields[column], reader.separator),
    row,
    options,
  );
  if (document !== undefined) document.record = { start: record.start, end: fields.at(-1)?.end ?? record.start };
  if (document !== undefined && fields.length > width) {
    document.notices.push(notice("uneven-row", { fields: fields.length, columns: width }));
  }
  return document;
}

function recordError(reader: CsvReader, { error, errorAt }: CsvRecord): UserError {
  const line = reader.lineAt(errorAt);
  if (error === "unclosed quote") {
    return new ReadError(
      "open-quote",
      {},
      "A quotation mark opens a field here and is never closed",
      "Close it, or double it if it is a part of the text",
      { line },
    );
  }
  return new ReadError(
    "text-after-quote",
    {},
    "Text follows the quotation mark that closes a field",
    "Double the quotation marks inside a quoted field",
    { line },
  );
}
