import type { ReadBlock } from "../reading.ts";
import { isUpper } from "../text/chars.ts";
import { Boundary } from "../text/tokens.ts";
import type { ElementName } from "./elements.ts";
import type { Sentence } from "./sentence-features.ts";

/** A greeting with a name is no longer, in words; a longer sentence says more. */
const LONGEST_GREETING = 6;

const CLOSING = /[»”"')\]]/;

/** The part of a sentence that is the element: of «Алла, здравствуйте, спасибо за отзыв» the greeting is two words. */
export function narrowed(element: ElementName, read: ReadBlock, sentence: Sentence): { start: number; end: number } {
  const { start, from, to, greetingEnd } = sentence;
  const end = closed(read.block.text, sentence.end);
  if (element !== "greeting" || greetingEnd === undefined || to - from <= LONGEST_GREETING) return { start, end };
  const last = lastOfGreeting(read, sentence, greetingEnd);
  const greeting = read.tokens.end[last] as number;
  return { start, end: /[,!:.]/.test(read.block.text.charAt(greeting)) ? greeting + 1 : greeting };
}

/** A sentence ends after the marks that close what it opened. */
function closed(text: string, end: number): number {
  let at = end;
  while (CLOSING.test(text.charAt(at))) at++;
  return at;
}

/** The last word of a greeting: of its formula, or of the name that follows. */
function lastOfGreeting({ block, tokens }: ReadBlock, { from, to }: Sentence, greetingEnd: number): number {
  const isName = (token: number) => isUpper(block.text.charCodeAt(tokens.start[token] as number));
  const isApart = (token: number) => (tokens.before[token] as number) >= Boundary.dash;
  let last = from;
  while (last + 1 < to && (tokens.end[last] as number) < greetingEnd) last++;
  // «Алла, здравствуйте»: the name came first.
  let isNamed = isApart(last) && isName(from);
  while (last + 1 < to && isName(last + 1) && !(isApart(last + 1) && isNamed)) {
    last++;
    isNamed = true;
  }
  return last;
}
