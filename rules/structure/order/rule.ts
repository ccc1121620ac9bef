import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import type { ElementName } from "../../../core/structure/elements.ts";
import type { Outline } from "../../../core/structure/outline.ts";
import { signalsFor } from "../../../core/structure/templates.ts";
import { findingAt, firstOf } from "../sentences.ts";

export default defineRule({
  severity: "info",
  kinds: ["email", "reply", "message"],
  about: "document",
  excusedBy: [],
  checkDocument,
});

/** Elements that must not change places, by pairs: the first belongs before the second. Others may mingle. */
const PAIRS: readonly [ElementName, ElementName][] = [
  ["greeting", "thanks"],
  ["greeting", "apology"],
  ["greeting", "empathy"],
  ["greeting", "value"],
  ["greeting", "solution"],
  ["empathy", "solution"],
  ["apology", "solution"],
  ["value", "cta"],
  ["solution", "sign-off"],
  ["next-step", "sign-off"],
  ["cta", "sign-off"],
];

/** What is less sure says nothing of its place. */
const SURE = 0.7;

function* checkDocument({ outline }: DocumentContext): Generator<DocumentFinding> {
  const told = new Set<number>();
  for (const [element, other] of PAIRS) {
    if (!hasSlots(outline, element, other)) continue;
    const late = firstOf(outline, element, SURE);
    const early = firstOf(outline, other, SURE);
    // Where the two share a sentence, it is one thought.
    if (!late || !early || early.sentence >= late.sentence || told.has(late.sentence)) continue;
    if (element !== "greeting" && isRepeated(outline, other, late.sentence)) continue;
    if (isSorry(element) && outline.elements.some((other) => isSorry(other.element) && other.sentence < early.sentence))
      continue;
    if (!isShown(outline, element, late.sentence) || isShown(outline, element, early.sentence)) continue;
    told.add(late.sentence);
    yield* findingAt(outline, late.sentence, {
      names: { element: [`elements/${element}`], other: [`elements/${other}`] },
    });
  }
}

/** Whether the template speaks of both: an apology belongs where empathy does. */
function hasSlots({ template }: Outline, ...names: ElementName[]): boolean {
  const slots = template?.slots.map(({ element }) => element) ?? [];
  return names.every((name) => slots.includes(name) || (name === "apology" && slots.includes("empathy")));
}

/** Whoever was thanked or pitied first may be asked for pardon last. */
function isSorry(name: ElementName): boolean {
  return name === "apology" || name === "empathy" || name === "thanks";
}

/** Whether a sentence has words of an element: what only its place tells has none of its own. */
function isShown({ sentences }: Outline, name: ElementName, number: number): boolean {
  const signals = sentences[number]?.signals ?? [];
  return signalsFor[name].some((signal) => signals.includes(signal));
}

/** Whether the later element comes again after the earlier one: then it was only announced too early. */
function isRepeated({ elements }: Outline, name: ElementName, after: number): boolean {
  return elements.some(({ element, sentence }) => element === name && sentence > after);
}
