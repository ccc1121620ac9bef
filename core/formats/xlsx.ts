import type { SourceDocument } from "../document.ts";
import { ReadError, UserError } from "../errors.ts";
import type { TextMap } from "../text/text-map.ts";
import type { Format, FormatOptions } from "./format.ts";
import { type ColumnOf, findColumns, readRecord } from "./table.ts";
import { cellName, readRows, type SheetRow } from "./xlsx-sheet.ts";
import { openWorkbook, tooLarge } from "./xlsx-workbook.ts";

/** The tables of an .xlsx workbook, read only: one text a row, from each sheet that has a column of texts. */
export const xlsx: Format = {
  bytes: "always",
  *read(text, options) {
    options.memory?.begin();
    try {
      yield* readWorkbook(text, options);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      yield error;
    }
  },
};

/** The names of columns stand in one of the first rows; a title may stand above them. */
const HEADER_REACH = 20;

/** Cells may share a string, so that little of a file makes much text, in UTF-16 code units. */
const TEXT_LIMIT = 50_000_000;

/** No place in the archive is a text's own. */
const NOWHERE: TextMap = { toSource: () => ({ start: 0, end: 0 }) };

function* readWorkbook(text: string, options: FormatOptions): Generator<SourceDocument | UserError> {
  const { sheets, shared } = openWorkbook(text);
  let missing: UserError | undefined;
  let isTable = false;
  let budget = TEXT_LIMIT;
  for (const { name, xml } of sheets) {
    const rows = readRows(xml, shared);
    if (rows.length === 0) continue;
    const header = findHeader(rows, options);
    if (header instanceof UserError) {
      missing ??= header;
      continue;
    }
    isTable = true;
    for (const [i, row] of rows.slice(header.at + 1).entries()) {
      for (const said of row.cells.values()) budget -= said.length;
      if (budget < 0) throw tooLarge();
      const document = readRow(name, row, header.columns, i + 1, options);
      if (document !== undefined) yield document;
    }
  }
  // A sheet of notes beside the table is no mistake.
  if (!isTable)
    yield missing ?? new ReadError("empty-table", {}, "The workbook is empty", "Begin it with a row of column names");
}

function findHeader(rows: readonly SheetRow[], options: FormatOptions): { at: number; columns: ColumnOf } | UserError {
  let first: UserError | undefined;
  for (const [at, { number, cells }] of rows.slice(0, HEADER_REACH).entries()) {
    const names = Array.from({ length: Math.max(...cells.keys()) + 1 }, (_, column) =>
      (cells.get(column) ?? "").trim(),
    );
    const columns = findColumns(names, options.columns ?? {}, number);
    if (!(columns instanceof UserError)) return { at, columns };
    first ??= columns;
  }
  return first as UserError;
}

function readRow(
  sheet: string,
  { number, cells }: SheetRow,
  columns: ColumnOf,
  row: number,
  { memory }: FormatOptions,
): SourceDocument | undefined {
  const cellOf = (column: number) => {
    const text = cells.get(column);
    return text === undefined ? undefined : { text, map: NOWHERE };
  };
  const document = readRecord(columns, cellOf, row, { memory });
  const column = columns.get("text") as number;
  if (document !== undefined)
    document.cell = { name: `${sheet}!${cellName(column, number)}`, row: number, column: column + 1 };
  return document;
}
