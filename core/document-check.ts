import type { LocatedFinding } from "./phrases.ts";
import type { PlannedRule } from "./plan.ts";
import type { DocumentContext, PhraseFinding } from "./rule.ts";
import { settle } from "./settle.ts";

/**
 * Lets the rules that judge the document as a whole decide what becomes of what their phrases found.
 * Returns the findings of all rules in the order of the text.
 * @param failed Told of a rule that throws; what it would have said is left out.
 */
export function checkDocument(
  located: readonly LocatedFinding[],
  judging: readonly PlannedRule[],
  context: Omit<DocumentContext, "found" | "options">,
  failed: (rule: PlannedRule, error: Error) => void,
): readonly LocatedFinding[] {
  if (judging.length === 0) return located;
  const kept: LocatedFinding[] = [];
  const phrases = new Map<string, Map<PhraseFinding, LocatedFinding>>();
  for (const candidate of located) {
    const { rule } = candidate;
    if (!rule.checkDocument) {
      kept.push(candidate);
      continue;
    }
    const own = phrases.get(rule.id) ?? new Map<PhraseFinding, LocatedFinding>();
    phrases.set(rule.id, own.set(asPhraseFinding(candidate), candidate));
  }
  const before = kept.length;
  // One object for all rules: a table has a million documents, and a rule is done with it before the next one begins.
  const shared: DocumentContext = { ...context, found: [], options: {} };
  for (const rule of judging) {
    const own = phrases.get(rule.id);
    try {
      shared.found = own ? [...own.keys()] : [];
      shared.options = rule.options;
      const judged: LocatedFinding[] = [];
      for (const finding of rule.checkDocument?.(shared) ?? [])
        judged.push(own?.get(finding) ?? { rule, finding, block: finding.block });
      for (const finding of settle(judged)) kept.push(finding);
    } catch (error) {
      failed(rule, error as Error);
    }
  }
  if (kept.length === before) return kept;
  return kept.sort((a, b) => a.block - b.block || a.finding.start - b.finding.start);
}

function asPhraseFinding({ finding, phrase, block }: LocatedFinding): PhraseFinding {
  const found: PhraseFinding = { start: finding.start, end: finding.end, block };
  if (finding.suggestions) found.suggestions = finding.suggestions;
  if (phrase?.as) found.as = phrase.as;
  return found;
}
