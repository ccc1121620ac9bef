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
  const judging = [...rules.values()].filter((rule) => rule.checkDocument);
  if (judging.length === 0) return located;
  const kept = located.filter(({ rule }) => !rule.checkDocument);
  for (const rule of judging) {
    const own = located.filter((candidate) => candidate.rule.id === rule.id);
    const phrases = new Map(own.map((candidate) => [asPhraseFinding(candidate), candidate]));
    try {
      const found = [...phrases.keys()];
      for (const finding of rule.checkDocument?.({ ...context, found, options: rule.options }) ?? []) {
        kept.push(phrases.get(finding) ?? { rule, finding, block: finding.block });
      }
    } catch (error) {
      failed(rule, error as Error);
    }
  }
  return kept.sort((a, b) => a.block - b.block || a.finding.start - b.finding.start);
}

function asPhraseFinding({ finding, phrase, block }: LocatedFinding): PhraseFinding {
  return { ...finding, block, ...(phrase?.as ? { as: phrase.as } : {}) };
}
