import { describe, expect, test } from "vitest";
import { readRating } from "../../core/formats/fields.ts";
import { readHead } from "../../core/formats/head.ts";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { showBlocks } from "./show.ts";

describe("front matter", () => {
  test("gives what it says", () => {
    const source =
      "---\nkind: Reply\nlanguage: ru-RU\nplatform: google-play\ntemplate: short\nreview: Плохо\nrating: 5,0\nauthor: Иван\nother: x\n---\nText";
    const head = readHead(source);
    expect(head.meta).toEqual({
      kind: "reply",
      language: "ru",
      platform: "google-play",
      template: "short",
      review: "Плохо",
      rating: 5,
      author: "Иван",
    });
    expect(source.slice(head.bodyStart)).toBe("Text");
    expect(head.notices).toEqual([]);
  });

  const prose: [name: string, yaml: string, text: string, source: string][] = [
    ["plain", "subject: Скидка 50 %", "Скидка 50 %", "Скидка 50 %"],
    ["plain with a tag", "subject: {{name}}, hi", "□□□□□□□□, hi", "{{name}}, hi"],
    ["double quotes", 'subject: "a \\"b\\" \\u2014 \\x41\\tc"', 'a "b" — A\tc', 'a \\"b\\" \\u2014 \\x41\\tc'],
    ["double quotes over lines", 'subject: "a\n  b \\\n  c\n\n  d"', "a b c\nd", "a\n  b \\\n  c\n\n  d"],
    ["single quotes", "subject: 'it''s'", "it's", "it''s"],
    ["folded plain", "subject: a\n  b", "a b", "a\n  b"],
    ["folded block", "subject: >-\n  a\n  b\n\n  c", "a b\nc", "a\n  b\n\n  c"],
    ["literal block", "preview: |\n  a\n    b\n", "a\n  b", "a\n    b"],
    ["CRLF", "subject: 'a'\r\nkind: email", "a", "a"],
    ["a number", "subject: 5.0", "5.0", "5.0"],
  ];
  test.each(prose)("subject: %s", (_, yaml, text, source) => {
    const [line] = showBlocks(readMarkdown(`---\n${yaml}\n---\n`));
    const role = yaml.startsWith("preview") ? "preheader" : "subject";
    expect(line).toBe(`${role}: ${text}${source === text ? "" : ` ⟸ ${source}`}`);
  });

  test("a wrong value is told with its place", () => {
    const source = "---\nkind: emial\nrating: 7\nlanguage: de\n---\n";
    const { meta, notices } = readHead(source);
    expect(meta).toEqual({});
    expect(notices.map(({ start, end }) => source.slice(start, end))).toEqual(["emial", "7", "de"]);
    expect(notices[0].message).toBe('Unknown kind "emial". Use one of: email, reply, message.');
  });

  test("suppressions, with and without reasons", () => {
    const source = "---\ntactful-disable:\n  - a\n  - rule: b\n    reason: agreed\n  - [c]\n---\n";
    const { meta, notices } = readHead(source);
    expect(meta.disable).toMatchObject([
      { rules: ["a"], reason: "" },
      { rules: ["b"], reason: "agreed" },
    ]);
    expect(source.slice(meta.disable?.[0].start, meta.disable?.[0].end)).toBe("a");
    expect(notices[0].message).toMatch(/names no rule/);
    expect(readHead("---\ntactful-disable: [a, b]\n---\n").meta.disable?.map(({ rules }) => rules)).toEqual([
      ["a"],
      ["b"],
    ]);
    expect(readHead("---\ntactful-disable: a, b\n---\n").meta.disable?.map(({ rules }) => rules)).toEqual([["a", "b"]]);
  });

  test("broken YAML is told, what is no front matter is text", () => {
    const broken = '---\nsubject: "a\n---\nText';
    const head = readHead(broken);
    expect(head.notices[0].message).toMatch(/front matter is not read/);
    expect(broken.slice(head.bodyStart)).toBe("Text");
    for (const text of [
      "---\nJust words\n---\n",
      "---\nkind: reply\n",
      "--- a\nkind: reply\n---\n",
      "a\n---\nkind: reply\n---\n",
    ]) {
      expect(readHead(text)).toMatchObject({ bodyStart: 0, notices: [], meta: {} });
    }
  });
});

describe("header lines", () => {
  test.each([
    ["Subject: Hi\nKind: email\n\nText", "Text", { kind: "email" }],
    [
      "\uFEFFТема: Скидка\r\nОтзыв: Плохо: всё\r\nОценка: ★★☆☆☆\r\n\r\nТекст",
      "Текст",
      { review: "Плохо: всё", rating: 2 },
    ],
    ["Відгук: Погано\nОцінка: 1\nАвтор: Іван\n\nТекст", "Текст", { review: "Погано", rating: 1, author: "Іван" }],
    ["Review: Bad", "", { review: "Bad" }],
  ])("%j", (source, body, meta) => {
    const head = readHead(source);
    expect(source.slice(head.bodyStart)).toBe(body);
    expect(head.meta).toEqual(meta);
  });

  test.each(["Note: a\n\nText", "Subject: a\nnot a header\n\nText", "Ответ: да\n\nText", "Text\n\nSubject: a\n\n"])(
    "%j is text",
    (source) => {
      expect(readHead(source)).toMatchObject({ bodyStart: 0, meta: {}, blocks: [] });
    },
  );
});

test.each([
  ["5", 5],
  ["4,5", 4.5],
  ["5/5", 5],
  ["4 из 5", 4],
  ["3 stars", 3],
  ["★★★☆☆", 3],
  ["⭐⭐", 2],
  ["⭐️⭐️⭐️", 3],
  ["2 звезды", 2],
  ["0", undefined],
  ["6", undefined],
  ["good", undefined],
  ["10", undefined],
])("rating %j", (text, rating) => {
  expect(readRating(text)).toBe(rating);
});
