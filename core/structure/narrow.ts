import type { ReadBlock } from "../reading.ts";
import { isUpper } from "../text/chars.ts";
import { Boundary, TokenKind } from "../text/tokens.ts";
import type { ElementName } from "./elements.ts";
import type { Sentence } from "./sentences.ts";

/** A greeting with a name is no longer, in words; a longer sentence says more. */
const LONGEST_GREETING = 6;

/** What stands between two names. */
const JOINING = /^(?:and|&|и|і|й|та)$/i;

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

/** The last word of a greeting: of its formula, or of the names that follow. */
function lastOfGreeting({ block, tokens }: ReadBlock, { from, to }: Sentence, greetingEnd: number): number {
  const first = (token: number) => block.text.charCodeAt(tokens.start[token] as number);
  const isName = (token: number) => tokens.kind[token] === TokenKind.placeholder || isUpper(first(token));
  const isApart = (token: number) => token === to || (tokens.before[token] as number) >= Boundary.dash;
  const namesAfter = (token: number) => {
    let last = token;
    while (last + 1 < to) {
      const word = block.text.slice(tokens.start[last + 1], tokens.end[last + 1]);
      const next = last > token && JOINING.test(word) ? last + 2 : last + 1;
      if (next >= to || !isName(next) || (last > token && isApart(last + 1))) break;
      last = next;
    }
    return last;
  };
  let last = from;
  while (last + 1 < to && (tokens.end[last] as number) < greetingEnd) last++;
  // «Алла, здравствуйте»: the name came first.
  if (last > from && isApart(last) && isName(from)) return last;
  if (!isApart(last + 1)) last = namesAfter(last);
  if (!isApart(last + 1)) return last;
  // A name that stands apart ends at a comma again; "Hi Shane, Sorry to hear" goes on.
  const name = namesAfter(last);
  return isApart(name + 1) ? name : last;
}
