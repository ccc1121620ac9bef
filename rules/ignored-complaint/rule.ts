import { type DocumentContext, type DocumentFinding, defineRule } from "../../core/rule.ts";
import { findingAt } from "../structure/sentences.ts";

export default defineRule({ severity: "warning", kinds: ["reply"], about: "document", excusedBy: [], checkDocument });

/** A review of fewer words names a subject by chance. */
const FEWEST_WORDS = 6;

/** The review names subjects, and the reply touches none of them, nor any other word of it. */
function* checkDocument({ outline, answer, read }: DocumentContext): Generator<DocumentFinding> {
  if (outline.mood !== "complaint" || (read.review?.tokens.count ?? 0) < FEWEST_WORDS) return;
  const taken = answer();
  if (!taken?.isIgnoring) return;
  const body = outline.sentences.findIndex(({ signals }) => !signals.includes("greeting"));
  yield* findingAt(outline, Math.max(0, body), {
    // Only the surest: a wrong one would discredit the rest.
    names: { topics: taken.topics.slice(0, 1).map((topic) => `topics/${topic}`) },
  });
}
