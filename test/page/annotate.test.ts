import { expect, test } from "vitest";
import { csv } from "../../core/formats/csv.ts";
import { jsonLines } from "../../core/formats/jsonl.ts";
import { annotate as annotateTable } from "../../playground/src/engine/annotate.ts";
import type { TableRow } from "../../playground/src/engine/protocol.ts";

const columns = { worst: "worst", findings: "found", severity: { error: "bad", warning: "so-so", info: "hm" } };

function annotate(name: string, source: string, rows: readonly TableRow[], added: typeof columns) {
  return annotateTable({ id: 1, name, rows, failures: [], source }, added);
}

function row(number: number, message: string, severity: "error" | "info" = "info"): TableRow {
  const finding = { rule: "arguing", severity, isAboutAll: false, actual: "x", message };
  const rest = { id: "", meta: {}, text: "t", kind: "reply" as const };
  return { ...rest, index: number - 1, row: number, findings: message === "" ? [] : [finding] };
}

test.each([
  ["commas", "id,reply\n1,a\n2,b\n", 'id,reply,"worst","found"\n1,a,"bad","no"\n2,b,"",""\n'],
  [
    "semicolons, quotes, line breaks",
    'reply;id\r\n"a; ""b""\r\nc";1\r\n',
    'reply;id;"worst";"found"\r\n"a; ""b""\r\nc";1;"bad";"no"\r\n',
  ],
  ["short rows", "id,reply,x\n1,a\n", 'id,reply,x,"worst","found"\n1,a,,"bad","no"\n'],
  ["one column", "reply\na\n", 'reply,"worst","found"\na,"bad","no"\n'],
  ["an empty last field", "reply;x\na;\n", 'reply;x;"worst";"found"\na;;"bad";"no"\n'],
])("columns are added to a table: %s", (_, text, expected) => {
  const { text: written } = annotate("a.csv", text, [row(1, "no", "error"), row(2, "")], columns);
  expect(written).toBe(`\uFEFF${expected}`);
  // And the table is read as before.
  const texts = (source: string) => [...csv.read(source, {})].map((one) => ("text" in one ? one.text : ""));
  expect(texts(written)).toEqual(texts(text));
});

test("no cell of ours is a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t"]) {
    const { text } = annotate("a.md", "x", [{ ...row(1, `${start}1+1`), meta: { review: `${start}cmd` } }], columns);
    expect(text).not.toMatch(/"[=+\-@\t]/);
  }
});

test("lines of JSON keep all that they have", () => {
  const big = '{"reply": "a", "id": 12345678901234567890}';
  const { text } = annotate("a.jsonl", `${big}\n\n{broken\n{}\n`, [row(1, "no", "error"), row(3, "x")], columns);
  const [first = "", , broken, empty = ""] = text.split("\n");
  expect(first.startsWith(big.slice(0, -1))).toBe(true);
  expect(JSON.parse(first)).toMatchObject({ reply: "a", worst: "bad", found: "no" });
  expect(broken).toBe("{broken");
  expect(JSON.parse(empty)).toEqual({ worst: "hm", found: "x" });
});

test.each([
  ["a.csv", csv, 'id,reply,x\n1,a b,c\n2,"d ""e""",\n3,"""q""",z\n'],
  ["a.tsv", csv, "reply\tx\r\na\t1\r\nb\t2\r\nc\t3\r\n"],
  ["a.csv", csv, 'sep=;\nreply\n"a\r\nb"\nc\nd'],
  [
    "a.jsonl",
    jsonLines,
    '{"x": 1, "reply": "a\\n\\u0041\\"", "y": "a"}\n\n{"reply":"b"}\n{"reply":"\\ud83d\\ude00"}\n',
  ],
])("changed texts stand where the old ones stood, whatever they say: %s", (name, format, source) => {
  const texts = (file: string) => [...format.read(file, {})].map((one) => ("text" in one ? one.text : ""));
  const documents = [...format.read(source, {})].filter((one) => "text" in one);
  for (const change of ['=1+1, "x"; y\tz', "line\r\nline", "\\ \u2028 😀", "plain"]) {
    const rows = documents.map(({ text, map, row: number = 0 }, i): TableRow => {
      const place = map?.toSource(0, text.length);
      return {
        ...row(number, ""),
        text: i === 1 ? text : change,
        ...(i !== 1 && { before: { text, findings: [] } }),
        ...(place && { place }),
      };
    });
    expect(texts(annotate(name, source, rows, columns).text)).toEqual(rows.map(({ text }) => text));
  }
});

test("a row that cannot be read stays in the table, as it is", () => {
  const { text } = annotate("a.csv", 'reply,x\na,1\n"b" c,2\nd,3\n', [row(1, ""), row(3, "")], columns);
  expect(text.split("\n").slice(1, 4)).toEqual(['a,1,"",""', '"b" c,2', 'd,3,"",""']);
});
