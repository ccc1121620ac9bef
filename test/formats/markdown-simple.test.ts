import { describe, expect, test } from "vitest";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { findSimple } from "../../core/formats/markdown-simple.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";
import { showBlocks } from "./show.ts";

/** That both ways agree on random texts is a target of the fuzzer, `parser.md`. */
describe("Markdown that needs no parser", () => {
  test.each([
    "Hello there.\nAnd again",
    "AT&T, 5 < 6, snake_case, 2 * 3, €24*, a | b, x~y, [ok]",
    "a&nbsp;b \\* c\\\nd  \ne \nf",
    "**Hello** [there](https://a.b?c=1), _you_ `and` <https://a.b> ![it](i.png)",
    "**[a](b)** and [**c**](d)",
    "# A heading\nand words\n- and\n- a list",
    "1. one\n2. two",
    "- 50 % off\n- **all** [shoes](u)",
    "> What they\n> said",
    "* * *",
    "{{#if x}}\uF5D0",
    "+7 999 1.5 #1",
  ])("%j", (text) => {
    expect(findSimple(text, 0, false)).toMatchObject({ end: text.length });
    expect(showBlocks(readMarkdown(text))).toEqual(showBlocks(readMarkdown(text, { isExact: true })));
  });

  test.each([
    ["a line that underlines a heading", "a\n---"],
    ["another", "a\n==="],
    ["code by indentation", "a\n\tb"],
    ["lines of an item without indentation", "- a\nb"],
    ["lines of an item with some", "- a\n  b"],
    ["a paragraph of an item", "- a\n\n  b"],
    ["code of an item", "- a\n\n\tb"],
    ["an item that is no word", "- # a"],
    ["an item without words", "- \n- a"],
    ["a task", "- [x] a"],
    ["items of two lists", "- a\n* b"],
    ["a list that begins with 2", "2. a"],
    ["a number that a list may begin with, among words", "a\n1. b"],
    ["a heading that is closed", "# a #"],
    ["emphasis in a word", "**a**b"],
    ["emphasis across a link", "**a [b** c](u)"],
    ["emphasis in emphasis", "**a _b_**"],
    ["three marks", "***a** b*"],
    ["emphasis that nobody closes", "**a *b"],
    ["code that nobody closes", "a `b"],
    ["code that may end a link", "[a`](b)`"],
    ["a link with a title", '[a](b "c")'],
    ["a link with an entity", "[a](b?c&amp;d)"],
    ["a link in a link", "[![a](b)](c)"],
    ["words that may refer to something", "[a][b]"],
    ["a footnote", "`a\n[^1]: b`"],
    ["a tag", "a <b>c</b>"],
    ["a comment", "a <!-- tactful-disable-line --> b"],
    ["old words", "~~a~~"],
    ["a quote that goes on without its mark", "> a\nb"],
    ["a quote of two paragraphs", "> a\n>\n> b"],
    ["rows of a table", "a | b\n--|--"],
    ["a fence", "```\na\n```"],
  ])("not %s", (_, text) => {
    expect(findSimple(text, 0, false)).toBeUndefined();
    expect(showBlocks(readMarkdown(text))).toEqual(showBlocks(readMarkdown(text, { isExact: true })));
  });

  test("brackets, where something is defined", () => {
    expect(findSimple("[a] b", 0, false)).toBeDefined();
    expect(findSimple("[a] b", 0, true)).toBeUndefined();
    expect(readMarkdown("[a] b\n\n[a]: https://a.b").blocks[0].links).toEqual([{ start: 0, end: 1 }]);
  });

  test("words may end a comment that an earlier line has begun", () => {
    const text = "a\n2) b\n<!--\n\nc --> d\n\ne";
    expect(showBlocks(readMarkdown(text))).toEqual(showBlocks(readMarkdown(text, { isExact: true })));
  });

  test("the first of two quotes is the review", () => {
    expect(readMarkdown("> a\n> *b*\n\n> c\n\nd").meta.review).toBe("a\nb");
    expect(readMarkdown("a\n\n> b").meta.review).toBeUndefined();
  });

  test.each([
    "*a* ",
    "_a ",
    "a* ",
    "*a_ ",
    "`a` ",
    "``a` ",
    "[a](b) ",
    "[a ",
    "[a](",
    "![a](b) ",
    "<a ",
    "&amp;",
    "&a",
    "\\",
    "a  \n",
  ])("%j takes linear time", async (piece) => {
    expect(await growthOf((count) => void findSimple(`a${piece.repeat(count)}`, 0, false), 50_000)).toBeLessThan(
      LINEAR,
    );
  });

  test.each(["- a\n", "# a\n", "> a\n", "1. a\n", "- a\n\n\n\n", "a\n\n"])(
    "lines of %j take linear time",
    async (piece) => {
      expect(await growthOf((count) => void readMarkdown(piece.repeat(count)), 5000)).toBeLessThan(LINEAR);
    },
  );
});
