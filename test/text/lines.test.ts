import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexLines } from "../../core/text/lines.ts";

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "я", "…", "😀", "\uD800", "\r", "\n", "\r\n", "\u2028") },
  fc.string({ unit: "binary", maxLength: 5 }),
);
const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

/** As an editor would count: the text before the offset, cut into lines. */
function plainly(text: string, offset: number) {
  // Within \r\n the line has not ended yet.
  const isInBreak = text[offset - 1] === "\r" && text[offset] === "\n";
  const lines = (isInBreak ? `${text.slice(0, offset - 1)}.` : text.slice(0, offset)).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

test.each([
  ["", 1],
  ["a", 1],
  ["a\n", 2],
  ["a\rb\nc\r\nd", 4],
  ["\r\r\n\n", 4],
  ["a\u2028b", 1],
])("%j has %i lines", (text, count) => {
  expect(indexLines(text).lineCount).toBe(count);
});

test("each offset has the place that an editor gives it, and those outside are the nearest", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const index = indexLines(text);
      const all = Array.from({ length: text.length + 1 }, (_, offset) => offset);
      expect(all.map(index.at)).toEqual(all.map((offset) => plainly(text, offset)));
      expect(index.at(-5)).toEqual({ line: 1, column: 1 });
      expect(index.at(text.length + 5)).toEqual(index.at(text.length));
      expect(index.lineCount).toBe(index.at(text.length).line);
    }),
    { seed: 5, numRuns: 200 },
  );
});

describe("columns in bytes", () => {
  // Longer than what is counted anew for each question.
  const line = "aя…😀".repeat(150);
  const text = `aя\n${line}`;

  test.each([
    ["utf-8", (words: string) => new TextEncoder().encode(words).length],
    ["utf-16le", (words: string) => words.length * 2],
    ["utf-16be", (words: string) => words.length * 2],
    ["windows-1251", (words: string) => words.length],
  ])("of %s", (encoding, length) => {
    const index = indexLines(text, { encoding, hasMark: false });
    for (let at = 0; at <= line.length; at++) {
      // There is no byte offset within a surrogate pair.
      if (/[\uDC00-\uDFFF]/.test(line[at] ?? "")) continue;
      expect(index.byteColumn(3 + at)).toBe(length(line.slice(0, at)) + 1);
    }
    expect(index.byteColumn(-1)).toBe(1);
    expect(index.byteColumn(text.length + 9)).toBe(index.byteColumn(text.length));
  });

  test("half of a surrogate pair is two of its four bytes, and a control character is one", () => {
    const { byteColumn } = indexLines("\u007F\u0080\u07FF\u0800😀\uFFFF");
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(byteColumn)).toEqual([1, 2, 4, 6, 9, 11, 13, 16]);
  });

  test.each([
    ["utf-8", 3],
    ["utf-16le", 2],
  ])("the mark of %s stands in the first line alone", (encoding, bytes) => {
    const index = indexLines("a\nb", { encoding, hasMark: true });
    expect(index.byteColumn(0)).toBe(bytes + 1);
    expect(index.byteColumn(2)).toBe(1);
    expect(index.at(0)).toEqual({ line: 1, column: 1 });
  });
});
