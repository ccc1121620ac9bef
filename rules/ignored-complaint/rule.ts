import { type DocumentContext, type DocumentFinding, defineRule } from "../../core/rule.ts";
import { findingAt } from "../structure/sentences.ts";

export default defineRule({ severity: "warning", kinds: ["reply"], excusedBy: [], checkDocument });

/** A subject named beyond these is one of many. */
const MOST_TOPICS = 3;

/** The review names subjects, and the reply touches none of them, nor any other word of it. */
function* checkDocument({ outline, answer }: DocumentContext): Generator<DocumentFinding> {
  if (outline.mood !== "complaint") return;
  const taken = answer();
  if (!taken?.isIgnoring) return;
  const body = outline.sentences.findIndex(({ signals }) => !signals.includes("greeting"));
  yield* findingAt(outline, Math.max(0, body), {
    names: { topics: taken.topics.slice(0, MOST_TOPICS).map((topic) => `topics/${topic}`) },
  });
}
