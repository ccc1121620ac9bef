import { type ParseError, parse } from "jsonc-parser";
import type { SourceDocument } from "../document.ts";
import { ReadError, UserError } from "../errors.ts";
import { identityMap, shiftMap } from "../text/text-map.ts";
import type { Format, FormatOptions } from "./format.ts";
import { encodeJsonString, findValues, mapJsonString } from "./json-string.ts";
import { createJsonLinesScanner } from "./jsonl-scanner.ts";
import { isBlankLine, lineEnd, nextLine } from "./lines.ts";
import { type Cell, type ColumnOf, findColumns, readRecord } from "./table.ts";

/** A table of texts, one JSON object per line; its keys are the columns. */
export const jsonLines: Format = {
  *read(text, options) {
    options.memory?.begin();
    yield* readJsonLines(text, options);
  },
  scanner: createJsonLinesScanner,
};

function* readJsonLines(text: string, options: FormatOptions): Generator<SourceDocument | UserError> {
  const columnsOf = createColumnFinder(options);
  let line = 0;
  let row = options.part?.row ?? 0;
  const isStart = row + (options.part?.line ?? 0) === 0;
  for (let at = isStart && text.startsWith("\uFEFF") ? 1 : 0; at < text.length; ) {
    const end = lineEnd(text, at);
    line += 1;
    if (!isBlankLine(text, at, end)) {
      row += 1;
      const read = readDeepLine(text, at, end, columnsOf, line, row, options);
      if (read !== undefined) yield read instanceof UserError ? read.at({ row }) : read;
    }
    at = nextLine(text, end);
  }
}

type ColumnFinder = (names: readonly string[], line: number) => ColumnOf | UserError;

/** Remembers the columns of the line before: mostly all lines have the same keys. */
function createColumnFinder({ columns = {} }: FormatOptions): ColumnFinder {
  let lastNames: readonly string[] | undefined;
  let last: ColumnOf | undefined;
  return (names, line) => {
    if (last && lastNames?.length === names.length && names.every((name, i) => name === lastNames?.[i])) return last;
    const found = findColumns(names, columns, line);
    lastNames = names;
    last = found instanceof UserError ? undefined : found;
    return found;
  };
}

/** Values that are nested ten thousand deep exhaust the parser's stack; the other lines are read all the same. */
function readDeepLine(...line: Parameters<typeof readLine>): ReturnType<typeof readLine> {
  try {
    return readLine(...line);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new ReadError("too-deep", {}, "This line is nested too deeply", "Write plain values", { line: line[4] });
  }
}

function readLine(
  text: string,
  start: number,
  end: number,
  columnsOf: ColumnFinder,
  line: number,
  row: number,
  options: FormatOptions,
): SourceDocument | UserError | undefined {
  const source = text.slice(start, end);
  let record: unknown;
  try {
    record = JSON.parse(source);
  } catch {
    const errors: ParseError[] = [];
    parse(source, errors, { disallowComments: true });
    return new ReadError("not-json-line", {}, "This line is not JSON", "Write one object per line", {
      line,
      column: (errors[0]?.offset ?? 0) + 1,
    });
  }
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    return new ReadError("not-object-line", {}, "This line is not a JSON object", 'Write { "text": "…" }', {
      line,
      column: 1,
    });
  }
  const values = record as Record<string, unknown>;
  const names = Object.keys(values);
  const found = columnsOf(names, line);
  if (found instanceof UserError) return found;

  const textName = names[found.get("text") as number];
  const textValue = values[textName] ?? "";
  if (typeof textValue !== "string") {
    return new ReadError(
      "not-string",
      { name: textName },
      `"${textName}" is no string`,
      "Put its text in quotation marks",
      { line },
    );
  }
  const place = findValues(source).get(textName) ?? 0;
  const cells = (column: number): Cell | undefined => {
    const value = values[names[column]];
    if (names[column] === textName) {
      const map = shiftMap(mapJsonString(source, place, textValue.length), start);
      return { text: textValue, map, encode: encodeJsonString };
    }
    if (value === null || value === undefined) return undefined;
    const words = Array.isArray(value) ? value.join(", ") : String(value);
    return { text: words, map: identityMap(start, 0) };
  };
  return readRecord(found, cells, row, options);
}
