import type { ReadBlock } from "../../../core/reading.ts";
import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import { runsOf, type Sentence } from "../../../core/structure/sentences.ts";
import { findingAt } from "../sentences.ts";

export default defineRule({
  severity: "info",
  kinds: ["reply", "message"],
  about: "document",
  excusedBy: [],
  options: {
    words: { type: "number", default: 120, minimum: 1, description: "The most words of a reply or a message." },
  },
  checkDocument,
});

/** Instructions that were asked for are as long as they must be. */
const INSTRUCTIONS: readonly string[] = ["how-to", "answer"];
/** A mark of a list is no further before its words, in UTF-16 code units. */
const MARK_REACH = 12;
const LIST_MARK = /(?:^|\n)[ \t]*(?:[-•*–—]|\d{1,2}[.)])[ \t]*$/;

function* checkDocument({ outline, options }: DocumentContext): Generator<DocumentFinding> {
  const limit = options.words as number;
  let words = 0;
  let passing: number | undefined;
  for (const { read: home, from, to } of runsOf(outline.sentences)) {
    const own =
      home.notes.known<WordCounts>("words without steps") ??
      home.notes.keep("words without steps", undefined, counted(outline.sentences.slice(from, to), home));
    if (passing === undefined && words + own.all > limit) passing = from + passingIn(own, limit - words);
    words += own.all;
  }
  if (passing === undefined) return;
  yield* findingAt(outline, passing, { values: { words: String(words), limit: String(limit) } });
}

/** How many words each sentence of a block has, but for the steps of instructions. */
interface WordCounts {
  each: readonly number[];
  all: number;
}

function counted(sentences: readonly Sentence[], home: ReadBlock): WordCounts {
  const each = sentences.map((sentence) => (isStep(sentence, home) ? 0 : sentence.to - sentence.from));
  return { each, all: each.reduce((sum, count) => sum + count, 0) };
}

/** The first sentence with which there are more words than so many. */
function passingIn({ each }: WordCounts, most: number): number {
  let words = 0;
  return each.findIndex((count) => {
    words += count;
    return words > most;
  });
}

function isStep({ start, signals }: Sentence, { block: { role, text } }: ReadBlock): boolean {
  if (role === "list-item" || signals.some((signal) => INSTRUCTIONS.includes(signal))) return true;
  return LIST_MARK.test(text.slice(Math.max(0, start - MARK_REACH), start));
}
