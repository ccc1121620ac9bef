import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import { findingAt, firstOf, wordsBefore } from "../sentences.ts";

export default defineRule({
  severity: "info",
  kinds: ["email"],
  excusedBy: [],
  options: {
    words: {
      type: "number",
      default: 40,
      minimum: 1,
      description: "The most words before the reader learns what they get.",
    },
  },
  checkDocument,
});

function* checkDocument({ outline, options }: DocumentContext): Generator<DocumentFinding> {
  const limit = options.words as number;
  const likely = [...outline.elements, ...outline.doubtful].filter(({ element }) => element === "value");
  const value = firstOf(outline, "value");
  if (!value || value.sentence === 0) return;
  const before = wordsBefore(outline, value.sentence);
  // What may be the value comes earlier.
  if (before <= limit || likely.some(({ sentence }) => wordsBefore(outline, sentence) <= limit)) return;
  yield* findingAt(outline, value.sentence - 1, { values: { words: String(before), limit: String(limit) } });
}
