import { type DocumentContext, type DocumentFinding, defineRule } from "../../core/rule.ts";
import { stemsIn, topicsOfReview, topicsOfText } from "../review-words.ts";
import { findingAt } from "../structure/sentences.ts";

export default defineRule({ severity: "warning", kinds: ["reply"], excusedBy: [], checkDocument });

/** A subject named beyond these is one of many. */
const MOST_TOPICS = 3;

/** The review names subjects, and the reply touches none of them, nor any other word of it. */
function* checkDocument(context: DocumentContext): Generator<DocumentFinding> {
  const { read, outline, wordOf } = context;
  if (!read.review || outline.mood !== "complaint") return;
  const topics = topicsOfReview(context);
  if (topics.length === 0) return;
  const touched = topicsOfText(context);
  if (topics.some((topic) => touched.has(topic))) return;
  const told = stemsIn(read.review.tokens, wordOf);
  if (read.blocks.some(({ tokens }) => [...stemsIn(tokens, wordOf)].some((stem) => told.has(stem)))) return;
  const body = outline.sentences.findIndex(({ signals }) => !signals.includes("greeting"));
  yield* findingAt(outline, Math.max(0, body), {
    names: { topics: topics.slice(0, MOST_TOPICS).map((topic) => `topics/${topic}`) },
  });
}
