import type { SourceDocument } from "./document.ts";
import type { Rule } from "./rule.ts";

/** All documents of a run, for rules that compare them: each rule remembers what it wants to. */
export class DocumentSet {
  readonly #memories = new Map<string, unknown>();

  /** What a rule remembers; made when it is first asked for. */
  memoryOf<T>(rule: string, make: () => T): T {
    const known = this.#memories.get(rule);
    if (known !== undefined) return known as T;
    const made = make();
    this.#memories.set(rule, made);
    return made;
  }
}

/**
 * What a run says of a document, as far as any rule goes by it: as long as it is the same, and the document is, so is what is
 * found.
 */
export function surveyedOf(
  rules: Readonly<Record<string, Rule>>,
  { blocks }: Pick<SourceDocument, "blocks">,
  set: DocumentSet,
): string[] {
  const own = blocks.filter((block) => !block.quote);
  return Object.values(rules).map((rule) => rule.surveyed?.(own, set) ?? "");
}

/** What all rules remember of a run as plain data, which another thread can take; undefined where they remember nothing. */
export function plainSet(rules: Readonly<Record<string, Rule>>, set: DocumentSet): Record<string, unknown> | undefined {
  const plain = Object.entries(rules).flatMap(([id, rule]) => {
    const remembered = rule.remembered?.(set);
    return remembered === undefined ? [] : [[id, remembered] as const];
  });
  return plain.length > 0 ? Object.fromEntries(plain) : undefined;
}

/** Adds what was remembered in another thread, as if those documents had been surveyed here, after the others. */
export function addPlainSet(
  rules: Readonly<Record<string, Rule>>,
  plain: Readonly<Record<string, unknown>>,
  set: DocumentSet,
): void {
  for (const [id, remembered] of Object.entries(plain)) rules[id]?.remember?.(remembered, set);
}
