import { describe, expect, test } from "vitest";
import { UserError } from "../../core/errors.ts";
import type { FormatOptions } from "../../core/formats/format.ts";
import { xlsx } from "../../core/formats/xlsx.ts";
import { inlineRow, type SheetSource, workbook, zipped } from "../helpers/workbook.ts";

/** Texts in one line each: `cell id: words`, or the error. */
function show(source: string, options: FormatOptions = {}): string[] {
  return [...xlsx.read(source, options)].map((read) => {
    if (read instanceof UserError) return `! ${read}`;
    const { kind, rating, review } = read.meta;
    const meta = [kind, rating, review].filter((value) => value !== undefined).map((value) => ` @${value}`);
    return `${read.cell?.name}${read.id ? ` ${read.id}` : ""}: ${read.text}${meta.join("")}`;
  });
}

const table = (...texts: string[]): string =>
  [["Ответ"], ...texts.map((text) => [text])].map((cells, i) => inlineRow(i + 1, cells)).join("");

describe("which cells are texts", () => {
  test("shared and rich strings, numbers, stored values of formulas, missing cells", () => {
    const shared = [
      "<t>Ответ</t>",
      "<t>Отзыв</t>",
      "<t>Оценка</t>",
      '<r><t>Спа</t></r><r><rPr/><t xml:space="preserve">сибо &amp; до свидания</t></r><rPh><t>x</t></rPh>',
    ];
    const rows = `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>2</v></c><c r="D1" t="s"><v>0</v></c><c r="E1" t="inlineStr"><is><t>id</t></is></c></row>
<row r="3"><c r="A3" t="str"><f>X()</f><v>Плохо</v></c><c r="B3"><v>2</v></c><c r="D3" t="s"><v>3</v></c><c r="E3"><v>17</v></c></row>
<row r="4"><c r="A4" t="e"><v>#N/A</v></c><c r="D4" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>
<row r="5"><c r="D5" t="s"><v>99</v></c></row>`;
    expect(show(workbook([["Отзывы", rows]], shared))).toEqual([
      "Отзывы!D3 17: Спасибо & до свидания @reply @2 @Плохо",
      "Отзывы!D4: a\rb @reply",
    ]);
  });

  test("each sheet with a column of texts, below its title; hidden sheets and others are left alone", () => {
    const titled = inlineRow(2, ["Ответы за май"]) + inlineRow(4, [undefined, "Текст"]) + inlineRow(5, ["x", "слово"]);
    const sheets: SheetSource[] = [
      ["A", titled],
      ["Справка", inlineRow(1, ["цвет"]) + inlineRow(2, ["красный"])],
      ["B", table("привет")],
      ["C", table("скрыто"), "hidden"],
      ["D", table("скрыто"), "veryHidden"],
      ["E", ""],
    ];
    expect(show(workbook(sheets))).toEqual(["A!B5: слово", "B!A2: привет"]);
  });

  test("columns that the configuration names", () => {
    const rows = inlineRow(1, ["Ответ", "Наш текст"]) + inlineRow(2, ["a", "b"]);
    expect(show(workbook([["A", rows]]), { columns: { text: "наш текст" } })).toEqual(["A!B2: b"]);
  });

  test("cells and rows without names follow each other; prefixes do not matter", () => {
    const rows =
      '<x:row><x:c t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>text</x:t></x:is></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v>слово</x:v></x:c></x:row>';
    expect(show(workbook([["A", rows]]))).toEqual(["A!B2 1: слово"]);
  });

  test("columns beyond Z", () => {
    const rows = `<row r="1"><c r="AB1" t="inlineStr"><is><t>text</t></is></c></row><row r="2"><c r="AB2" t="inlineStr"><is><t>слово</t></is></c></row>`;
    const [read] = xlsx.read(workbook([["A", rows]]), {});
    expect(read instanceof UserError ? read : read?.cell).toEqual({ name: "A!AB2", row: 2, column: 28 });
  });
});

describe("what cannot be read says so", () => {
  test.each([
    [
      "an old workbook",
      "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1xxx",
      "This workbook is protected by a password, or in the old .xls format. Save it as",
    ],
    ["no archive", "слово", "This is not an .xlsx workbook"],
    ["nothing", "", "This is not an .xlsx workbook"],
    ["another archive", zipped({ "a.txt": "b" }), "This is not an .xlsx workbook"],
    ["half an archive", workbook([["A", table("a")]]).slice(0, 400), "This is not an .xlsx workbook"],
    ["an empty workbook", workbook([["A", ""]]), "The workbook is empty"],
    [
      "no column of texts",
      workbook([["A", inlineRow(3, ["цвет", undefined, "вес"])]]),
      '3: The table has no column of texts: it has "цвет", "вес"',
    ],
  ])("%s", (_, source, expected) => {
    const [error, ...others] = show(source);
    expect(error).toContain(`! ${expected}`);
    expect(others).toEqual([]);
  });

  test("an archive that unpacks to more than any table", () => {
    const rows = " ".repeat(101_000_000);
    expect(show(workbook([["A", rows]]))[0]).toContain("too large when it is unpacked");
  });

  test("an archive that says that it unpacks to less than it does", () => {
    const source = workbook([["A", table("слово".repeat(10_000))]]);
    // The sizes in the archive's directory.
    const at = source.lastIndexOf("xl/worksheets/sheet1.xml") - 46 + 24;
    const lying = `${source.slice(0, at)}\u0010\0\0\0${source.slice(at + 4)}`;
    expect(show(lying)[0]).toMatch(/^! /);
  });

  test("a string that a million cells share", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `<row><c t="s"><v>${i === 0 ? 0 : 1}</v></c></row>`).join("");
    const shown = [...xlsx.read(workbook([["A", rows]], ["<t>text</t>", `<t>${"слово ".repeat(2000)}</t>`]), {})];
    expect(String(shown.at(-1))).toContain("too large when it is unpacked");
  });
});

test("broken bytes are an error or a table, and never a crash", () => {
  const source = workbook([["A", table("слово", "привет")]]);
  for (let at = 0; at < source.length; at += 3) {
    const broken = `${source.slice(0, at)}${String.fromCharCode(source.charCodeAt(at) ^ 0x55)}${source.slice(at + 1)}`;
    for (const read of xlsx.read(broken, {}))
      if (!(read instanceof UserError)) expect(read.cell?.name).toMatch(/^.*![A-Z]+\d+$/);
  }
});
