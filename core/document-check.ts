import type { RuleFinding } from "./phrases.ts";
import type { PlannedRule } from "./plan.ts";
import type { DocumentContext, PhraseFinding } from "./rule.ts";

/** A finding with the number of its block. */
export interface LocatedFinding extends RuleFinding {
  block: number;
}

/**
 * Lets the rules that judge the document as a whole decide what becomes of what their phrases found.
 * Returns the findings of all rules in the order of the text.
 * @param failed Told of a rule that throws; what it would have said is left out.
 */
export function checkDocument(
  located: readonly LocatedFinding[],
  rules: ReadonlyMap<string, PlannedRule>,
  context: Omit<DocumentContext, "found" | "options">,
  failed: (rule: PlannedRule, error: Error) => void,
): readonly LocatedFinding[] {
  const judging = judgingRules(rules);
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
  for (const rule of judging) {
    const own = phrases.get(rule.id);
    try {
      const found = own ? [...own.keys()] : [];
      for (const finding of rule.checkDocument?.({ ...context, found, options: rule.options }) ?? []) {
        kept.push(own?.get(finding) ?? { rule, finding, block: finding.block });
      }
    } catch (error) {
      failed(rule, error as Error);
    }
  }
  if (kept.length === before) return kept;
  return kept.sort((a, b) => a.block - b.block || a.finding.start - b.finding.start);
}

/** Plans are kept, and so is what follows from them. */
const judgingOf = new WeakMap<ReadonlyMap<string, PlannedRule>, PlannedRule[]>();

function judgingRules(rules: ReadonlyMap<string, PlannedRule>): readonly PlannedRule[] {
  const known = judgingOf.get(rules);
  if (known) return known;
  const judging = [...rules.values()].filter((rule) => rule.checkDocument);
  judgingOf.set(rules, judging);
  return judging;
}

function asPhraseFinding({ finding, phrase, block }: LocatedFinding): PhraseFinding {
  const found: PhraseFinding = { start: finding.start, end: finding.end, block };
  if (finding.suggestions) found.suggestions = finding.suggestions;
  if (phrase?.as) found.as = phrase.as;
  return found;
}
