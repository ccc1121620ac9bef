import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import { findingAt } from "../sentences.ts";

export default defineRule({ severity: "warning", kinds: ["email", "reply", "message"], excusedBy: [], checkDocument });

/** One finding for all that is missing, where the first of it would stand. */
function* checkDocument({ outline }: DocumentContext): Generator<DocumentFinding> {
  const { missing, template } = outline;
  const [first] = missing;
  if (!first || !template) return;
  yield* findingAt(outline, Math.max(0, first.after), {
    ...(first.after < 0 && { message: "start" }),
    names: { elements: missing.map(({ element }) => `elements/${element}`), template: [`templates/${template.name}`] },
  });
}
