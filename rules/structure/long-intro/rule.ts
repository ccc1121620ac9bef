import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import { isDigest } from "../../../core/structure/outline.ts";
import { findingAt, firstOf, wordsBefore } from "../sentences.ts";

export default defineRule({
  severity: "info",
  kinds: ["email"],
  about: "document",
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

/** Signals of something to be had, whether or not the model calls the sentence the value. */
const OFFERING: ReadonlySet<string> = new Set(["offer", "action", "benefit", "remedy"]);
const PRICE_OR_LINK = /[%₽$€£₴]|https?:\/\//;

function* checkDocument({ outline, options, read }: DocumentContext): Generator<DocumentFinding> {
  const limit = options.words as number;
  const value = firstOf(outline, "value");
  if (!value || value.sentence === 0) return;
  const before = wordsBefore(outline, value.sentence);
  if (before <= limit || isDigest(outline.sentences)) return;
  // What may be the value comes earlier: another mention, or words of an offer.
  const likely = outline.doubtful.filter(({ element }) => element === "value").map(({ sentence }) => sentence);
  const offers = outline.sentences.flatMap(({ block, start, end, signals }, number) => {
    const text = read.blocks[block]?.block.text.slice(start, end) ?? "";
    return signals.some((signal) => OFFERING.has(signal)) || PRICE_OR_LINK.test(text) ? [number] : [];
  });
  if ([...likely, ...offers].some((number) => wordsBefore(outline, number) <= limit)) return;
  yield* findingAt(outline, value.sentence - 1, { values: { words: String(before), limit: String(limit) } });
}
