import type { CheckContext, Finding } from "../../core/rule.ts";
import { isUpper } from "../../core/text/chars.ts";
import { Boundary, TokenKind } from "../../core/text/tokens.ts";

const MARKS = /[!?]{2,}/g;
// One after another, with what belongs to each: skin tone, variation selector, joiner.
const EMOJI = /(?:\p{Extended_Pictographic}(?:\p{M}|\u200D|\uFE0F|\p{Emoji_Modifier})*\s?)+/gu;
/** A quick look: where no emoji begins there is none. */
const MAYBE_EMOJI = /[\u203C-\u3299\uD83C-\uD83E]/;
/** A family joined of several is one. */
const ONE_EMOJI = /(?<!\u200D)\p{Extended_Pictographic}/gu;
/** Shorter words in capitals are mostly acronyms. */
const SHORTEST_ALONE = 4;

/** What a code or a keyword in capitals is announced by. */
const CODE_WORD =
  /(?<!\p{L})(?:(?:промо|ваучер-?)?код\p{L}*|купон\p{L}*|слов(?:о|ом|у)|code|coupon|voucher|word|keyword|text|sms|смс)[\s:"«“'„*`—–-]*$/iu;
const LONGEST_CODE_WORD = 24;

/** Words in capitals, `!!!`, `?!`, rows of emoji. */
export function* check(context: CheckContext): Generator<Finding> {
  yield* capitals(context);
  for (const { index, 0: marks } of context.block.text.matchAll(MARKS)) {
    yield {
      start: index,
      end: index + marks.length,
      message: "marks",
      suggestions: [marks.includes("?") ? "?" : "!"],
      isFixable: true,
    };
  }
  if (!MAYBE_EMOJI.test(context.block.text)) return;
  for (const { index, 0: row } of context.block.text.matchAll(EMOJI)) {
    if ((row.match(ONE_EMOJI)?.length ?? 0) < Number(context.options.emoji)) continue;
    yield { start: index, end: index + row.trimEnd().length, message: "emoji" };
  }
}

/** Runs of words in capitals: several in a row, or a lone ordinary word. */
function* capitals(context: CheckContext): Generator<Finding> {
  const { tokens } = context;
  for (let i = 0; i < tokens.count; i++) {
    if (!isShouted(context, i)) continue;
    let last = i;
    while (last + 1 < tokens.count && tokens.before[last + 1] !== Boundary.sentence && isShouted(context, last + 1))
      last++;
    const ordinary = range(i, last).filter((token) => context.isKnownWord(token));
    const longest = ordinary.reduce((most, token) => Math.max(most, wordAt(context, token).length), 0);
    const enough = last > i ? ordinary.length >= Number(context.options.words) : longest >= SHORTEST_ALONE;
    if (enough && !isPlaceholder(context, i, last) && !(last === i && isCode(context, i)))
      yield { start: tokens.start[i] as number, end: tokens.end[last] as number };
    i = last;
  }
}

function isShouted(context: CheckContext, token: number): boolean {
  const { block, tokens } = context;
  // Most words do not begin with two capitals: look at that before anything that costs.
  const start = tokens.start[token] as number;
  if (tokens.kind[token] !== TokenKind.word || !isUpper(block.text.charCodeAt(start))) return false;
  if (!isUpper(block.text.charCodeAt(start + 1)) || context.isInClass(token, "acronym")) return false;
  const word = wordAt(context, token);
  if (word.length < 2 || /[\p{Ll}\p{N}]/u.test(word) || !/\p{Lu}/u.test(word)) return false;
  return !context.business.names.some((name) => name.toUpperCase().split(/\s+/).includes(word));
}

/** Whether the word is a promo code or a keyword to send: «промокод ЛЕТО», "text YES to 12345". */
function isCode({ block, tokens }: CheckContext, token: number): boolean {
  const start = tokens.start[token] as number;
  return CODE_WORD.test(block.text.slice(Math.max(0, start - LONGEST_CODE_WORD), start));
}

/** Whether a template's field stands there: `[NAME]`, `%FIRST_NAME%`. It is none of this rule's business. */
function isPlaceholder({ block, tokens }: CheckContext, first: number, last: number): boolean {
  const before = block.text.charAt((tokens.start[first] as number) - 1);
  const after = block.text.charAt(tokens.end[last] as number);
  return (before !== "" && "[{%#<_$".includes(before)) || (after !== "" && "]}%#>_".includes(after));
}

function wordAt({ block, tokens }: CheckContext, token: number): string {
  return block.text.slice(tokens.start[token], tokens.end[token]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
