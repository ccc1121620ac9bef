import type { Block } from "../../core/document.ts";
import type { DocumentSet } from "../../core/document-set.ts";
import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";
import { type Body, readBody, type Sentence } from "./body.ts";
import { Counts } from "./counts.ts";
import { mix } from "./hash.ts";
import { NearDuplicates, type PlainDuplicates, sketchOf } from "./near-duplicates.ts";

/** Shorter bodies are alike by chance: "Thank you for your kind words." */
const FEWEST_WORDS = 8;

/** So many different sentences are remembered, in some 10 MB. */
const MOST_SENTENCES = 1 << 17;

/** What is remembered of a run: all bodies, and how often each sentence was met. */
interface Memory {
  bodies: NearDuplicates;
  sentences: Counts;
}

export function survey(blocks: readonly Block[], set: DocumentSet): void {
  const body = bodyOf(blocks);
  if (body.words.length < FEWEST_WORDS) return;
  const { bodies, sentences } = memoryIn(set);
  bodies.add(sketched(body));
  for (const sentence of body.sentences) sentences.add(keyOf(sentence));
}

/** The reply's first sentence that others have too, where other reviews of the set are answered with nearly the same text. */
export function* checkDocument({ blocks, set }: DocumentContext): Generator<DocumentFinding> {
  if (!set) return;
  const { count, shared } = repeated(blocks, set);
  if (count < 2) return;
  const found = bodyOf(blocks).sentences[Math.max(0, shared)];
  if (!found) return;
  const { block, start, end } = found;
  yield { block, start, end, values: { count: String(count) } };
}

export function surveyed(blocks: readonly Block[], set: DocumentSet): string {
  const { count, shared } = repeated(blocks, set);
  return count > 1 ? `${count} ${shared}` : "";
}

interface PlainMemory {
  bodies: PlainDuplicates;
  sentences: ReadonlyMap<number, number>;
}

export function remembered(set: DocumentSet): PlainMemory | undefined {
  const { bodies, sentences } = memoryIn(set);
  return bodies.isEmpty ? undefined : { bodies: bodies.plain(), sentences: sentences.plain() };
}

export function remember(remembered: unknown, set: DocumentSet): void {
  // It is what `remembered` made.
  const others = remembered as PlainMemory;
  const { bodies, sentences } = memoryIn(set);
  bodies.take(others.bodies);
  for (const [key, count] of others.sentences) sentences.add(key, count);
}

/** How many replies of the set are nearly the same, and the number of the first sentence that others have too; or −1. */
function repeated(blocks: readonly Block[], set: DocumentSet): { count: number; shared: number } {
  const { bodies, sentences } = memoryIn(set);
  if (bodies.isEmpty) return { count: 0, shared: -1 };
  const body = bodyOf(blocks);
  if (body.words.length < FEWEST_WORDS) return { count: 0, shared: -1 };
  const count = bodies.count(sketched(body));
  // Most replies are like no other.
  const shared = count < 2 ? -1 : body.sentences.findIndex((sentence) => sentences.of(keyOf(sentence)) > 1);
  return { count, shared };
}

function memoryIn(set: DocumentSet): Memory {
  return set.memoryOf("canned-reply", () => ({ bodies: new NearDuplicates(), sentences: new Counts(MOST_SENTENCES) }));
}

function keyOf({ words }: Sentence): number {
  return words.reduce((key, word) => mix(key ^ word), 0);
}

interface ReadBody extends Body {
  sketch?: Uint32Array;
}

/** By the first block: a reply is surveyed, then judged, and in an editor the others of its table again and again. */
const known = new WeakMap<Block, { of: readonly Block[]; body: ReadBody }>();

function bodyOf(blocks: readonly Block[]): ReadBody {
  const [first] = blocks;
  const last = first && known.get(first);
  if (last?.of.length === blocks.length && last.of.every((block, i) => block === blocks[i])) return last.body;
  const body = readBody(blocks);
  if (first) known.set(first, { of: blocks, body });
  return body;
}

function sketched(body: ReadBody): Uint32Array {
  body.sketch ??= sketchOf(body.words);
  return body.sketch;
}
