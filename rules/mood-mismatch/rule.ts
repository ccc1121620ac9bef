import { type DocumentContext, type DocumentFinding, defineRule } from "../../core/rule.ts";
import { findSignals } from "../../core/signals.ts";
import type { Mood } from "../../core/structure/elements.ts";

export default defineRule({ severity: "warning", kinds: ["reply"], excusedBy: [], checkDocument });

/** From these stars on a review praises, and up to those it complains; between them both moods have their reasons. */
const PRAISE = 5;
const COMPLAINT = 2;

/** Joy under a complaint, condolence under praise: the first such words. Without stars nothing is said. */
function* checkDocument({ read, meta, outline }: DocumentContext): Generator<DocumentFinding> {
  const { rating } = meta;
  if (rating === undefined || (rating > COMPLAINT && rating < PRAISE)) return;
  const wrong = rating >= PRAISE ? "sorrow" : "joy";
  // Kind words with one star, and a complaint with five: whichever the reply answers, it has its reason.
  if (outline.mood !== (wrong === "sorrow" ? "praise" : "complaint")) return;
  if (wrong === "sorrow" ? feels(read, "complaint") : feels(read, "praise") || regrets(read)) return;
  for (const block of read.blocks.keys()) {
    const found = findSignals(read.blocks, block, "signals/mood").find(({ name }) => name === wrong);
    if (!found) continue;
    yield {
      block,
      start: found.start,
      end: found.end,
      ...(wrong === "sorrow" && { message: "sorrow" }),
      values: { rating: String(rating) },
    };
    return;
  }
}

/** Joy beside regret weighs both. */
function regrets({ blocks }: DocumentContext["read"]): boolean {
  return blocks.some((_, block) => findSignals(blocks, block, "signals/mood").some(({ name }) => name === "sorrow"));
}

/** Whether the review has words of a mood. */
function feels({ review }: DocumentContext["read"], mood: Mood): boolean {
  return review !== undefined && findSignals([review], 0, "signals/mood").some(({ name }) => name === mood);
}
