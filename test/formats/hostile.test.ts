import { describe, expect, test } from "vitest";
import { csv } from "../../core/formats/csv.ts";
import { jsonLines } from "../../core/formats/jsonl.ts";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { plain } from "../../core/formats/plain.ts";
import { maskTemplates } from "../../core/text/mask.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";

async function expectLinear(work: (repeats: number) => void, repeats: number): Promise<void> {
  expect(await growthOf(work, repeats)).toBeLessThan(LINEAR);
}

describe("Markdown in linear time", () => {
  const cases: [piece: string, repeats: number, start?: string, end?: string][] = [
    ["*a_", 20_000],
    ["a** *b ", 10_000],
    ["(", 100_000],
    ["[", 100_000],
    ["![a", 10_000],
    ["[a](b ", 10_000],
    ["> ", 100_000, "", "a"],
    ["- ", 50_000, "", "a"],
    ["1. ", 30_000, "", "a"],
    ["<", 20_000],
    ["<!-- ", 10_000],
    ["` ", 20_000],
    ["&amp;", 5000],
    ["\\", 20_000],
    ["a\n=\n", 20_000],
    ["a\n", 50_000, "> a\n"],
    ["a\n", 50_000, "- a\n"],
    ["\n", 100_000],
    ["*a* b\n\n", 500],
    ["- *a*\n\n", 300],
    ["```\n", 2000],
    ["*a*\n\n", 5000, "```\n"],
    ["|", 50_000],
    ["|*a*|b|\n", 500, "|a|b|\n|-|-|\n"],
    ["{{", 100_000],
    ["a <!-- tactful-disable-line b --> ", 3000],
    ["\0", 100_000],
    ["\uD83D", 100_000],
    ["слово ", 100_000],
    ["a: [", 10_000, "---\n", "\n---\n"],
  ];
  test.each(cases)("%j × %d", async (piece, repeats, start = "", end = "") => {
    await expectLinear((count) => void readMarkdown(start + piece.repeat(count) + end), repeats);
  });

  test("lists within lists", async () => {
    // Its indentation makes the text grow with the square of its depth.
    const nested = (length: number): string =>
      Array.from({ length: Math.sqrt(length) }, (_, i) => `${"  ".repeat(i)}- *a*\n`).join("");
    await expectLinear((length) => void readMarkdown(nested(length)), 40_000);
  });

  test("ten million characters on a line keep their places", () => {
    const text = `${"слово *а* ".repeat(1_000_000)}конец`;
    const { blocks, notices } = readMarkdown(text);
    expect(blocks).toHaveLength(1);
    expect(blocks[0].map.toSource(text.length - 5, text.length)).toEqual({ start: text.length - 5, end: text.length });
    expect(notices).toHaveLength(1);
  });
});

describe("other formats in linear time", () => {
  test.each(["{{", "{{}", "{{{", "{%", "*|a", "%a", "%%a", "[[a", "<%", "${a", "{#", "{{a}}", "{% comment %}"])(
    "mask: %j",
    async (piece) => {
      await expectLinear((count) => void maskTemplates(`${piece.repeat(count)}}}%}|*]]%>endcomment`), 100_000);
    },
  );

  test.each(["a\n", "> a\n", "\n", "\r", "<!-- tactful-", "<!-- tactful-a -->", " "])(
    "plain text: %j",
    async (piece) => {
      await expectLinear((count) => void [...plain.read(piece.repeat(count), {})], 50_000);
    },
  );

  test.each(['"a\n', 'x,"""y\n', '""\n', "a,b\n", '"', ",", "\n"])("CSV: %j", async (piece) => {
    await expectLinear((count) => void [...csv.read(`text,b\n${piece.repeat(count)}`, {})], 20_000);
    await expectLinear((count) => void [...csv.read(`text,b\n"${piece.repeat(count)}`, {})], 20_000);
  });

  test.each(['{"text":"a"}\n', '{"text":"\\n"}\n', "{\n", '{"text":"\\\\\\""}\n'])("JSON lines: %j", async (piece) => {
    await expectLinear((count) => void [...jsonLines.read(piece.repeat(count), {})], 5000);
  });
});
