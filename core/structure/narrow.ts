import type { ReadBlock } from "../reading.ts";
import { isUpper } from "../text/chars.ts";
import { Boundary, type Tokens } from "../text/tokens.ts";
import type { ElementName } from "./elements.ts";
import type { Sentence } from "./sentence-features.ts";

/** A greeting with a name is no longer, in words. */
const LONGEST_GREETING = 6;

/** The part of a sentence that is the element: of «Алла, здравствуйте, спасибо за отзыв» the greeting is two words. */
export function narrowed(element: ElementName, read: ReadBlock, sentence: Sentence): { start: number; end: number } {
  const { start, end, from, to } = sentence;
  if (element !== "greeting" || to - from <= LONGEST_GREETING) return { start, end };
  const { tokens, block } = read;
  let last = from;
  while (last + 1 < to && (isAddress(last + 1) || !hasGreeting())) last++;
  return last + 1 - from > 2 * LONGEST_GREETING
    ? { start, end }
    : { start, end: withComma(block.text, tokens.end[last] as number) };

  function hasGreeting(): boolean {
    return sentence.greetingEnd === undefined || (tokens.end[last] as number) >= sentence.greetingEnd;
  }

  /** A name after the greeting, or the rest of its clause. */
  function isAddress(token: number): boolean {
    return isName(block.text, tokens, token) || (tokens.before[token] as number) < Boundary.dash;
  }
}

function isName(text: string, tokens: Tokens, token: number): boolean {
  return isUpper(text.charCodeAt(tokens.start[token] as number));
}

function withComma(text: string, end: number): number {
  return /[,!:.]/.test(text.charAt(end)) ? end + 1 : end;
}
