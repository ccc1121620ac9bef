import fc from "fast-check";
import { decodeString } from "micromark-util-decode-string";
import { describe, expect, test } from "vitest";
import type { Block } from "../../core/document.ts";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { maskTemplates, OUTPUT_MASK } from "../../core/text/mask.ts";
import { markdownText } from "./fragments.ts";

const parameters = { seed: 20260101, numRuns: 1500 };

/** Whether a piece of the source, template tags masked, says exactly this one code unit. */
function says(source: string, unit: string): boolean {
  if (source === unit || (source === "\0" && unit === "\uFFFD")) return true;
  if (unit === OUTPUT_MASK) return /^(?:`[\s\S]*`|<[\s\S]*>)$/.test(source);
  if (unit === "\n") return /^(?:[ \t]*|\\)(?:\r\n|\n|\r)[ \t>]*$|^<br[\s\S]*>$/i.test(source);
  if (unit === " " && source.startsWith("![")) return true;
  if (/^\\[!-/:-@[-`{-~]$/.test(source)) return source[1] === unit;
  return source.startsWith("&") && decodeString(source).includes(unit);
}

function checkBlock(block: Block, masked: string): void {
  let previous = 0;
  for (let i = 0; i < block.text.length; i += 1) {
    const { start, end } = block.map.toSource(i, i + 1);
    expect(start).toBeGreaterThanOrEqual(previous);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(masked.length);
    const source = masked.slice(start, end);
    if (!says(source, block.text[i]))
      expect.fail(`${JSON.stringify(source)} is no ${JSON.stringify(block.text[i])} in ${JSON.stringify(block.text)}`);
    previous = start;
  }
}

describe("the map of Markdown", () => {
  test("every code unit stands where its source says it", () => {
    fc.assert(
      fc.property(markdownText, (text) => {
        const masked = maskTemplates(text).text;
        const document = readMarkdown(text);
        for (const block of document.blocks) checkBlock(block, masked);
        for (const { start, end } of document.comments) {
          expect(text.slice(start, start + 4)).toBe("<!--");
          expect(text.slice(end - 3, end)).toBe("-->");
        }
      }),
      parameters,
    );
  });

  test("a span covers the spans of its code units and no more", () => {
    fc.assert(
      fc.property(markdownText, fc.nat(), fc.nat(), (text, a, b) => {
        for (const { text: words, map } of readMarkdown(text).blocks) {
          const start = a % words.length;
          const end = start + 1 + (b % (words.length - start));
          const span = map.toSource(start, end);
          expect(span).toEqual({ start: map.toSource(start, start + 1).start, end: map.toSource(end - 1, end).end });
        }
      }),
      parameters,
    );
  });

  test("the shortcuts before the parser change nothing", () => {
    fc.assert(
      fc.property(markdownText, (text) => {
        expect(outline(readMarkdown(text))).toEqual(outline(readMarkdown(text, { isExact: true })));
      }),
      parameters,
    );
  });

  test("neither do the cuts of a long document", () => {
    // References and footnotes may point from one part into another; that is told apart in the table of cases. And
    // the parser takes a list that begins with 2 for words where indented code follows HTML, blank lines or not.
    const cut = { partLength: 0 };
    fc.assert(
      fc.property(fc.array(markdownText, { minLength: 1, maxLength: 4 }), (texts) => {
        const text = texts.join("\n\n").replaceAll("]:", "] ").replaceAll("[^", "[").replaceAll("2)", "1)");
        expect(outline(readMarkdown(text, cut))).toEqual(outline(readMarkdown(text, { isExact: true })));
      }),
      parameters,
    );
  });
});

function outline({ blocks, comments, meta }: ReturnType<typeof readMarkdown>): unknown {
  return {
    meta,
    comments,
    blocks: blocks.map(({ role, quote, text, map }) => ({
      role,
      quote,
      text: text.trim(),
      ...map.toSource(text.length - text.trimStart().length, text.trimEnd().length),
    })),
  };
}
