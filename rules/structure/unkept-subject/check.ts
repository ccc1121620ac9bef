import type { DocumentContext, DocumentFinding } from "../../../core/rule.ts";
import { isHead, stemOf } from "../../../core/structure/sentence-features.ts";
import { foldWord, isUpper } from "../../../core/text/chars.ts";
import { TokenKind, type Tokens } from "../../../core/text/tokens.ts";

/** A smaller number may stand in the letter as a word. */
const SMALLEST = 11;
/** A shorter body keeps its promise behind a link or in a picture. */
const FEWEST_WORDS = 12;
/** What says 50 % in a word. */
const HALF = /\bhalf\b|вдвое|наполовину|половин|удвічі|навпіл/i;
const QUOTED = /[«“"„]([^«»“”"„]{3,60})[»”"]/g;

/** What the subject or the preheader promises and the body does not have: numbers, and names in quotation marks. */
export function* checkDocument({ read, wordOf }: DocumentContext): Generator<DocumentFinding> {
  const body = read.blocks.filter((block) => !isHead(block));
  const words = body.flatMap(({ tokens }) => wordsOf(tokens, wordOf));
  // A merge tag may hold the number.
  const isMerged = body.some(({ tokens }) => hasTagInside(tokens));
  if (words.length < FEWEST_WORDS) return;
  const numbers = new Set(body.flatMap(({ block }) => numbersIn(block.text).map(({ number }) => number)));
  if (body.some(({ block }) => HALF.test(block.text))) numbers.add("50");
  const stems = new Set(words.map(stemOf));
  for (const [number, head] of read.blocks.entries()) {
    if (!isHead(head)) continue;
    const { text } = head.block;
    if (!isMerged) {
      for (const promised of numbersIn(text)) {
        const isSmall = Number(promised.number) < SMALLEST && !/^\s*[%₽$€£]/.test(text.slice(promised.end));
        if (!isSmall && !numbers.has(promised.number))
          yield { block: number, start: promised.start, end: promised.end };
      }
    }
    for (const match of text.matchAll(QUOTED)) {
      const named = (match[1] ?? "").split(/\s+/).map(foldWord);
      if (!isUpper((match[1] ?? "").charCodeAt(0)) || named.some((word) => stems.has(stemOf(word)))) continue;
      yield { block: number, start: match.index, end: match.index + match[0].length };
    }
  }
}

/** Numbers as they are compared: without the blanks between thousands, and without cents that are nought. */
function numbersIn(text: string): { number: string; start: number; end: number }[] {
  return [...text.matchAll(/\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,:]\d+)?/g)].map((match) => ({
    number: match[0]
      .replace(/[ \u00a0\u202f]/g, "")
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
  for (let i = 0; i < tokens.count; i++) {
    const words = tokens.sentence[i] as number;
    if (tokens.kind[i] === TokenKind.placeholder && sentenceLength(tokens, words) > 5) return true;
  }
  return false;
}

function sentenceLength(tokens: Tokens, sentence: number): number {
  let length = 0;
  for (let i = 0; i < tokens.count; i++) if (tokens.sentence[i] === sentence) length++;
  return length;
}
