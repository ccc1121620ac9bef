import { describe, expect, test } from "vitest";
import { UserError } from "../../core/errors.ts";
import type { FormatOptions } from "../../core/formats/format.ts";
import { json } from "../../core/formats/json.ts";
import { yaml } from "../../core/formats/yaml.ts";
import { showBlocks } from "./show.ts";

const formats = { json, yaml };

/** Texts in one line each: `id: words`, with what is switched off, or the error. */
function show(format: keyof typeof formats, source: string, options: FormatOptions = {}): string[] {
  return [...formats[format].read(source, options)].map((read) => {
    if (read instanceof UserError) return `! ${read}`;
    const off = (read.meta.disable ?? []).map(
      ({ rules, shared }) => ` -${rules.join("-")}${shared ? ` (${shared})` : ""}`,
    );
    const strays = read.comments.map(({ text }) => ` ?${text}`);
    const { kind, language, rating, review } = read.meta;
    const meta = [kind, language, rating, review].filter((value) => value !== undefined).map((value) => ` @${value}`);
    return `${read.row ? `${read.row} ` : ""}${read.id}: ${read.text}${[...off, ...strays, ...meta].join("")}`;
  });
}

const every = { strings: ["**"] };

describe("which strings are texts", () => {
  const source = JSON.stringify({
    title: "a",
    messages: { welcome: { title: "b", body: "c", id: "d" }, "flat.title": "e" },
    list: ["f", { title: "g" }],
    n: 1,
    empty: " ",
  });
  test.each([
    [["**"], "abcdefg"],
    [["title"], "abeg"],
    [["messages"], "bcde"],
    [["messages.*.title"], "be"],
    [["**.title"], "abeg"],
    [["messages.**.title"], "be"],
    [["list"], "fg"],
    [["list.0"], "f"],
    [["messages", "!id", "!flat"], "bc"],
    [["!messages"], "afg"],
    [["messages.welcome.{title,body}"], "bc"],
    [["nothing"], ""],
  ])("%j", (strings, expected) => {
    const texts = [...json.read(source, { strings })].map((read) => (read instanceof UserError ? "!" : read.text));
    expect(texts.join("")).toBe(expected);
  });

  test("where nobody says, those that look like prose", () => {
    const values = [
      "Save your changes",
      "Сохранить",
      "btn btn-primary",
      "https://example.com/a-b",
      "npm run build && npm test",
      "./src/index.js",
      "color: red; margin: 0",
      "ltr",
      "Hello, {name}!",
      "{count} items",
      "2026-01-01 10:00",
    ];
    expect(show("json", JSON.stringify(values))).toEqual(["0: Save your changes", "1: Сохранить", "8: Hello, {name}!"]);
    expect(show("json", '{ "a": "ltr" }')).toEqual([
      '! No string of this file looks like prose. Name the keys that hold texts in tactful.json: { "files": [{ "include": ["…"], "strings": ["…"] }] }.',
    ]);
    expect(show("json", "{}")).toEqual([]);
  });
});

describe("what is said around a text", () => {
  test("a list of objects with texts is a table", () => {
    const source = `- id: 17
  Ответ: Спасибо!
  Отзыв: Плохо
  оценка: 2
  note: слово
- text: not here
- Ответ: null
`;
    expect(show("yaml", source, every)).toEqual([
      "1 17: Спасибо! @reply @2 @Плохо",
      "0.note: слово",
      "2 1.text: not here",
    ]);
    expect(show("json", '{"a":[{"body":"x","kind":"email"}],"text":"y","review":"z"}', every)).toEqual([
      "a.0.body: x @email",
      "text: y",
      "review: z",
    ]);
    const columns = { text: "words" };
    expect(show("json", '[{"words":"x","text":"y"}]', { ...every, columns })).toEqual(["1 0.words: x", "0.text: y"]);
  });

  test("the language is the nearest key's, unless the letters gainsay it", () => {
    const source = "ru:\n  a: Привет\n  b: Hello\ntitle: {en: Hello, uk-UA: Вітаю}\nothers: {pl: Dzień dobry}\n";
    expect(show("yaml", source, every)).toEqual([
      "ru.a: Привет @ru",
      "ru.b: Hello",
      "title.en: Hello @en",
      "title.uk-UA: Вітаю @uk",
      "others.pl: Dzień dobry",
    ]);
  });

  test("anchors are read once, keys that are there twice are told of, tags that are no strings left alone", () => {
    const source = "a: &x слово\nb: *x\na: другое\nc: !Ref имя\nd: !!str 12\n<<: *x\n---\ne: ещё\n";
    expect(show("yaml", source, every)).toEqual(["a: слово", "a: другое", "d: 12", "e: ещё"]);
    const told = [...yaml.read(source, every)].map((read) => (read instanceof UserError ? [] : read.notices.length));
    expect(told).toEqual([0, 1, 0, 0]);
  });

  test("placeholders are no words, tags are markup", () => {
    const [read] = json.read('["%s a {name} %{x} $t(y) 100% b {0} <b>c</b>&amp;d"]', every);
    expect(read instanceof UserError ? read : showBlocks(read)).toEqual([
      "paragraph: □□ a □□□□□□ □□□□ □□□□□ 100% b □□□ c&d ⟸ %s a {name} %{x} $t(y) 100% b {0} <b>c</b>&amp;d",
    ]);
  });
});

describe("comments that switch rules off", () => {
  test("the next line and the line itself", () => {
    const source = `# tactful-disable-next-line a
# tactful-disable-next-line b
x: слово
y: слово # tactful-disable-line c -- why
z: "# tactful-disable-line d"
t: |
  # tactful-disable-line e
`;
    expect(show("yaml", source, every)).toEqual([
      "x: слово -b -a",
      "y: слово -c",
      "z: # tactful-disable-line d",
      "t: # tactful-disable-line e",
    ]);
  });

  test("several texts of a line share them", () => {
    const source = '{\n// tactful-disable-next-line a\n"x": "b", "y": "c", /* tactful-disable-line d */ "z": "e"\n}';
    expect(show("json", source, every)).toEqual([
      "x: b -d (first) -a (first)",
      "y: c -d (again) -a (again)",
      "z: e -d (again) -a (again)",
    ]);
  });

  test("ranges and whole files", () => {
    const source = `x: 1 слово
# tactful-disable a, b
y: слово
# tactful-enable a
z: слово
# tactful-enable
t: слово
# tactful-disable-file c
`;
    expect(show("yaml", source, every)).toEqual([
      "x: 1 слово -c (first)",
      "y: слово -c (again) -a-b (first)",
      "z: слово -c (again) -b (again)",
      "t: слово -c (again)",
    ]);
  });

  test("those that nothing follows are told of", () => {
    const source =
      "x: слово\n# tactful-disable-next-line a\nn: 1\n# tactful-enable\n# tactful-disable\n# tactful-disabel b\n";
    expect(show("yaml", source, every)).toEqual([
      "x: слово ?tactful-disable-next-line a ?tactful-enable ?tactful-disabel b ?tactful-disable-next-line ",
    ]);
  });
});

test.each([
  ["json", '{"a": "b",\n "c" "d"}', "! 2:6: This is not JSON: colon expected."],
  ["json", "", "! 1:1: This is not JSON: value expected."],
  [
    "yaml",
    "a: b\nc: [",
    "! 2:5: This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
  ],
] as const)("%s: %j is an error with its place", (format, source, expected) => {
  expect(show(format, source, every)).toEqual([expected]);
});

test("an empty YAML file has no texts", () => {
  expect(show("yaml", "# nothing\n", every)).toEqual([]);
});
