import type { SourceDocument } from "../document.ts";
import { ReadError, UserError } from "../errors.ts";
import type { DocumentMemory } from "../memory.ts";
import { notice } from "../notices/notice.ts";
import { createRunBuilder, identityMap } from "../text/text-map.ts";
import { type CsvField, type CsvReader, type CsvRecord, createCsvReader } from "./csv-reader.ts";
import type { Format, FormatOptions } from "./format.ts";
import { type Cell, type ColumnOf, findColumns, readRecord } from "./table.ts";

/** A table of texts, RFC 4180, with commas, semicolons or tabs; the first row names the columns. */
export const csv: Format = {
  *read(text, options) {
    options.memory?.begin();
    yield* readCsv(text, options);
  },
};

function* readCsv(text: string, { columns = {}, memory }: FormatOptions): Generator<SourceDocument | UserError> {
  const reader = createCsvReader(text);
  const header = reader.next();
  if (header === undefined) {
    yield new ReadError("empty-table", {}, "The table is empty", "Begin it with a row of column names", { line: 1 });
    return;
  }
  if (header.error !== undefined) {
    yield recordError(reader, header);
    return;
  }
  const names = header.fields.map((field) => cellOf(text, field, reader.separator).text.trim());
  const found = findColumns(names, columns, reader.lineAt(header.start));
  if (found instanceof UserError) {
    yield found;
    return;
  }
  let row = 0;
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    row += 1;
    const read = readRow(text, reader, record, found, names.length, row, memory);
    if (read !== undefined) yield read;
  }
}

function readRow(
  text: string,
  reader: CsvReader,
  record: CsvRecord,
  columns: ColumnOf,
  width: number,
  row: number,
  memory: DocumentMemory | undefined,
): SourceDocument | UserError | undefined {
  if (record.error !== undefined) return recordError(reader, record);
  const { fields } = record;
  if ((columns.get("text") as number) >= fields.length) {
    const problem = `This row has ${fields.length} of ${width} fields, and none of them is its text`;
    const remedy = "Add the missing fields, or put quotes around a field that holds a line break";
    return new ReadError("short-row", { fields: fields.length, columns: width }, problem, remedy, {
      line: reader.lineAt(record.start),
    });
  }
  const document = readRecord(
    columns,
    (column) => fields[column] && cellOf(text, fields[column], reader.separator),
    row,
    memory,
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

/** What a field says, with doubled quotes made one. */
function cellOf(text: string, { start, end, isQuoted, hasDoubled }: CsvField, separator: string): Cell {
  const encode = isQuoted ? encodeQuoted : encodeBare(separator);
  if (!hasDoubled) return { text: text.slice(start, end), map: identityMap(start, end - start), encode };
  const runs = createRunBuilder();
  let at = start;
  while (at < end) {
    const quote = text.indexOf('"', at);
    if (quote === -1 || quote >= end) break;
    runs.copy(text, at, quote);
    runs.replace('"', quote, quote + 2);
    at = quote + 2;
  }
  runs.copy(text, at, end);
  return { ...runs.build(), encode };
}

function encodeQuoted(words: string): string {
  return words.replaceAll('"', '""');
}

const bareEncoders = new Map<string, NonNullable<Cell["encode"]>>();

/** How words stand in a field without quotes, which a separator or a line end would end. */
function encodeBare(separator: string): NonNullable<Cell["encode"]> {
  const encode =
    bareEncoders.get(separator) ??
    ((words: string) => (/["\r\n]/.test(words) || words.includes(separator) ? undefined : words));
  bareEncoders.set(separator, encode);
  return encode;
}
