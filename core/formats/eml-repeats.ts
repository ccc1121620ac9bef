import type { Block } from "../document.ts";

/** So many words in a row are the same words. */
const ROW = 3;
/** A longer letter is not compared: what both of its texts say is told twice. */
const MOST_WORDS = 500_000;
const WORD = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060]+/gu;
/** What stands in a word and shows nothing. */
const UNSEEN = /[\u00AD\u200B-\u200D\u2060]/g;
/** Programs that make text of HTML write the addresses of links beside their words. */
const ADDRESS = /[<[(]?(?:https?:|mailto:)[^\s>\])]*[>\])]?/giu;
const SENTENCE_END = /[.!?…](?:["»”’)*_]|\s)*\s|\n[ \t]*\r?\n/u;

/** Marks the sentences that another text of the same letter has, word for word, whatever their case and their lines. */
export function markRepeats(blocks: readonly Block[], others: readonly Block[]): Block[] {
  const rows = rowsOf(others);
  if (rows === undefined) return [...blocks];
  return blocks.map((block) => {
    const repeats = sentencesOf(block.text)
      .filter(({ words }) => isKnown(words, rows))
      .map(({ start, end }) => ({ start, end }));
    return repeats.length === 0 ? block : { ...block, repeats: joined(repeats) };
  });
}

/** Whether all that a text says is said elsewhere. */
export function isAllRepeated(blocks: readonly Block[]): boolean {
  return blocks.every(({ text, repeats, quote }) => {
    if (quote || !/[\p{L}\p{N}]/u.test(text)) return true;
    return repeats?.length === 1 && repeats[0]?.start === 0 && repeats[0].end === text.length;
  });
}

/** All runs of one to `ROW` words; undefined where there are too many. */
function rowsOf(blocks: readonly Block[]): ReadonlySet<string> | undefined {
  const rows = new Set<string>();
  const last: string[] = [];
  let count = 0;
  for (const { text, quote } of blocks) {
    if (quote) continue;
    for (const [word] of plainText(text).matchAll(WORD)) {
      last.push(word.replace(UNSEEN, ""));
      if (last.length > ROW) last.shift();
      if (++count > MOST_WORDS) return undefined;
      for (let i = 0; i < last.length; i += 1) rows.add(last.slice(i).join(" "));
    }
  }
  return rows;
}

function isKnown(words: readonly string[], rows: ReadonlySet<string>): boolean {
  if (words.length < ROW) return rows.has(words.join(" "));
  for (let i = 0; i + ROW <= words.length; i += 1) if (!rows.has(words.slice(i, i + ROW).join(" "))) return false;
  return true;
}

/** What stays as long as the text. */
function plainText(text: string): string {
  const folded = text.toLowerCase();
  const view = folded.length === text.length ? folded : text;
  return view.replace(ADDRESS, (address) => " ".repeat(address.length)).replace(/ё/g, "е");
}

interface Sentence {
  words: string[];
  start: number;
  end: number;
}

/** The sentences of a text, from its beginning to its end. */
function sentencesOf(text: string): Sentence[] {
  const plain = plainText(text);
  const sentences: Sentence[] = [];
  let words: string[] = [];
  let start = 0;
  let done = 0;
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    if (words.length > 0 && SENTENCE_END.test(plain.slice(done, index))) {
      sentences.push({ words, start, end: index });
      words = [];
      start = index;
    }
    words.push(word.replace(UNSEEN, ""));
    done = index + word.length;
  }
  if (words.length > 0) sentences.push({ words, start, end: text.length });
  return sentences;
}

function joined(spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = all.at(-1);
    if (last?.end === start) last.end = end;
    else all.push({ start, end });
  }
  return all;
}
