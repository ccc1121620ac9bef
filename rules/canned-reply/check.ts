import type { Block } from "../../core/document.ts";
import type { DocumentSet } from "../../core/document-set.ts";
import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";
import { NearDuplicates } from "./near-duplicates.ts";

/** A greeting or a sign-off has no more words. */
const SHORT = 5;
/** Shorter bodies are alike by chance: "Thank you for your kind words." */
const FEWEST_WORDS = 8;

/** A sentence of a reply: its words, and its span in a block. */
interface Sentence {
  block: number;
  start: number;
  end: number;
  words: string[];
}

/** What is remembered of a run: all bodies, and how often each sentence was met. */
interface Memory {
  bodies: NearDuplicates;
  sentences: Map<string, number>;
}

export function survey(blocks: readonly Block[], set: DocumentSet): void {
  const body = bodyOf(blocks);
  const words = body.flatMap((sentence) => sentence.words);
  if (words.length < FEWEST_WORDS) return;
  const { bodies, sentences } = memoryIn(set);
  bodies.add(words);
  for (const sentence of body) {
    const key = sentence.words.join(" ");
    sentences.set(key, (sentences.get(key) ?? 0) + 1);
  }
}

/** The reply's first sentence that others have too, where other reviews of the set are answered with nearly the same text. */
export function* checkDocument({ blocks, set }: DocumentContext): Generator<DocumentFinding> {
  if (!set) return;
  const body = bodyOf(blocks);
  const words = body.flatMap((sentence) => sentence.words);
  const [first] = body;
  if (!first || words.length < FEWEST_WORDS) return;
  const { bodies, sentences } = memoryIn(set);
  const count = bodies.count(words);
  const shared = body.find((sentence) => (sentences.get(sentence.words.join(" ")) ?? 0) > 1);
  const { block, start, end } = shared ?? first;
  if (count > 1) yield { block, start, end, values: { count: String(count) } };
}

function memoryIn(set: DocumentSet): Memory {
  return set.memoryOf("canned-reply", () => ({ bodies: new NearDuplicates(), sentences: new Map() }));
}

/** Between two sentences; a stop inside an address is none. */
const BREAK = /(?<=[.!?…])\s+|\n+/u;
const WORD = /[\p{L}\p{M}\p{N}'’-]+/gu;

/** The sentences between the greeting and the sign-off, without names: words with a capital inside a sentence. */
function bodyOf(blocks: readonly Block[]): Sentence[] {
  const sentences = blocks.flatMap(({ text }, block) => {
    let from = 0;
    return text.split(BREAK).map((written): Sentence => {
      const start = text.indexOf(written, from);
      from = start + written.length;
      const all = [...written.matchAll(WORD)].map(([word]) => word);
      const words = all.filter((word, i) => i === 0 || !/^\p{Lu}/u.test(word)).map((word) => word.toLowerCase());
      return { block, start, end: from, words };
    });
  });
  const full = sentences.filter(({ words }) => words.length > 0);
  const first = (full[0]?.words.length ?? 0) <= SHORT ? 1 : 0;
  const last = (full.at(-1)?.words.length ?? 0) <= SHORT ? full.length - 1 : full.length;
  return full.slice(first, Math.max(first, last));
}
