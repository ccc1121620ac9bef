import type { ReadBlock } from "../reading.ts";
import { Boundary, SentenceMark, TokenKind, type Tokens } from "../text/tokens.ts";

/** A sentence of a block: its number, its span in the block's text, and its tokens, from one to before another. */
export interface SentencePlace {
  number: number;
  start: number;
  end: number;
  from: number;
  to: number;
}

const LINK = /\]\(|https?:\/\/|www\.|\b[\w-]+\.(?:ru|com|ua|uk|org|net|io|example)\b/i;
const MONEY = /[₽$€£₴]|(?:^|[^\p{L}])(?:руб|грн|коп|USD|EUR|UAH|RUB)/iu;
const PERCENT = /%/;
const TIME = /(?:^|\D)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/;
const BARE_NAME = /^\p{Lu}[\p{L}'’-]+(?:,? (?:и|і|та|and|& )?\s?\p{Lu}[\p{L}'’.-]+){0,2}[.!]?$/u;
const FOOTNOTE = /\*[ \t]*$/;

/** What a sentence shows beside its words. */
export function* shapesOf(
  { block, tokens }: ReadBlock,
  { number, start, end, from, to }: SentencePlace,
): Generator<string> {
  const text = block.text.slice(start, end);
  if (hasKind(tokens, from, to, TokenKind.number)) yield "number";
  if (hasKind(tokens, from, to, TokenKind.placeholder)) yield "tag";
  if (MONEY.test(text)) yield "money";
  if (PERCENT.test(text)) yield "percent";
  if (TIME.test(text)) yield "time";
  if (LINK.test(text) || block.links?.some((link) => link.start < end && start < link.end)) yield "link";
  if (FOOTNOTE.test(block.text.slice(Math.max(0, start - 3), start))) yield "footnote";
  if (BARE_NAME.test(text)) yield "name";
  const mark = tokens.sentenceMark[number] as number;
  if (mark & SentenceMark.question) yield "question";
  if (mark & SentenceMark.exclamation) yield "exclamation";
  if (!/[.!?…]["»”)]*$/.test(text)) yield "open";
  if (number === 0) yield "opens-block";
  if (number === tokens.sentenceCount - 1) yield "ends-block";
  if (tokens.sentenceCount === 1) yield "alone";
  if (block.role !== "paragraph") yield `role-${block.role}`;
  if (from + 1 < to && tokens.before[from + 1] === Boundary.clause) yield "comma-after-first";
}

/** Whether one of the tokens from `from` to before `to` is of a kind. */
export function hasKind(tokens: Tokens, from: number, to: number, kind: number): boolean {
  for (let i = from; i < to; i++) if (tokens.kind[i] === kind) return true;
  return false;
}
