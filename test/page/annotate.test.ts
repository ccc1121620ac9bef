import { expect, test } from "vitest";
import { csv } from "../../core/formats/csv.ts";
import { annotate } from "../../playground/src/engine/annotate.ts";
import type { TableRow } from "../../playground/src/engine/protocol.ts";

const columns = { worst: "worst", findings: "found", severity: { error: "bad", warning: "so-so", info: "hm" } };

function row(number: number, message: string, severity: "error" | "info" = "info"): TableRow {
  const finding = { rule: "arguing", severity, isAboutAll: false, actual: "x", message };
  const rest = { id: "", review: "", rating: 0, author: "", platform: "", text: "t", kind: "reply" as const };
  return { ...rest, row: number, findings: message === "" ? [] : [finding] };
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
    const { text } = annotate("a.md", "x", [{ ...row(1, `${start}1+1`), review: `${start}cmd` }], columns);
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
