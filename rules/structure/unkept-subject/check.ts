import type { ReadBlock } from "../../../core/reading.ts";
import type { DocumentContext, DocumentFinding } from "../../../core/rule.ts";
import { isHead, stemOf } from "../../../core/structure/sentences.ts";
import { hasKind } from "../../../core/structure/shapes.ts";
import { foldWord, isUpper } from "../../../core/text/chars.ts";
import { sentenceTokens, TokenKind, type Tokens } from "../../../core/text/tokens.ts";

const SMALLEST = 11;
const FEWEST_WORDS = 12;
/** What says 50 % in a word. */
const HALF = /\bhalf\b|вдвое|наполовину|половин|удвічі|навпіл/i;
/** A date in digits, and its day: 25.05 is 25 May. */
const DAY = /^(\d{1,2})\.(?:0[1-9]|1[0-2])$/;
const QUOTED = /[«“"„]([^«»“”"„]{3,60})[»”"]/g;

/**
 * What the subject promises and neither the preheader nor the body has: numbers, and names in quotation marks. A preheader
 * is read with the letter, and promises only sums and shares.
 */
export function* checkDocument({ read, wordOf }: DocumentContext): Generator<DocumentFinding> {
  const body = read.blocks.filter((block) => !isHead(block));
  // A shorter body keeps its promise behind a link or in a picture; a merge tag may hold what was promised.
  if (body.reduce((sum, { tokens }) => sum + tokens.count, 0) < FEWEST_WORDS) return;
  const isMerged = body.some(({ tokens }) => hasTagInside(tokens));
  for (const [block, found] of read.blocks.entries()) {
    if (!isHead(found)) continue;
    const head = found.block;
    const isSubject = head.role === "subject";
    const rest = read.blocks.filter((other) => !isHead(other) || (isSubject && other.block.role === "preheader"));
    const numbers = isMerged ? [] : unkeptNumbers(head.text, rest, isSubject);
    const names = isSubject ? unkeptNames(head.text, rest, wordOf) : [];
    for (const { start, end } of [...numbers, ...names]) yield { block, start, end };
  }
}

interface Promised {
  start: number;
  end: number;
}

function unkeptNumbers(text: string, rest: readonly ReadBlock[], isSubject: boolean): Promised[] {
  const numbers = new Set(rest.flatMap(({ block }) => numbersIn(block.text).map(({ number }) => number)));
  for (const number of [...numbers]) numbers.add(DAY.exec(number)?.[1] ?? number);
  if (rest.some(({ block }) => HALF.test(block.text))) numbers.add("50");
  return numbersIn(text).filter(({ number, start, end }) => {
    const isSum = /^\s*[%₽$€£₴]/.test(text.slice(end)) || /[₽$€£₴]\s*$/.test(text.slice(0, start));
    const [, day = number] = isSum ? [] : (DAY.exec(number) ?? []);
    // A small number may stand in the letter as a word.
    return (isSum || (isSubject && Number(number) >= SMALLEST)) && !numbers.has(number) && !numbers.has(day);
  });
}

function unkeptNames(text: string, rest: readonly ReadBlock[], wordOf: (id: number) => string): Promised[] {
  const stems = new Set(rest.flatMap(({ tokens }) => wordsOf(tokens, wordOf).map(stemOf)));
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const [whole, name = ""] = match;
    const isName = isUpper(name.charCodeAt(0));
    const isKept = name.split(/\s+/).some((word) => stems.has(stemOf(foldWord(word))));
    return isName && !isKept ? [{ start: match.index, end: match.index + whole.length }] : [];
  });
}

/** Numbers as they are compared: without the blanks and commas between thousands, and without cents that are nought. */
function numbersIn(text: string): { number: string; start: number; end: number }[] {
  return [...text.matchAll(/\d+(?:[ ,\u00a0\u202f]\d{3}(?!\d))*(?:[.,:]\d+)?/g)].map((match) => ({
    number: match[0]
      .replace(/[ \u00a0\u202f]|,(?=\d{3}(?!\d))/g, "")
      .replace(",", ".")
      .replace(/^0+(?=\d)/, "")
      .replace(/\.00?$/, ""),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function wordsOf(tokens: Tokens, wordOf: (id: number) => string): string[] {
  return Array.from({ length: tokens.count }, (_, i) => wordOf(tokens.word[i] as number));
}

/** Whether a merge tag stands among words, not alone after a greeting. */
function hasTagInside(tokens: Tokens): boolean {
  for (let i = 0; i < tokens.sentenceCount; i++) {
    const { from, to } = sentenceTokens(tokens, i);
    if (to - from > 5 && hasKind(tokens, from, to, TokenKind.placeholder)) return true;
  }
  return false;
}
