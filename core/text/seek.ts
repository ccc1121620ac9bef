/**
 * Finds the next place of `needle` in `text` from an offset that never goes back: all calls together read the text once,
 * however often they ask.
 *
 * @returns The offset, or `Infinity` where there is none.
 */
export function createSeeker(text: string, needle: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const next = text.indexOf(needle, from);
      found = next === -1 ? Infinity : next;
    }
    return found;
  };
}
