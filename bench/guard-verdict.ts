/** What the guard makes of ratios. */

/** So many times worse than the committed ratio is too much. */
export const LIMIT = 1.25;

export type Ratios = Record<string, number>;

export interface Verdict {
  worse: string[];
  /** So much better that the committed ratio would let all of the gain be lost again. */
  better: string[];
  /** Measured, but not committed, or the other way round. */
  unknown: string[];
}

/** `measured`: undefined for what this machine cannot measure. */
export function verdictOn(committed: Ratios, measured: Record<string, number | undefined>): Verdict {
  const verdict: Verdict = { worse: [], better: [], unknown: [] };
  for (const name of new Set([...Object.keys(committed), ...Object.keys(measured)])) {
    const [before, now] = [committed[name], measured[name]];
    if (before === undefined || !(name in measured)) verdict.unknown.push(name);
    else if (now === undefined) continue;
    // What is no number is no proof that all is well.
    else if (!(now <= before * LIMIT)) verdict.worse.push(name);
    else if (now < before / LIMIT) verdict.better.push(name);
  }
  return verdict;
}
