/** How many UTF-16 code units two texts begin with alike, and how many they end with alike; the two do not overlap. */
export interface CommonEnds {
  start: number;
  end: number;
}

/** Slices are compared by the machine's words; single code units only where one differs. */
const STEP = 1024;

export function commonEnds(a: string, b: string): CommonEnds {
  const shortest = Math.min(a.length, b.length);
  if (a === b) return { start: shortest, end: 0 };
  let start = 0;
  while (start + STEP <= shortest && a.slice(start, start + STEP) === b.slice(start, start + STEP)) start += STEP;
  while (start < shortest && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  const left = shortest - start;
  let end = 0;
  while (end + STEP <= left && unitsBefore(a, end) === unitsBefore(b, end)) end += STEP;
  while (end < left && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return { start, end };
}

function unitsBefore(text: string, end: number): string {
  return text.slice(text.length - end - STEP, text.length - end);
}
