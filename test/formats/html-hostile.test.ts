import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHtml } from "../../core/formats/html.ts";
import { lintDocument } from "../helpers/lint.ts";

// The machine may be busy: what takes less than this many milliseconds is quick, whatever it is compared with.
const FLOOR = 60;

/** Four times the input takes less than nine times as long. */
function expectLinear(work: (repeats: number) => void, repeats: number): void {
  const time = (count: number): number => {
    const start = performance.now();
    work(count);
    return performance.now() - start;
  };
  time(repeats / 4);
  // Of several runs, the quickest tells the most: another process can only make it slower.
  const least = (count: number): number => Math.min(time(count), time(count), time(count));
  expect(least(repeats * 4)).toBeLessThan(9 * Math.max(least(repeats), FLOOR));
}

describe("HTML in linear time", () => {
  const cases: [piece: string, repeats: number, start?: string, end?: string][] = [
    ["<div>", 20_000, "", "a"],
    ["<div>a", 10_000],
    ["<b>", 20_000, "", "a"],
    ["<b><p>", 10_000, "", "</b>".repeat(1000)],
    ["<b><i>", 10_000, "<u><table><td>", "</u>".repeat(5000)],
    ["<table><tr><td>a", 5000],
    ["<a href=b>c", 10_000],
    ["<p title='&amp;'>", 10_000],
    ["<svg><p>", 10_000],
    ["</div></p></a></br>", 5000],
    ["<li>a", 10_000],
    ["<a ", 20_000],
    ["<a b=c", 20_000],
    [" b='c' ", 20_000, "<a"],
    ["&amp;", 20_000],
    ["&#847;&zwnj;&nbsp;", 10_000],
    ["&nbsp;", 50_000, "a", "b"],
    ["&amp", 20_000, "<p title='", "'>"],
    ["<br>", 20_000, "a"],
    ["a<br>", 20_000],
    ["<!--", 20_000],
    ["<!-- tactful-disable a -->", 5000],
    ["<!--[if mso]>a<![endif]-->", 5000],
    ["<", 100_000],
    ["</", 50_000],
    ["<![CDATA[", 20_000],
    ["<title>", 20_000],
    ["<script></scrip", 10_000],
    ["<span style='display:none'>", 10_000, "", "a"],
    ["<i style='color:red;", 10_000],
    ["слово ", 50_000],
    [" \n\t", 50_000, "a", "b"],
    ["\0", 50_000],
    ["\uD83D", 50_000],
    ["{n, plural, one {", 10_000],
    ["{n, plural, one {a} other {b}}", 5000],
    ["{{", 50_000],
    ["<?php ", 20_000],
    ["#if(a", 20_000],
    ["$!a.b(", 20_000],
  ];
  test.each(cases)("%j × %d", (piece, repeats, start = "", end = "") => {
    expectLinear((count) => void readHtml(start + piece.repeat(count) + end), repeats);
  });

  test("tables five hundred deep, and much deeper", () => {
    for (const depth of [500, 50_000]) {
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
    { seed: 20260104, numRuns: 400 },
  );
});
