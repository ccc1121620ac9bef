import type { Block } from "./document.ts";
import type { BlockHits } from "./language-engine.ts";
import { type DocumentMemory, Notes } from "./memory.ts";
import type { ReadBlock } from "./reading.ts";
import type { Language } from "./text/language.ts";
import { originOf } from "./text/text-map.ts";
import type { Tokens } from "./text/tokens.ts";

/** What a block's words and its role come to, wherever it stands. */
export interface BlockWords {
  text: string;
  tokens: Tokens;
  /** The language that they seem to be in. */
  language: Language | null | undefined;
}

/** What was found in a block in a language, as an answer to a review. */
interface Matched {
  language: Language | null | undefined;
  answer: object;
  hits: BlockHits | undefined;
}

/** A block that stays what it is from one reading to the next, with all that is noted of it, until it changes. */
interface LastingBlock extends ReadBlock {
  /** Its language, unless it has that from its neighbours. */
  own: Language | null | undefined;
  matched?: Matched;
  /** Whether its notes are those of what was found in it and in its neighbours. */
  isPlaced?: boolean;
  before?: Matched | undefined;
  after?: Matched | undefined;
}

interface LastBlocks {
  generation: number;
  declared: Language | undefined;
  blocks: readonly LastingBlock[];
  /** Those of the reading before. */
  previous: readonly ReadBlock[];
}

/** What has changed since another reading, where there are as many blocks: from one to before another. */
export interface Change {
  /** The blocks of that reading. */
  since: readonly ReadBlock[];
  from: number;
  to: number;
}

/**
 * The blocks of a document, those of the last reading where they are the same: from both ends, up to what has changed.
 * @param reader Whose words they are, and `generation` which of them.
 * @param declared The language that the document says it is in.
 * @param wordsOf Cuts a block into words, or remembers them.
 */
export function readBlocksAgain(
  reader: object,
  generation: number,
  declared: Language | undefined,
  blocks: readonly Block[],
  memory: DocumentMemory,
  wordsOf: (block: Block) => BlockWords,
): ReadBlock[] {
  const last = memory.lastOf<LastBlocks>(reader);
  const old = last?.generation === generation && last.declared === declared ? last.blocks : [];
  const read: LastingBlock[] = new Array(blocks.length);
  const words: (BlockWords | undefined)[] = [];
  const most = Math.min(old.length, blocks.length);
  const takes = (from: number, at: number): boolean => {
    const lasting = old[from] as LastingBlock;
    const block = blocks[at] as Block;
    if (isSame(lasting.block, block)) lasting.block = block;
    else {
      const known = words[at] ?? wordsOf(block);
      words[at] = known;
      if (known.tokens !== lasting.tokens) return false;
      lasting.block = { ...block, text: known.text };
    }
    lasting.language = lasting.own;
    read[at] = lasting;
    return true;
  };
  let start = 0;
  while (start < most && takes(start, start)) start++;
  let end = 1;
  while (end <= most - start && takes(old.length - end, blocks.length - end)) end++;
  for (let i = start; i <= blocks.length - end; i++) {
    const block = blocks[i] as Block;
    const { text, tokens, language } = words[i] ?? wordsOf(block);
    const own = block.language ?? declared ?? language;
    read[i] = { block: { ...block, text }, tokens, language: own, own, firstSentence: 0, notes: new Notes() };
  }
  memory.keepLast(reader, { generation, declared, blocks: read, previous: old } satisfies LastBlocks);
  return read;
}

/** Whether two blocks say the same, and were read in one go: they differ in nothing but their place. */
function isSame(a: Block, b: Block): boolean {
  return originOf(a.map) === originOf(b.map) && a.text === b.text && a.role === b.role && a.language === b.language;
}

/**
 * Matches the blocks that have changed. A block that has not, and stands among the same, has the notes of the last reading;
 * no two blocks share theirs, even where they say the same.
 * @param answer Stands for the review that is answered.
 * @param match Finds all patterns.
 * @returns What is new, or has new notes; undefined where nothing can be compared.
 */
export function matchAgain(
  reader: object,
  blocks: readonly ReadBlock[],
  answer: object,
  memory: DocumentMemory,
  match: (block: ReadBlock) => BlockHits | undefined,
): Change | undefined {
  const last = memory.lastOf<LastBlocks>(reader);
  const since = last?.blocks === blocks && last.previous.length === blocks.length ? last.previous : undefined;
  let [from, to] = [blocks.length, 0];
  const lasting = blocks as readonly LastingBlock[];
  for (const read of lasting) {
    const { matched, language } = read;
    if (matched?.language === language && matched?.answer === answer) continue;
    const key = `hits ${memory.numberOf(read.tokens)} ${language} ${memory.numberOf(answer)}`;
    read.matched = memory.recall(key, () => ({ language, answer, hits: match(read) }));
    (read as { hits?: BlockHits | undefined }).hits = read.matched.hits;
    read.isPlaced = false;
  }
  // Excuses may stand in the block before, and in the next sentence.
  let after: Matched | undefined;
  for (let i = lasting.length - 1; i >= 0; i--) {
    const read = lasting[i] as LastingBlock;
    const before = lasting[i - 1]?.matched;
    let isNew = since?.[i] !== read;
    if (!read.isPlaced || read.before !== before || read.after !== after) {
      read.isPlaced = true;
      read.before = before;
      read.after = after;
      read.notes = new Notes();
      isNew = true;
    }
    if (isNew) {
      from = i;
      to ||= i + 1;
    }
    if (read.tokens.sentenceCount > 0) after = read.matched;
  }
  return since && { since, from: Math.min(from, to), to };
}

/** What is of a block of a document, by the block's number. */
interface OfBlock {
  block: number;
}

/** The index of the first that is of a block or of one after it; they are in the order of the blocks. */
export function firstOfBlock(all: readonly OfBlock[], block: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as OfBlock).block < block) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A list in the order of the text, with what is of some blocks now in place of what was: from one to before another. */
export function patched<T extends OfBlock>(old: readonly T[], now: readonly T[], from: number, to: number): T[] {
  return [...old.slice(0, firstOfBlock(old, from)), ...now, ...old.slice(firstOfBlock(old, to))];
}
