import type { DocumentMeta, SourceDocument } from "../document.ts";
import { ReadError, type UserError } from "../errors.ts";
import type { DocumentMemory } from "../memory.ts";
import type { Notice } from "../notices/notice.ts";
import { maskTemplates } from "../text/mask.ts";
import type { TextMap } from "../text/text-map.ts";
import { type Field, fieldNamed, foldName, isReplyName, setMeta, textColumnNames } from "./fields.ts";
import type { FormatOptions, TableColumns } from "./format.ts";
import { readHead } from "./head.ts";
import { readPlainText } from "./paragraphs.ts";

/** Which column of a table holds which field. */
export interface ColumnOf extends ReadonlyMap<Field, number> {
  /** Whether the texts are replies to the reviews beside them: their column says so. */
  readonly isOfReplies: boolean;
}

/**
 * Finds the columns by the configured names first, then by the names that are known in three languages; the first
 * column of a name counts.
 *
 * @param line The header's line, from 1, for the error where no column holds the texts.
 */
export function findColumns(names: readonly string[], columns: TableColumns, line: number): ColumnOf | UserError {
  const found = new Map<Field, number>();
  const folded = names.map(foldName);
  for (const [field, name] of Object.entries(columns)) {
    const index = folded.indexOf(foldName(name));
    if (index !== -1) found.set(field as Field, index);
    else if (field === "text") return missingText(names, `has no column "${name}"`, line);
  }
  const taken = new Set(found.values());
  names.forEach((name, index) => {
    const field = fieldNamed(name);
    if (field !== undefined && !found.has(field) && !taken.has(index)) found.set(field, index);
  });
  const text = found.get("text");
  if (text === undefined) return missingText(names, "has no column of texts", line);
  const isOfReplies = found.has("review") && isReplyName(names[text] ?? "");
  return Object.assign(found, { isOfReplies });
}

function missingText(names: readonly string[], problem: string, line: number): UserError {
  const shown = names
    .filter(Boolean)
    .map((name) => `"${name}"`)
    .join(", ");
  const listed = shown === "" ? "it has no columns" : `it has ${shown}`;
  const remedy = `Name a column ${textColumnNames.map((name) => `"${name}"`).join(", ")}, or set table.columns.text in tactful.json`;
  return new ReadError("no-text-column", { columns: shown }, `The table ${problem}: ${listed}`, remedy, { line });
}

/** One field of a record: its decoded text, and where that stands in the file. */
export interface Cell {
  text: string;
  map: TextMap;
  /** As in `SourceDocument`. */
  encode?: NonNullable<SourceDocument["encode"]>;
}

/**
 * Makes a document of a record; undefined where its text is blank: a review that nobody has answered yet.
 *
 * @param cellOf The record's cell in a column; undefined where it has none.
 * @param row The record's number, from 1.
 * @param options `memory` gives a record that was read before the very same blocks.
 */
export function readRecord(
  columns: ColumnOf,
  cellOf: (column: number) => Cell | undefined,
  row: number,
  { memory, blanks = false }: Pick<FormatOptions, "memory" | "blanks"> = {},
): SourceDocument | undefined {
  const cell = cellOf(columns.get("text") as number);
  if (cell === undefined || (cell.text.trim() === "" && !blanks)) return undefined;
  // What the record says itself comes later, and wins.
  const fields: [Field, string][] = columns.isOfReplies ? [["kind", "reply"]] : [];
  let id: string | undefined;
  for (const [field, column] of columns) {
    const value = field === "text" ? undefined : cellOf(column)?.text;
    if (value === undefined) continue;
    if (field === "id") id = value.trim() || undefined;
    else fields.push([field, value]);
  }
  const document: SourceDocument = { row, map: cell.map, ...recallCells(cell.text, fields, memory) };
  if (cell.encode) document.encode = cell.encode;
  if (id !== undefined) document.id = id;
  return document;
}

function recallCells(
  text: string,
  fields: readonly [Field, string][],
  memory: DocumentMemory | undefined,
): ReturnType<typeof readCells> {
  if (!memory) return readCells(text, fields);
  const head = `record ${text.length} ${JSON.stringify(fields)}\n`;
  const read = memory.recall(head + text, (key) => readCells(key.slice(head.length), fields));
  // The reader of the file adds to them.
  return { ...read, notices: [...read.notices] };
}

/**
 * What a record's text and its other fields say; where the text stands in the file is no matter.
 * @param masked The text with what is no word masked.
 */
export function readCells(
  text: string,
  fields: readonly [Field, string][],
  masked = maskTemplates(text).text,
): Pick<SourceDocument, "text" | "meta" | "blocks" | "comments" | "notices"> {
  const meta: DocumentMeta = {};
  const notices: Notice[] = [];
  // What is wrong in another column is told at the text's start: offsets are in the text.
  for (const [field, value] of fields) setMeta(meta, notices, field, value, { start: 0, end: 0 });
  const head = readHead(masked);
  // A letter with its subject; without one the lines are text, whatever they look like.
  const isLetter = head.blocks.length > 0 && head.bodyStart < text.length;
  const { blocks, comments, review } = readPlainText(masked, isLetter ? head.bodyStart : 0, text);
  if (review !== undefined) meta.review ??= review;
  return {
    text,
    meta: isLetter ? { ...head.meta, ...meta } : meta,
    blocks: isLetter ? [...head.blocks, ...blocks] : blocks,
    comments,
    notices: isLetter ? [...head.notices, ...notices] : notices,
  };
}
