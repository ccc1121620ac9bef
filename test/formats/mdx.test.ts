import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { readMdx } from "../../core/formats/mdx.ts";
import { showBlocks } from "./show.ts";

const cases: [name: string, source: string, blocks: string[]][] = [
  [
    "modules are no prose",
    'import { Note } from "./note"\nimport x from "y"\nexport const meta = {\n\n  title: "Слово",\n}\n\nПривет.\n',
    ["paragraph: Привет."],
  ],
  [
    "a sentence that begins like a module",
    "import duties apply to\nall parcels.\n",
    ["paragraph: import duties apply to\nall parcels."],
  ],
  [
    "what stands between tags is Markdown, however far it is indented",
    "<Note>\n\n        Один *два*\n\n    - три\n</Note>\n",
    ["paragraph: Один два ⟸ Один *два", "list-item: три"],
  ],
  ["flow tags part paragraphs", "Один\n<Break />\nдва\n", ["paragraph: Один", "paragraph: два"]],
  [
    "tags in a line",
    "По<b>да</b>рок для <Foo.Bar x={1} {...y}>вас</Foo.Bar><br/>и <>нас</>\n",
    ["paragraph: Подарок для вас\nи   нас ⟸ По<b>да</b>рок для <Foo.Bar x={1} {...y}>вас</Foo.Bar><br/>и <>нас"],
  ],
  ["a line of tags and words", "<p>Один</p>\n", ["paragraph: Один"]],
  [
    "expressions are one unknown word",
    "Осталось {items.length} шт.\n",
    ["paragraph: Осталось □□□□□□□□□□□□□□ шт. ⟸ Осталось {items.length} шт."],
  ],
  [
    "flow expressions are nothing",
    "Один\n\n{items.map((item) => (\n\n  <li>{item} слово</li>\n))}\n\nдва\n",
    ["paragraph: Один", "paragraph: два"],
  ],
  ["spaces in braces", 'Один{" "}два\n', ['paragraph: Один     два ⟸ Один{" "}два']],
  [
    "attributes that people read",
    'Один <Card title="Два слова" href="/x" label=\'три\' alt={"нет"} /> четыре\n\n<Image\n  alt="Пять"\n/>\n',
    [
      'paragraph: Один  четыре ⟸ Один <Card title="Два слова" href="/x" label=\'три\' alt={"нет"} /> четыре',
      "alt: Два слова",
      "alt: три",
      "alt: Пять",
    ],
  ],
  [
    "code is opaque, whatever is in it",
    "```jsx\n<a>{b\n```\n\nОдин `{<a>` два\n\n    ~~~\n    слово\n    ~~~\n\nтри\n",
    ["paragraph: Один □ два ⟸ Один `{<a>` два", "paragraph: три"],
  ],
  ["escapes", "Один \\{два\\} \\<три>\n", ["paragraph: Один {два} <три> ⟸ Один \\{два\\} \\<три>"]],
  ["what is no tag and no expression", "Один < два, 3<5, {четыре\n", ["paragraph: Один < два, 3<5, {четыре"]],
  ["front matter", '---\nsubject: "{a}"\n---\n\nОдин\n', ["subject: {a}", "paragraph: Один"]],
  ["template tags", "Привет, {{name}}!\n", ["paragraph: Привет, □□□□□□□□! ⟸ Привет, {{name}}!"]],
];

describe("MDX", () => {
  test.each(cases)("%s", (_, source, blocks) => {
    expect(showBlocks(readMdx(source))).toEqual(blocks);
  });

  test("comments", () => {
    const source = "{/* tactful-disable-next-line a -- why */}\nОдин {/* tactful-disable-line b */}\n";
    const { comments, blocks } = readMdx(source);
    expect(comments.map(({ text, start, end }) => [text, source.slice(start, end)])).toEqual([
      ["tactful-disable-next-line a -- why", "{/* tactful-disable-next-line a -- why */}"],
      ["tactful-disable-line b", "{/* tactful-disable-line b */}"],
    ]);
    expect(blocks.map(({ text }) => text.trim())).toEqual(["Один"]);
  });
});

const parts = fc.constantFrom(
  ..."слово|a| |  |\n|\n\n|# |- |> |*|**|_|`|```|~~~|<b>|</b>|<A x='y'>|<A\n  title=\"слово\"\n/>|</A>|<>|</>|<|>|{|}|{x}|{/* tactful-enable */}|import x from 'y'|export const a = {|\\|\\{|\"|'|=|{{x}}|[|](b)|\r\n|\t|    ".split(
    "|",
  ),
  "|",
);
const source = fc.array(parts, { maxLength: 25 }).map((all) => all.join(""));

test("whatever is written, words stand in their places", () => {
  fc.assert(
    fc.property(source, (text) => {
      for (const { text: words, map } of readMdx(text).blocks) {
        for (const { index, 0: word } of words.matchAll(/слово/g)) {
          const { start, end } = map.toSource(index, index + word.length);
          expect(text.slice(start, end).replace(/<[^>]*>|\{[^}]*\}/g, "")).toBe(word);
        }
      }
    }),
    { seed: 3, numRuns: Number(process.env.DATA_RUNS ?? 500) },
  );
});

test("Markdown without braces, tags and indented code says the same", () => {
  const tame = fc
    .array(
      fc.constantFrom(
        "слово",
        "a",
        " ",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "> ",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "[",
        "](b)",
        "|",
        "\\",
        "1. ",
      ),
      { maxLength: 25 },
    )
    .map((all) => all.join(""));
  fc.assert(
    fc.property(tame, (text) => {
      fc.pre(!/^(?: {4}|\t)|^\s*(?:>|[-*+]|\d+\.)[ \t]*(?:(?:>|[-*+]|\d+\.)[ \t]*)*(?: {4,}|\t|```|~~~)/m.test(text));
      expect(showBlocks(readMdx(text))).toEqual(showBlocks(readMarkdown(text)));
    }),
    { seed: 4, numRuns: Number(process.env.DATA_RUNS ?? 500) },
  );
});
