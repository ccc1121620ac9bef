import { distance } from "fastest-levenshtein";

/** The candidate that a mistyped word was probably meant to be. */
export function closestName(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    // A word that was cut short, such as `superlative` or `long-intro`, is near whatever its distance.
    const steps = isPart(lower, other) ? 1 : distance(lower, other);
    if (steps < bestDistance) [best, bestDistance] = [candidate, steps];
  }
  return bestDistance <= Math.max(1, Math.floor(word.length * 0.4)) ? best : undefined;
}

/** A remedy for an unknown name: `Did you mean "…"?`, or what is there to choose from. */
export function didYouMean(word: string, candidates: readonly string[], otherwise?: string): string {
  const name = closestName(word, candidates);
  if (name !== undefined) return `Did you mean ${JSON.stringify(name)}?`;
  return otherwise ?? `It can be ${listOr(candidates)}`;
}

/** `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
export function listOr(names: readonly string[]): string {
  const quoted = names.map((name) => JSON.stringify(name));
  if (quoted.length < 2) return quoted.join("");
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

function isPart(short: string, long: string): boolean {
  return (
    short.length >= 4 && (long.startsWith(short) || long.split(/[/-]/).includes(short) || long.endsWith(`/${short}`))
  );
}
