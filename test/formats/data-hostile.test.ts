import { describe, expect, test } from "vitest";
import { UserError } from "../../core/errors.ts";
import type { Format } from "../../core/formats/format.ts";
import { json } from "../../core/formats/json.ts";
import { mdx } from "../../core/formats/mdx.ts";
import { po } from "../../core/formats/po.ts";
import { xlsx } from "../../core/formats/xlsx.ts";
import { yaml } from "../../core/formats/yaml.ts";
import { inlineRow, workbook } from "../helpers/workbook.ts";

// The machine may be busy: what takes less than this many milliseconds is quick, whatever it is compared with.
const FLOOR = 60;

/** Four times the input takes less than nine times as long. */
function expectGrowth(read: (repeats: number) => void, repeats: number): void {
  const time = (count: number): number => {
    const start = performance.now();
    read(count);
    return performance.now() - start;
  };
  const limit = (single: number): number => 9 * Math.max(single, FLOOR);
  time(repeats / 4);
  if (time(repeats * 4) < limit(0)) return;
  // Another process can only make it slower: of several runs, the quickest tells the most.
  const single = Math.min(time(repeats), time(repeats));
  const quadruple = Math.min(time(repeats * 4), time(repeats * 4));
  expect(quadruple).toBeLessThan(limit(single));
}

const all = { strings: ["**"] };
const cases: [name: string, format: Format, source: (count: number) => string, repeats: number][] = [
  ["brackets", json, (n) => "[".repeat(n), 100_000],
  ["one list", json, (n) => `[${'"слово",'.repeat(n)}"a"]`, 4000],
  ["keys", json, (n) => `{${Array.from({ length: n }, (_, i) => `"k${i}":"слово"`).join(",")}}`, 4000],
  ["the same key", json, (n) => `{${'"k":"слово",'.repeat(n)}"k":""}`, 3000],
  ["comments on one line", json, (n) => `{${'/* tactful-disable-line a */"k":"слово",'.repeat(n)}"k":""}`, 2000],
  ["ranges", json, (n) => `{${'/* tactful-disable a */"k":"слово",'.repeat(n)}"k":""}`, 1000],
  ["escapes", json, (n) => `["${"\\u0430".repeat(n)}"]`, 20_000],
  ["blanks", json, (n) => `["a${" ".repeat(n)}"${" ".repeat(n)}]`, 50_000],
  ["records", json, (n) => `[${'{"text":"слово","id":1},'.repeat(n)}{}]`, 2000],
  ["records with changing keys", json, (n) => `[${'{"text":"слово"},{"text":"слово","b":1},'.repeat(n)}{}]`, 1000],
  ["letters without a space", json, (n) => `["${"a".repeat(n)}"]`, 50_000],
  ["placeholders", json, (n) => `["a ${"{".repeat(n)} ${"%(".repeat(n)}"]`, 10_000],
  ["brackets", yaml, (n) => "[".repeat(n), 100_000],
  ["lists in lists", yaml, (n) => `${"- ".repeat(n)}a`, 300],
  ["keys in keys", yaml, (n) => `${"? ".repeat(n)}a`, 300],
  ["one list", yaml, (n) => "- слово\n".repeat(n), 1000],
  ["keys", yaml, (n) => Array.from({ length: n }, (_, i) => `k${i}: слово\n`).join(""), 1000],
  ["the same key", yaml, (n) => "k: слово\n".repeat(n), 1000],
  ["comments", yaml, (n) => `${"# tactful-disable-next-line a\n".repeat(n)}k: слово\n`, 1000],
  ["comments after", yaml, (n) => `k: слово\n${"# tactful-disable-next-line a\n".repeat(n)}`, 1000],
  ["ranges", yaml, (n) => "# tactful-disable a\n- слово\n".repeat(n), 500],
  ["ranges on and off", yaml, (n) => "# tactful-disable a, b, c\n- слово\n# tactful-enable a\n".repeat(n), 500],
  ["a long block", yaml, (n) => `a: |\n${"  слово\n".repeat(n)}`, 5000],
  ["a long folded block", yaml, (n) => `a: >\n${"  слово\n\n".repeat(n)}`, 5000],
  ["a long plain scalar", yaml, (n) => `a:\n${"  слово\n".repeat(n)}`, 2000],
  ["blanks", yaml, (n) => `a: "b${" ".repeat(n)}c"`, 20_000],
  ["blank lines", yaml, (n) => `a: "b${" \n".repeat(n)} c"`, 5000],
  ["line breaks at the end", yaml, (n) => `a: |+\n  b\n${"\n".repeat(n)}`, 5000],
  ["documents", yaml, (n) => "--- слово\n".repeat(n), 500],
  ["anchors", yaml, (n) => Array.from({ length: n }, (_, i) => `k${i}: &a${i} слово\n`).join(""), 500],
  ["aliases", yaml, (n) => `- &a слово\n${"- *a\n".repeat(n)}`, 500],
  ["colons", yaml, (n) => `a: ${": ".repeat(n)}`, 1000],
  ["quotes", yaml, (n) => '"'.repeat(n), 3000],
  ["tabs", yaml, (n) => "\t".repeat(n), 20_000],
  ["tags", yaml, (n) => "!a ".repeat(n), 2000],
  ["messages", po, (n) => 'msgid "a"\nmsgstr "слово"\n'.repeat(n), 2000],
  ["plural forms", po, (n) => `msgid "a"\n${'msgstr[0] "слово"\n'.repeat(n)}`, 2000],
  [
    "plural forms and comments",
    po,
    (n) => `${"# tactful-disable a\n".repeat(n)}msgid "a"\n${'msgstr[0] "слово"\n'.repeat(n)}`,
    200,
  ],
  ["lines", po, (n) => `msgid "a"\nmsgstr ""\n${'"слово"\n'.repeat(n)}`, 10_000],
  ["quotes", po, (n) => `msgid "a"\nmsgstr ${'" '.repeat(n)}`, 10_000],
  ["escapes", po, (n) => `msgid "a"\nmsgstr "${"\\x41".repeat(n)}"`, 20_000],
  ["blanks", po, (n) => `msgid "a"\nmsgstr "b${" ".repeat(n)}c"${" ".repeat(n)}`, 20_000],
  ["no messages", po, (n) => "слово\n".repeat(n), 20_000],
  ...[
    "<a ",
    "{",
    "}",
    "<a x={",
    "<a '",
    "`",
    "` `` ``` ",
    "import x from 'y'\n",
    "<a/>  ",
    "{x}\n",
    "~~~\n",
    "<a>\n\n",
    "{/* tactful-enable */} ",
    "\\{",
    "    <a>\n",
  ].map((piece): (typeof cases)[number] => [JSON.stringify(piece), mdx, (n) => piece.repeat(n), 2000]),
  ["unclosed fences", mdx, (n) => `${"слово\n\n".repeat(n)}~~~\n${"a\n".repeat(n)}`, 1000],
  ["rows", xlsx, (n) => workbook([["A", `${inlineRow(1, ["text"])}${inlineRow(2, ["слово"]).repeat(n)}`]]), 2000],
  ["columns", xlsx, (n) => workbook([["A", `<row>${"<c><v>text</v></c>".repeat(n)}</row>`.repeat(3)]]), 1000],
  ["depth", xlsx, (n) => workbook([["A", "<row>".repeat(n)]]), 5000],
  ["sheets", xlsx, (n) => workbook(Array.from({ length: n }, (_, i) => [`${i}`, inlineRow(1, ["text"])])), 200],
  ["carriage returns", yaml, (n) => "a: b\r".repeat(n), 500],
];

const names = new Map<Format, string>([
  [json, "JSON"],
  [yaml, "YAML"],
  [po, ".po"],
  [xlsx, ".xlsx"],
  [mdx, "MDX"],
]);

describe("data files in linear time", () => {
  test.each(cases.map(([name, format, ...rest]) => [`${names.get(format)}: ${name}`, format, ...rest] as const))(
    "%s",
    (_, format, source, repeats) => {
      expectGrowth((count) => void [...format.read(source(count), all)], repeats);
    },
  );
});

test("each level of aliases ten times the one before is read once", () => {
  const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`);
  const records = [...yaml.read(`a0: &a0 слово\n${levels.join("\n")}\n`, all)];
  expect(records).toHaveLength(1);
});

test.each([
  ["JSON", json, `${"[".repeat(300)}"a b"${"]".repeat(300)}`],
  ["YAML lists", yaml, `${"- ".repeat(300)}a`],
  ["deep YAML lists", yaml, `${"- ".repeat(20_000)}a`],
  ["YAML brackets", yaml, `${"[".repeat(300)}a${"]".repeat(300)}`],
])("%s nested too deeply is an error that says so", (_, format, source) => {
  const [error] = [...format.read(source, all)];
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toContain("nested too deeply");
});
