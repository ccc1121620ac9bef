import type { ReadBlock } from "../../../core/reading.ts";
import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import { isDigest } from "../../../core/structure/outline.ts";
import type { Sentence } from "../../../core/structure/sentences.ts";
import { findingAt } from "../sentences.ts";

export default defineRule({
  severity: "info",
  kinds: ["email"],
  about: "document",
  excusedBy: [],
  options: {
    count: { type: "number", default: 2, minimum: 1, description: "The most different calls to action." },
  },
  checkDocument,
});

/** The letters of an action: the same button twice is one action. */
const LETTERS = /[^\p{L}\p{N}]+/gu;

/** What is less sure may be no call. */
const SURE = 0.7;

function* checkDocument({ outline, options, read }: DocumentContext): Generator<DocumentFinding> {
  if (isDigest(outline.sentences)) return;
  const limit = options.count as number;
  const actions = new Map<string, number>();
  for (const { element, sentence: number, block, start, end, likelihood } of outline.elements) {
    const sentence = outline.sentences[number] as Sentence;
    const home = read.blocks[block] as ReadBlock;
    const { signals } = sentence;
    // A price, a name or a signature with a link calls to nothing, and the way out is no offer.
    if (element !== "cta" || likelihood < SURE || !signals.includes("action") || signals.includes("fine-print"))
      continue;
    if (sentence.tones.includes("missing-opt-out")) continue;
    const words = home.block.text.slice(start, end);
    const action = words.replace(LETTERS, " ").trim().toLowerCase();
    if (action !== "" && !actions.has(action)) actions.set(action, number);
  }
  const tooMany = [...actions.values()][limit];
  if (tooMany === undefined) return;
  yield* findingAt(outline, tooMany, { values: { count: String(actions.size), limit: String(limit) } });
}
