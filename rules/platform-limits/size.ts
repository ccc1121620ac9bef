import type { Block } from "../../core/document.ts";
import type { Platform } from "./platforms.ts";

/** How much of a platform's limit a reply takes, in the unit that the platform counts. */
export function sizeOfReply(blocks: readonly Pick<Block, "text">[], unit: Platform["unit"]): number {
  const measure = measureOf(unit);
  // Paragraphs are apart by a blank line.
  return blocks.reduce((sum, { text }) => sum + measure(text), Math.max(0, blocks.length - 1) * 2);
}

/** What counts a text in a platform's unit: characters are code points. */
export function measureOf(unit: Platform["unit"]): (text: string) => number {
  return unit === "bytes" ? bytesOf : (text) => [...text].length;
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
