import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHtml } from "../../core/formats/html.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";
import { lintDocument } from "../helpers/lint.ts";

describe("HTML in linear time", () => {
  const cases: [piece: string, repeats: number, start?: string, end?: string][] = [
    ["<div>", 5_000, "", "a"],
    ["<div>a", 2_500],
    ["<b>", 5_000, "", "a"],
    ["<b><p>", 2_500, "", "</b>".repeat(1000)],
    ["<b><i>", 2_500, "<u><table><td>", "</u>".repeat(5000)],
    ["<table><tr><td>a", 1_250],
    ["<a href=b>c", 2_500],
    ["<p title='&amp;'>", 2_500],
    ["<svg><p>", 2_500],
    ["</div></p></a></br>", 1_250],
    ["<li>a", 2_500],
    ["<a ", 5_000],
    ["<a b=c", 5_000],
    [" b='c' ", 5_000, "<a"],
    ["&amp;", 5_000],
    ["&#847;&zwnj;&nbsp;", 2_500],
    ["&nbsp;", 12_500, "a", "b"],
    ["&amp", 5_000, "<p title='", "'>"],
    ["<br>", 5_000, "a"],
    ["a<br>", 5_000],
    ["<!--", 5_000],
    ["<!-- tactful-disable a -->", 1_250],
    ["<!--[if mso]>a<![endif]-->", 1_250],
    ["<", 25_000],
    ["</", 12_500],
    ["<![CDATA[", 5_000],
    ["<title>", 5_000],
    ["<script></scrip", 2_500],
    ["<span style='display:none'>", 2_500, "", "a"],
    ["<i style='color:red;", 2_500],
    ["слово ", 12_500],
    [" \n\t", 12_500, "a", "b"],
    ["\0", 12_500],
    ["\uD83D", 12_500],
    ["{n, plural, one {", 2_500],
    ["{n, plural, one {a} other {b}}", 1_250],
    ["{{", 12_500],
    ["<?php ", 5_000],
    ["#if(a", 5_000],
    ["$!a.b(", 5_000],
  ];
  test.each(cases)("%j × %d", async (piece, repeats, start = "", end = "") => {
    const read = (count: number) => readHtml(start + piece.repeat(count) + end);
    expect(await growthOf(read, repeats)).toBeLessThan(LINEAR);
  });

  test("tables five hundred deep, and much deeper", () => {
    for (const depth of [500, 20_000]) {
      const { blocks } = readHtml(
        `${"<table><tr><td>".repeat(depth)}слово${"</td></tr></table>".repeat(depth)}<p>конец`,
      );
      expect(blocks.map(({ text }) => text)).toEqual(["слово", "конец"]);
    }
  });

  test("five million characters on a line keep their places", () => {
    const text = `${"<b>слово</b> &nbsp;".repeat(280_000)}<i>конец</i>`;
    const { blocks } = readHtml(text);
    expect(blocks).toHaveLength(1);
    const [{ text: words, map }] = blocks as [(typeof blocks)[0]];
    const { start, end } = map.toSource(words.length - 5, words.length);
    expect(text.slice(start, end)).toBe("конец");
  });
});

test("no text is too broken to be read and linted", async () => {
  const pieces =
    '< > </ /> & &amp &#x; &#99999999; " \' = <p <p> </p> <a href=" <a href=\' <!-- --> <!--[if <![endif]--> <![CDATA[ ]]> <title> </title> <script> </script> <td> <table> </table> <svg/> <br> <pre> style="display:none" {{ }} {% %} <% %> <?php ?> слово you\u00A0failed \0 \uD83D \uDE00 \uFEFF \r\n \t --- subject:'.split(
      " ",
    );
  const hostile = fc
    .array(fc.constantFrom(...pieces, " ", "\n"), { maxLength: 60, size: "max" })
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const document = readHtml(text);
      for (const { text: words, map } of document.blocks) {
        const { start, end } = map.toSource(0, words.length);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      await lintDocument(document, {}, { kind: "email" });
    }),
    { seed: 20260104, numRuns: 150 },
  );
});
