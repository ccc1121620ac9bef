import { expect, test } from "vitest";
import { extensions, formatFor } from "../../core/formats/detect.ts";
import { plain } from "../../core/formats/plain.ts";
import { documentsOf, showBlocks } from "./show.ts";

const read = (text: string) => documentsOf(plain.read(text, {}))[0];

test.each([
  ["A\nb\n\n  c  \n \t\nd", ["paragraph: A\nb", "paragraph: c", "paragraph: d"]],
  ["a\r\n\r\nb\r\rc", ["paragraph: a", "paragraph: b", "paragraph: c"]],
  ["a\n> b\n>\n> > c\nd > e", ["paragraph: a", "> paragraph: b", "> paragraph: c", "paragraph: d > e"]],
  ["# *a* {{b}} &amp;", ["paragraph: # *a* □□□□□ &amp; ⟸ # *a* {{b}} &amp;"]],
  ["", []],
  ["\uFEFF \n", []],
])("paragraphs of %j", (text, blocks) => {
  expect(showBlocks(read(text))).toEqual(blocks);
});

test("a leading quote is the review", () => {
  expect(read("> Bad.\n> Very\n>\n> bad.\n\nSorry.\n> x").meta.review).toBe("Bad.\nVery\n\nbad.");
  expect(read("Sorry.\n> x").meta.review).toBeUndefined();
});

test("our own comments are no prose, others are", () => {
  const text = "a <!-- tactful-disable-line x --> b\n<!-- tactful-enable -->\n\n<!-- c -->";
  const { blocks, comments } = read(text);
  expect(comments.map((comment) => [comment.text, text.slice(comment.start, comment.end)])).toEqual([
    ["tactful-disable-line x", "<!-- tactful-disable-line x -->"],
    ["tactful-enable", "<!-- tactful-enable -->"],
  ]);
  expect(blocks.map((block) => block.text.replace(/\s+/g, " "))).toEqual(["a b", "<!-- c -->"]);
  expect(blocks[0].map.toSource(blocks[0].text.length - 1, blocks[0].text.length)).toEqual({ start: 34, end: 35 });
});

test("formats are told by the name", async () => {
  const { csv } = await import("../../core/formats/csv.ts");
  const { jsonLines } = await import("../../core/formats/jsonl.ts");
  const { markdown } = await import("../../core/formats/markdown.ts");
  expect(await formatFor("a/b.MD")).toBe(markdown);
  expect(await formatFor("b.markdown")).toBe(markdown);
  expect(await formatFor("c:\\d.v2\\b.tsv")).toBe(csv);
  expect(await formatFor("b.ndjson")).toBe(jsonLines);
  for (const path of ["b.txt", "b", ".md", "b.xyz", "b.constructor", "a.md/b"])
    expect(await formatFor(path)).toBe(plain);
  expect(extensions).toContain(".jsonl");
});
