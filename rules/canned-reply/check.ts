import type { Block } from "../../core/document.ts";
import type { DocumentSet } from "../../core/document-set.ts";
import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";
import { NearDuplicates, type PlainDuplicates } from "./near-duplicates.ts";

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

/** What is compared of a reply. */
interface Body {
  sentences: Sentence[];
  words: string[];
}

/** What is remembered of a run: all bodies, and how often each sentence was met. */
interface Memory {
  bodies: NearDuplicates;
  sentences: Map<string, number>;
}

export function survey(blocks: readonly Block[], set: DocumentSet): void {
  const { sentences: body, words } = bodyOf(blocks);
  if (words.length < FEWEST_WORDS) return;
  const { bodies, sentences } = memoryIn(set);
  bodies.add(words);
  for (const sentence of body) {
    const key = keyOf(sentence);
    sentences.set(key, (sentences.get(key) ?? 0) + 1);
  }
}

/** The reply's first sentence that others have too, where other reviews of the set are answered with nearly the same text. */
export function* checkDocument({ blocks, set }: DocumentContext): Generator<DocumentFinding> {
  if (!set) return;
  const { count, shared } = repeated(blocks, set);
  const found = bodyOf(blocks).sentences[Math.max(0, shared)];
  if (!found || count < 2) return;
  const { block, start, end } = found;
  yield { block, start, end, values: { count: String(count) } };
}

export function surveyed(blocks: readonly Block[], set: DocumentSet): string {
  const { count, shared } = repeated(blocks, set);
  return count > 1 ? `${count} ${shared}` : "";
}

interface PlainMemory {
  bodies: PlainDuplicates;
  sentences: ReadonlyMap<string, number>;
}

export function remembered(set: DocumentSet): PlainMemory | undefined {
  const { bodies, sentences } = memoryIn(set);
  return bodies.isEmpty ? undefined : { bodies: bodies.plain(), sentences };
}

export function remember(remembered: unknown, set: DocumentSet): void {
  // It is what `remembered` made.
  const others = remembered as PlainMemory;
  const { bodies, sentences } = memoryIn(set);
  bodies.take(others.bodies);
  for (const [key, count] of others.sentences) sentences.set(key, (sentences.get(key) ?? 0) + count);
}

/** How many replies of the set are nearly the same, and the number of the first sentence that others have too; or −1. */
function repeated(blocks: readonly Block[], set: DocumentSet): { count: number; shared: number } {
  const { bodies, sentences } = memoryIn(set);
  if (bodies.isEmpty) return { count: 0, shared: -1 };
  const { sentences: body, words } = bodyOf(blocks);
  if (words.length < FEWEST_WORDS) return { count: 0, shared: -1 };
  const shared = body.findIndex((sentence) => (sentences.get(keyOf(sentence)) ?? 0) > 1);
  return { count: bodies.count(words), shared };
}

function memoryIn(set: DocumentSet): Memory {
  return set.memoryOf("canned-reply", () => ({ bodies: new NearDuplicates(), sentences: new Map() }));
}

/** Between two sentences; a stop inside an address is none. */
const BREAK = /(?<=[.!?…])\s+|\n+/u;
const WORD = /[\p{L}\p{M}\p{N}'’-]+/gu;

function keyOf({ words }: Sentence): string {
  return words.join(" ");
}

/** By the first block: a reply is surveyed, then judged, and in an editor the others of its table again and again. */
const known = new WeakMap<Block, { of: readonly Block[]; body: Body }>();

function bodyOf(blocks: readonly Block[]): Body {
  const [first] = blocks;
  const last = first && known.get(first);
  if (last?.of.length === blocks.length && last.of.every((block, i) => block === blocks[i])) return last.body;
  const sentences = readBody(blocks);
  const body: Body = { sentences, words: sentences.flatMap((sentence) => sentence.words) };
  if (first) known.set(first, { of: blocks, body });
  return body;
}

/** The sentences between the greeting and the sign-off, without names: words with a capital inside a sentence. */
function readBody(blocks: readonly Block[]): Sentence[] {
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
