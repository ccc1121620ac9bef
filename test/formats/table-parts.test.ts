import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../core/errors.ts";
import { csv } from "../../core/formats/csv.ts";
import type { Format, FormatOptions } from "../../core/formats/format.ts";
import { jsonLines } from "../../core/formats/jsonl.ts";
import { TableCutter } from "../../core/formats/table-cutter.ts";
import { indexLines } from "../../core/text/lines.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";

/** What is read of a table, with places in the file's text. */
function* placed(format: Format, text: string, options: FormatOptions, base = 0, lines = 0): Generator<unknown> {
  const index = indexLines(text);
  for (const read of format.read(text, options)) {
    if (read instanceof UserError) {
      const { line, column, row } = read.place;
      yield { error: read.message, remedy: read.remedy, row, line: line === undefined ? line : line + lines, column };
    } else {
      const { start, end } = read.map!.toSource(0, read.text.length);
      const { row, id, text: own, meta, record, notices } = read;
      const place = index.at(start);
      const span = record && { start: record.start + base, end: record.end + base };
      yield { row, id, own, meta, span, notices, start: start + base, end: end + base, at: place.line + lines };
    }
  }
}

function wholly(format: Format, text: string): unknown[] {
  return [...placed(format, text, {})];
}

/** Read in chunks; `cuts` say how long they are, over and over. */
function inParts(format: Format, text: string, cuts: readonly number[], longest?: number): unknown[] {
  const cutter = new TableCutter(format.scanner!({}), longest);
  const found: unknown[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const end = Math.min(text.length, at + cuts[i % cuts.length]!);
    for (const part of cutter.push(text.slice(at, end), end === text.length)) {
      if (part.isTooLong) found.push({ tooLong: part.place.row + 1, line: part.place.line + 1 });
      else found.push(...placed(format, part.text, { part: part.place }, part.place.offset, part.place.line));
    }
    at = end;
  }
  return found;
}

const pieces = fc.constantFrom(
  ...'\n|\n|\n|\r\n|\r|\n\n|,|,|;|\t|"|"|""|"a\nb"|,"x",|text,id|текст|é|😀|\ud83d| |\uFEFF|sep=;\n|\\n|{"text":"Добрый день"}|{"text":"a","id":1}|{"id":2}|{|null|[1]|5'.split(
    "|",
  ),
);
const soup = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });

describe("a table in parts says what the whole table says", () => {
  test("JSON lines of all kinds", () => {
    fc.assert(
      fc.property(soup, cuts, (text, sizes) => {
        expect(inParts(jsonLines, text, sizes)).toEqual(wholly(jsonLines, text));
      }),
      { numRuns: 2000 },
    );
  });

  // The separator is told by the first ten thousand characters: before them nothing is cut.
  const filler = `\n${`${"filler,".repeat(20)}\n`.repeat(80)}`;

  test.each([
    ["filler after the header", `text,id${filler}`, ""],
    ["semicolons", `sep=;\ntext;id${filler}`, ""],
    ["line ends of Windows", `text,id${filler}`.replaceAll("\n", "\r\n"), ""],
    ["no header", filler, ""],
    ["filler after it", `id,text${filler}`, filler],
  ])("CSV with %s", (_, head, tail) => {
    fc.assert(
      fc.property(soup, cuts, (text, sizes) => {
        const table = head + text + tail;
        expect(
          inParts(
            csv,
            table,
            sizes.map((size) => size * 29),
          ),
        ).toEqual(wholly(csv, table));
      }),
      { numRuns: 150 },
    );
  });

  test("CSV character by character, after the header", () => {
    fc.assert(
      fc.property(soup, (text) => {
        const head = `text,id${filler}`;
        const sizes = [head.length, ...Array.from({ length: text.length + 1 }, () => 1)];
        expect(inParts(csv, head + text, sizes)).toEqual(wholly(csv, head + text));
      }),
      { numRuns: 150 },
    );
  });
});

describe("a record that is too long", () => {
  const long = "x".repeat(500);
  const small = Array.from({ length: 100 }, () => 64);

  test("of JSON lines is passed over, and the lines after it are read", () => {
    const table = `{"text":"one"}\r\n{"text":"${long}"}\r\n\r\n{"text":"three"}\r\n`;
    for (const size of [1, 7, 30, 64]) {
      const found = inParts(jsonLines, table, [size], 100) as { row?: number; own?: string; at?: number }[];
      expect(found).toMatchObject([
        { row: 1 },
        { tooLong: 2, line: 2 },
        { row: 3, own: "three", at: 4, start: table.indexOf("three") },
      ]);
    }
  });

  test("of CSV is passed over, and the rows after it are read", () => {
    const head = `text,id\n${"a,b\n".repeat(3000)}`;
    const found = inParts(csv, `${head}${long},7\nlast,8\n`, [12_000, ...small], 400);
    expect(found.slice(-2)).toMatchObject([
      { tooLong: 3001, line: 3002 },
      { row: 3002, own: "last", at: 3003 },
    ]);
  });

  test("because of a quotation mark costs its own line", () => {
    const head = `text,id\n${"a,b\n".repeat(3000)}`;
    const found = inParts(csv, `${head}"open,7\n${"c,d\n".repeat(400)}`, [12_000, ...small], 400);
    expect(found.slice(2999, 3002)).toMatchObject([
      { row: 3000 },
      { row: 3001, line: 3002, error: expect.stringContaining("never closed") },
      { row: 3002, own: "c", at: 3003 },
    ]);
    expect(found).toHaveLength(3401);
  });
});

describe("cutting costs no more than the table is long", () => {
  const cut = (format: Format, text: string) => inParts(format, text, [4096], 1 << 16);

  test.each<[string, Format, (n: number) => string]>([
    ["lines", jsonLines, (n: number) => '{"text":null}\n'.repeat(n)],
    ["one line", jsonLines, (n: number) => "x".repeat(n * 14)],
    ["rows", csv, (n: number) => `id,text\n${"a,\n".repeat(n * 4)}`],
    ["an open quotation mark", csv, (n: number) => `id,text\n"${"a,\n".repeat(n * 4)}`],
    ["doubled quotation marks", csv, (n: number) => `id,text\n"${'""'.repeat(n * 7)}`],
  ])("of %s", async (_, format, make) => {
    expect(await growthOf((n) => cut(format, make(n)), 4000)).toBeLessThan(LINEAR);
  });
});
