import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import { findingAt, wordsBefore } from "../sentences.ts";

export default defineRule({
  severity: "info",
  kinds: ["reply", "message"],
  excusedBy: [],
  options: {
    words: { type: "number", default: 120, minimum: 1, description: "The most words of a reply or a message." },
  },
  checkDocument,
});

function* checkDocument({ outline, options }: DocumentContext): Generator<DocumentFinding> {
  const limit = options.words as number;
  const words = wordsBefore(outline, outline.sentences.length);
  if (words <= limit) return;
  const passing = outline.sentences.findIndex((_, number) => wordsBefore(outline, number + 1) > limit);
  yield* findingAt(outline, passing, { values: { words: String(words), limit: String(limit) } });
}
