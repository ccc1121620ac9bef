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

/** Where the run of the given units begins that ends at `end`; an expression such as `/ +$/` would try at each of them anew. */
export function runStart(text: string, end: number, units: string): number {
  let start = end;
  while (start > 0 && units.includes(text.charAt(start - 1))) start--;
  return start;
}
