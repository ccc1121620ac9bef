import type { LocatedFinding } from "./phrases.ts";

/** In the order of the text; of findings of one rule that overlap, the longest. */
export function settle(findings: readonly LocatedFinding[]): LocatedFinding[] {
  if (findings.length < 2) return [...findings];
  const last = new Map<string, number>();
  const kept: LocatedFinding[] = [];
  for (const candidate of [...findings].sort(inOrder)) {
    const at = last.get(candidate.rule.id);
    const previous = at === undefined ? undefined : kept[at];
    if (at !== undefined && previous?.block === candidate.block && candidate.finding.start < previous.finding.end) {
      if (length(candidate) > length(previous)) kept[at] = candidate;
    } else last.set(candidate.rule.id, kept.push(candidate) - 1);
  }
  return kept.sort(inOrder);
}

function inOrder(a: LocatedFinding, b: LocatedFinding): number {
  return a.block - b.block || a.finding.start - b.finding.start || length(b) - length(a) || order(a) - order(b);
}

/** Of phrases that find the same words, the pack's first is meant. */
function order({ pattern }: LocatedFinding): number {
  return pattern ?? -1;
}

function length({ finding }: LocatedFinding): number {
  return finding.end - finding.start;
}
