import type { Tokens } from "./tokens.ts";

/** The number of the first sentence that ends after an offset; `sentenceCount` where none does. */
export function sentenceAt({ sentenceEnd, sentenceCount }: Tokens, offset: number): number {
  let low = 0;
  let high = sentenceCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentenceEnd[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
