import { createWordReader, readXml } from "./xlsx-xml.ts";

/** A row of a sheet that has something in it. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  number: number;
  /** What its cells say, by column from 0; blank ones are left out. */
  cells: Map<number, string>;
}

/** No sheet is wider or longer. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

/** The strings that cells share, in the order in which they are named. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const words = createWordReader();
  readXml(xml, {
    ...words,
    close(name) {
      words.close(name);
      if (name === "si") strings.push(words.take());
    },
  });
  return strings;
}

/** The rows of a sheet, in their order. Numbers and dates are as the file has them; of formulas, the value that was stored. */
export function readRows(xml: string, shared: readonly string[]): SheetRow[] {
  const rows: SheetRow[] = [];
  const words = createWordReader();
  let row: SheetRow = { number: 0, cells: new Map() };
  let column = -1;
  let type = "";
  let value = "";
  let isValue = false;
  readXml(xml, {
    open(name, attributes) {
      words.open(name, attributes);
      if (name === "row") {
        row = { number: numberOf(attributes.r, row.number + 1, MOST_ROWS), cells: new Map() };
        column = -1;
      } else if (name === "c") {
        column = columnOf(attributes.r) ?? column + 1;
        type = attributes.t ?? "n";
        value = "";
      } else if (name === "v") isValue = true;
    },
    text(text) {
      words.text(text);
      if (isValue) value += text;
    },
    close(name) {
      words.close(name);
      if (name === "v") isValue = false;
      else if (name === "c") {
        const inline = words.take();
        const said = saidBy(type, value, inline, shared);
        if (said.trim() !== "" && column < MOST_COLUMNS) row.cells.set(column, said);
      } else if (name === "row" && row.cells.size > 0) rows.push(row);
    },
  });
  return rows;
}

function saidBy(type: string, value: string, inline: string, shared: readonly string[]): string {
  if (type === "s") return shared[Number(value.trim())] ?? "";
  if (type === "inlineStr") return inline;
  // `#N/A` and its like.
  if (type === "e") return "";
  if (type === "str") return value.replace(/_x000D_/g, "\r");
  return value.trim();
}

function numberOf(text: string | undefined, otherwise: number, most: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : otherwise;
}

/** `C7` → 2. */
function columnOf(name: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(name ?? "")?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** 2, 7 → `C7`. */
export function cellName(column: number, row: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
