import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { csv } from "../../core/formats/csv.ts";
import type { TableColumns } from "../../core/formats/format.ts";
import { jsonLines } from "../../core/formats/jsonl.ts";
import { documentsOf, showRecords } from "./show.ts";

const parameters = { seed: 7, numRuns: 1000 };
/** Words with all that a table may stumble on. */
const cell = fc
  .array(
    fc.constantFrom(
      "a",
      "слово",
      '"',
      '""',
      ",",
      ";",
      "\t",
      "\n",
      "\r\n",
      "\r",
      " ",
      "\\",
      "😀",
      "\uD83D",
      "\0",
      "\u2028",
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("CSV", () => {
  const cases: [name: string, source: string, records: string[]][] = [
    ["quotes, separators and line breaks", 'text,id\n"a, ""b""\nc",1\r\nd,2\re,3', ['1: a, "b"\nc', "2: d", "3: e"]],
    ["semicolons", "id;Ответ\n1;да, нет", ["1: да, нет"]],
    ["tabs", "ID\tВідповідь\n1\tтак; ні", ["1: так; ні"]],
    ["Excel's hint", "\uFEFFsep=;\r\nText;b\r\nx;y\r\n", ["1: x"]],
    ["empty lines and blank texts", "text,id\n\n\n,1\na,2\n", ["2: a"]],
    [
      "a missing field",
      "id,text\n1\n2,b",
      [
        "! 2: This row has 1 of 2 fields, and none of them is its text. Add the missing fields, or put quotes around a field that holds a line break.",
        "2: b",
      ],
    ],
    [
      "text after a quote",
      'text,id\n"a"b,1\nc,2',
      [
        "! 2: Text follows the quotation mark that closes a field. Double the quotation marks inside a quoted field.",
        "2: c",
      ],
    ],
    [
      "an unclosed quote",
      'text,id\n"a,1\nb,2\nc,3',
      [
        "! 2: A quotation mark opens a field here and is never closed. Close it, or double it if it is a part of the text.",
        "2: b",
        "3: c",
      ],
    ],
    [
      "an unclosed quote before another",
      'id,text\n1,"a\n2,"b"\n3,c',
      [
        "! 3: Text follows the quotation mark that closes a field. Double the quotation marks inside a quoted field.",
        "2: b",
        "3: c",
      ],
    ],
    [
      "no text column",
      "a;b\n1;2",
      [
        '! 1: The table has no column of texts: it has "a", "b". Name a column "text", "reply", "ответ", "текст", "відповідь", or set table.columns.text in tactful.json.',
      ],
    ],
    ["an empty file", "", ["! 1: The table is empty. Begin it with a row of column names."]],
  ];
  test.each(cases)("%s", (_, source, records) => {
    expect(showRecords(csv.read(source, {}))).toEqual(records);
  });

  test("columns by their names", () => {
    const source =
      '№,Відгук,Зірки,Ім\'я,Kind,Мова,platform,Текст ответа,disable\n17,Погано,★★,Іван,reply,uk,google-play,Дякуємо,"a, b"';
    expect(documentsOf(csv.read(source, {}))[0]).toMatchObject({
      id: "17",
      row: 1,
      text: "Дякуємо",
      meta: {
        review: "Погано",
        rating: 2,
        author: "Іван",
        kind: "reply",
        language: "uk",
        platform: "google-play",
        disable: [{ rules: ["a", "b"] }],
      },
    });
  });

  test("configured columns go first", () => {
    const columns: TableColumns = { text: "Наше слово", review: "TEXT" };
    const [{ text, meta }] = documentsOf(csv.read("text,наше слово\na,b", { columns }));
    expect([text, meta.review]).toEqual(["b", "a"]);
    expect(showRecords(csv.read("text\na", { columns }))[0]).toMatch(/no column "Наше слово": it has "text"/);
  });

  test("a row with too many fields, and a wrong value, are told", () => {
    const [{ notices }] = documentsOf(csv.read("text,kind\na,emial,b", {}));
    expect(notices.map(({ message }) => message.slice(0, 20))).toEqual([
      'Unknown kind "emial"',
      "This row has 3 field",
    ]);
  });

  test("what a writer writes is read, and mapped", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n", "\r"),
        (rows, separator, lineEnd) => {
          const quote = (text: string): string =>
            /[",;\t\r\n]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
          const source = [["id", "text"], ...rows].map((row) => row.map(quote).join(separator)).join(lineEnd);
          const documents = documentsOf(csv.read(source, {}));
          expect(documents.map(({ text }) => text)).toEqual(
            rows.map(([, text]) => text).filter((text) => text.trim() !== ""),
          );
          for (const { text, map } of documents) {
            for (let i = 0; i < text.length; i += 1) {
              const { start, end } = map!.toSource(i, i + 1);
              expect(source.slice(start, end)).toBe(text[i] === '"' ? '""' : text[i]);
            }
          }
        },
      ),
      parameters,
    );
  });
});

describe("JSON lines", () => {
  const cases: [name: string, source: string, records: string[]][] = [
    ["objects", '{"text":"a\\n\\"b\\""}\r\n\r\n{"id":1,"ответ":"c"}', ['1: a\n"b"', "2: c"]],
    ["nested values before the text", '{"a":{"text":"no","b":["{","\\"}"]},"text":"yes"}', ["1: yes"]],
    ["the same key twice", '{"text":"a","text":"b"}', ["1: b"]],
    ["an escaped key", '{"te\\u0078t":"a"}', ["1: a"]],
    ["null", '{"text":null}', []],
    [
      "broken JSON",
      '{"text":"a"}\n{"text":}\n{"text":"b"',
      [
        "1: a",
        "! 2:9: This line is not JSON. Write one object per line.",
        "! 3:12: This line is not JSON. Write one object per line.",
      ],
    ],
    ["no object", "[1]", ['! 1:1: This line is not a JSON object. Write { "text": "…" }.']],
    ["no string", '{"text":1}', ['! 1: "text" is no string. Put its text in quotation marks.']],
  ];
  test.each(cases)("%s", (_, source, records) => {
    expect(showRecords(jsonLines.read(source, {}))).toEqual(records);
  });

  test("values of all kinds", () => {
    const source = '{"id":17,"text":"a","rating":4.5,"review":"b","author":null,"disable":["x","y"]}';
    expect(documentsOf(jsonLines.read(source, {}))[0]).toMatchObject({
      id: "17",
      meta: { rating: 4.5, review: "b", disable: [{ rules: ["x", "y"] }] },
    });
  });

  test("what a writer writes is read, and mapped", () => {
    const escapes = fc.constantFrom(false, true);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, escapes), { minLength: 1, maxLength: 5 }), (rows) => {
        const source = rows
          .map(([text, isEscaped]) => {
            const json = JSON.stringify({ a: { text: [text] }, text, "b\\": "c" });
            return isEscaped
              ? json.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
              : json;
          })
          .join("\n");
        const documents = documentsOf(jsonLines.read(source, {}));
        expect(documents.map(({ text }) => text)).toEqual(
          rows.map(([text]) => text).filter((text) => text.trim() !== ""),
        );
        for (const { text, map } of documents) {
          for (let i = 0; i < text.length; i += 1) {
            const { start, end } = map!.toSource(i, i + 1);
            expect(JSON.parse(`"${source.slice(start, end)}"`)).toBe(text[i]);
          }
        }
      }),
      parameters,
    );
  });
});

test("a line that is nested too deeply is an error in its place, and the rest is read", () => {
  const text = `{"text":"a"}\n{"text":${"[".repeat(200_000)}\n{"text":"b"}\n`;
  const read = [...jsonLines.read(text, {})];
  expect(read.map((item) => (item instanceof UserError ? item.place.line : item.text))).toEqual(["a", 2, "b"]);
});

test.each([
  ["review,reply", "reply"],
  ["Отзыв;Ответ", "reply"],
  ["Відгук;Відповідь", "reply"],
  ["review,text", undefined],
  ["id,reply", undefined],
  ["review,reply,kind", "message"],
])("a table of %s holds texts of the kind %s", (header, kind) => {
  const separator = header.includes(";") ? ";" : ",";
  const row = ["Rude.", "We are sorry.", "message"].slice(0, header.split(separator).length).join(separator);
  const [document] = csv.read(`${header}\n${row}\n`, {});
  expect((document as SourceDocument).meta.kind).toBe(kind);
});
