import { type DocumentContext, type DocumentFinding, defineRule } from "../../core/rule.ts";
import { findSignals } from "../../core/signals.ts";

export default defineRule({ severity: "warning", kinds: ["reply"], excusedBy: [], checkDocument });

/** From these stars on a review praises, and up to those it complains; between them both moods have their reasons. */
const PRAISE = 5;
const COMPLAINT = 2;

/** Joy under a complaint, condolence under praise: the first such words. Without stars nothing is said. */
function* checkDocument({ read, meta }: DocumentContext): Generator<DocumentFinding> {
  const { rating } = meta;
  if (rating === undefined || (rating > COMPLAINT && rating < PRAISE)) return;
  const wrong = rating >= PRAISE ? "sorrow" : "joy";
  // A complaint under five stars may well be regretted.
  if (wrong === "sorrow" && complains(read)) return;
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

function complains({ review }: DocumentContext["read"]): boolean {
  return review !== undefined && findSignals([review], 0, "signals/mood").some(({ name }) => name === "complaint");
}
