import type { ReadBlock, ReadDocument } from "../reading.ts";
import { type Change, firstOfBlock, patched } from "../rereading.ts";
import { findSignals, type Signal } from "../signals.ts";
import { sentenceAt } from "../text/sentence-at.ts";
import { afterSentence, type Tokens } from "../text/tokens.ts";
import { type SentencePlace, shapesOf } from "./shapes.ts";

/** A sentence of a document's body with what can be seen of it. Offsets are in the block's text. */
export interface Sentence extends SentencePlace {
  block: number;
  /** The names of its signals, without repetition. */
  signals: readonly string[];
  /** What it shows beside its words. */
  shapes: readonly string[];
  /** Where its words of greeting end. */
  greetingEnd: number | undefined;
}

/** Words are compared by so many first letters: enough to tell them apart, few enough to lose most endings. */
const STEM = 5;

interface LastSentences {
  blocks: readonly ReadBlock[];
  sentences: readonly Sentence[];
  runs: readonly Run[];
}

const owner = {};

/** The sentences of a document's body, in order: not those of its subject and preheader. */
export function sentencesOf({ blocks, memory, change }: ReadDocument): readonly Sentence[] {
  const last = memory?.lastOf<LastSentences>(owner);
  const known = change && last?.blocks === change.since ? changed(blocks, change, last) : undefined;
  const found = known ?? read(blocks, 0, blocks.length, 0);
  (found.sentences as Together).runs = found.runs;
  memory?.keepLast(owner, { blocks, ...found } satisfies LastSentences);
  return found.sentences;
}

/** The sentences from one block to before another, and their runs; the first sentence has a number. */
function read(
  blocks: readonly ReadBlock[],
  start: number,
  end: number,
  number: number,
): { sentences: Sentence[]; runs: Run[] } {
  const sentences: Sentence[] = [];
  const made: Run[] = [];
  for (let block = start; block < end; block++) {
    const home = blocks[block] as ReadBlock;
    if (isHead(home)) continue;
    let own = home.notes.known<readonly Sentence[]>("sentences");
    if (!own || (own[0] && own[0].block !== block)) {
      own = own?.map((sentence) => ({ ...sentence, block })) ?? sentencesIn(blocks, block);
      home.notes.keep("sentences", undefined, own);
    }
    if (own.length === 0) continue;
    const from = number + sentences.length;
    made.push({ read: home, block, from, to: from + own.length });
    for (let i = 0; i < own.length; i++) sentences.push(own[i] as Sentence);
  }
  return { sentences, runs: made };
}

/** The same as last time but for what has changed; undefined where that moves what follows. */
function changed(
  blocks: readonly ReadBlock[],
  { from, to }: Change,
  last: LastSentences,
): { sentences: readonly Sentence[]; runs: readonly Run[] } | undefined {
  const first = firstOfBlock(last.runs, from);
  const after = firstOfBlock(last.runs, to);
  const start = last.runs[first]?.from ?? last.sentences.length;
  const end = last.runs[after]?.from ?? last.sentences.length;
  const now = read(blocks, from, to, start);
  if (now.sentences.length !== end - start) return undefined;
  return {
    sentences: patched(last.sentences, now.sentences, from, to),
    runs: patched(last.runs, now.runs, from, to),
  };
}

function sentencesIn(blocks: readonly ReadBlock[], block: number): Sentence[] {
  const read = blocks[block] as ReadBlock;
  const { tokens } = read;
  const signals = bySentence(findSignals(blocks, block, "signals/outline"), tokens);
  const sentences: Sentence[] = [];
  for (let number = 0, from = 0; number < tokens.sentenceCount; number++) {
    const to = afterSentence(tokens, number, from);
    const start = tokens.sentenceStart[number] as number;
    const end = tokens.sentenceEnd[number] as number;
    const own = signals.get(number);
    const shapes = shapesOf(read, { number, start, end, from, to });
    const names = own ? [...new Set(own.map(({ name }) => name))] : nothing;
    sentences.push({
      block,
      number,
      start,
      end,
      from,
      to,
      signals: names,
      shapes,
      greetingEnd: own && greetingIn(own),
    });
    from = to;
  }
  return sentences;
}

const nothing: readonly string[] = [];

/** The signals of each sentence that has some; one may reach from one sentence into the next. */
export function bySentence(signals: readonly Signal[], tokens: Tokens): Map<number, Signal[]> {
  const own = new Map<number, Signal[]>();
  for (const signal of signals) {
    for (
      let i = sentenceAt(tokens, signal.start);
      i < tokens.sentenceCount && (tokens.sentenceStart[i] as number) < signal.end;
      i++
    ) {
      const known = own.get(i);
      if (known) known.push(signal);
      else own.set(i, [signal]);
    }
  }
  return own;
}

function greetingIn(signals: readonly Signal[]): number | undefined {
  const [first, ...more] = signals.filter(({ name }) => name === "greeting");
  // «Олено, доброго дня» is two in a row.
  return first && more.reduce((end, next) => (next.start <= end + 2 ? Math.max(end, next.end) : end), first.end);
}

/** The sentences of one block: from one to before another. The same object as long as nothing of it has changed. */
export interface Run {
  read: ReadBlock;
  block: number;
  from: number;
  to: number;
}

/**
 * The sentences of a document, and what is known of them all: of themselves, since what a weak map holds lives on until old
 * objects are collected, with the whole document.
 */
interface Together extends ReadonlyArray<Sentence> {
  runs?: readonly Run[];
  words?: number;
}

/** The sentences of a document by block. */
export function runsOf(sentences: Together): readonly Run[] {
  return sentences.runs ?? [];
}

/** How many words sentences have. */
export function wordsOf(sentences: Together): number {
  if (sentences.words !== undefined) return sentences.words;
  let words = 0;
  for (const { from, to } of sentences) words += to - from;
  sentences.words = words;
  return words;
}

export function isHead({ block: { role } }: ReadBlock): boolean {
  return role === "subject" || role === "preheader";
}

export function stemOf(word: string): string {
  return word.slice(0, STEM);
}

/** The rules with a phrase in a sentence, excused or not: a sentence that hurts is seldom an element. */
export function tonesOf({ hits, tokens }: ReadBlock, { number }: Sentence): ReadonlySet<string> {
  if (!hits) return none;
  let known = tones.get(hits);
  if (!known) {
    known = new Map();
    for (const { phrase, from } of hits.matches) {
      if (phrase.rule.startsWith("signals/")) continue;
      const sentence = tokens.sentence[from] as number;
      known.set(sentence, (known.get(sentence) ?? new Set()).add(phrase.rule));
    }
    tones.set(hits, known);
  }
  return known.get(number) ?? none;
}

const none: ReadonlySet<string> = new Set();
/** What was told of a block's sentences: a block may have thousands of them. */
const tones = new WeakMap<object, Map<number, Set<string>>>();
