import { UserError } from "../errors.ts";
import { columnNames } from "./csv-cell.ts";
import { createCsvReader, SEPARATOR_REACH } from "./csv-reader.ts";
import type { TableColumns } from "./format.ts";
import { findColumns } from "./table.ts";
import type { TableHeader, TableScanner } from "./table-part.ts";

const LF = 0x0a;

/** Finds the ends of rows; a line break in quotes is none. */
export function createCsvScanner(columns: TableColumns): TableScanner {
  let header: TableHeader | undefined;
  let isOver = false;
  return {
    get header() {
      return header;
    },
    get isOver() {
      return isOver;
    },
    scan(text, isLast) {
      // What the separator is found by must be there.
      if (!header && !isLast && text.length < SEPARATOR_REACH) return { end: 0, rows: 0 };
      const reader = createCsvReader(text, header?.separator);
      let found = header;
      let end = 0;
      let rows = 0;
      let seen = header ? 0 : -1;
      for (;;) {
        const record = reader.next();
        if (record === undefined) {
          // Blank lines; a line feed may follow a `\r`.
          const isBlank = found !== undefined && reader.at >= reader.furthest;
          if (isBlank) [end, rows] = [text.length - (text.endsWith("\r") ? 1 : 0), seen];
          break;
        }
        const isWhole = isLast || reader.at < text.length || text.charCodeAt(reader.at - 1) === LF;
        if (!isWhole || (record.error === "unclosed quote" && !isLast)) return { end, rows };
        if (!found) {
          const names = record.error === undefined ? columnNames(text, record, reader.separator) : undefined;
          isOver = names === undefined || findColumns(names, columns, 1) instanceof UserError;
          if (names === undefined || isOver) break;
          found = { names, separator: reader.separator };
        }
        seen += 1;
        // What is wrong with a row may be told by rows that follow it: they stay together.
        if (reader.at < reader.furthest) continue;
        header = found;
        end = reader.at;
        rows = seen;
      }
      return isLast || isOver ? { end: text.length, rows: Math.max(0, seen) } : { end, rows };
    },
  };
}
