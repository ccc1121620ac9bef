import type { PhraseHit } from "../language-engine.ts";
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
  /** What it shows beside its words; see `shapesOf`. */
  shapes: readonly string[];
  /** The rules with a phrase in it, excused or not, without repetition: a sentence that hurts is seldom an element. */
  tones: readonly string[];
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
  const { tokens, hits } = read;
  const signals = findSignals(blocks, block, "signals/outline");
  const matches = hits?.matches ?? nothing;
  const sentences: Sentence[] = [];
  // Both are in the order of sentences.
  let signal = 0;
  let match = 0;
  for (let number = 0, from = 0; number < tokens.sentenceCount; number++) {
    const to = afterSentence(tokens, number, from);
    const start = tokens.sentenceStart[number] as number;
    const end = tokens.sentenceEnd[number] as number;
    let names: string[] | undefined;
    let greetingEnd: number | undefined;
    for (; signal < signals.length && (signals[signal] as Signal).start < end; signal++) {
      const own = signals[signal] as Signal;
      names = withName(names, own.name);
      if (own.name === "greeting") greetingEnd = afterGreeting(own, greetingEnd);
    }
    let tones: string[] | undefined;
    for (; match < matches.length && (matches[match] as PhraseHit).from < to; match++) {
      const { rule } = (matches[match] as PhraseHit).phrase;
      if (!rule.startsWith("signals/")) tones = withName(tones, rule);
    }
    sentences.push({
      block,
      number,
      start,
      end,
      from,
      to,
      signals: names ?? nothing,
      shapes: shapesOf(read, { number, start, end, from, to }),
      tones: tones ?? nothing,
      greetingEnd,
    });
    from = to;
  }
  return sentences;
}

const nothing: readonly never[] = [];

function withName(names: string[] | undefined, name: string): string[] {
  if (!names) return [name];
  if (!names.includes(name)) names.push(name);
  return names;
}

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

/** Where a greeting ends with one more signal of it: «Олено, доброго дня» is two in a row. */
function afterGreeting(next: Signal, end: number | undefined): number {
  if (end === undefined) return next.end;
  return next.start <= end + 2 ? Math.max(end, next.end) : end;
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
