import { headField } from "./formats/fields.ts";
import type { ReadBlock } from "./reading.ts";
import { isUpper } from "./text/chars.ts";
import { Boundary, sentenceTokens } from "./text/tokens.ts";

/** No greeting or call is longer, in words. */
const LONGEST_OPENING = 4;

/**
 * Where a sentence begins to say something: after «Здравствуйте, Ольга,», "Subject:". An offset in the block's text.
 * @param isName Whether a token is somebody's name.
 */
export function afterOpening(read: ReadBlock, sentence: number, isName: (token: number) => boolean): number {
  const { tokens, block, hits } = read;
  const { from, to } = sentenceTokens(tokens, sentence);
  let start = from;
  for (let i = from + 1; i < to && i - start <= LONGEST_OPENING; i++) {
    if (tokens.before[i] !== Boundary.clause) continue;
    if (!isOpening(start, i)) break;
    start = i;
  }
  return tokens.start[start] as number;

  function isOpening(first: number, after: number): boolean {
    const isGreeting = hits?.matches.some(
      ({ phrase, from: hit }) =>
        phrase.as === "greeting" && phrase.rule.startsWith("signals/") && hit >= first && hit < after,
    );
    if (isGreeting) return true;
    // Mr. Smith
    if (after - first > 1 && Array.from({ length: after - first }, (_, i) => first + i).every(isCapital)) return true;
    for (let i = first; i < after; i++) {
      if (isCapital(i) && isName(i)) return true;
    }
    const end = tokens.end[after - 1] as number;
    return block.text[end] === ":" && headField(block.text.slice(tokens.start[first], end)) !== undefined;
  }

  function isCapital(token: number): boolean {
    return isUpper(block.text.charCodeAt(tokens.start[token] as number));
  }
}
