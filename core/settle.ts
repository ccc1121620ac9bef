import type { RuleFinding } from "./phrases.ts";

/** In the order of the text; of findings of one rule that overlap, the longest. */
export function settle(findings: readonly RuleFinding[]): RuleFinding[] {
  if (findings.length < 2) return [...findings];
  const last = new Map<string, number>();
  const kept: RuleFinding[] = [];
  for (const candidate of [...findings].sort(inOrder)) {
    const at = last.get(candidate.rule.id);
    const previous = at === undefined ? undefined : kept[at];
    if (at !== undefined && previous && candidate.finding.start < previous.finding.end) {
      if (length(candidate) > length(previous)) kept[at] = candidate;
    } else last.set(candidate.rule.id, kept.push(candidate) - 1);
  }
  return kept.sort(inOrder);
}

function inOrder(a: RuleFinding, b: RuleFinding): number {
  return a.finding.start - b.finding.start || length(b) - length(a);
}

function length({ finding }: RuleFinding): number {
  return finding.end - finding.start;
}
