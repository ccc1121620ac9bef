import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import { findingAt } from "../sentences.ts";

export default defineRule({
  severity: "warning",
  kinds: ["email", "reply", "message"],
  about: "document",
  excusedBy: [],
  checkDocument,
});

/** One finding for all that is missing: at the start where nothing else is, or after what comes before the rest. */
function* checkDocument({ outline }: DocumentContext): Generator<DocumentFinding> {
  const { missing, template } = outline;
  if (missing.length === 0 || !template) return;
  const anchor = missing.find(({ after }) => after >= 0);
  yield* findingAt(outline, anchor?.after ?? 0, {
    ...(!anchor && { message: "start" }),
    names: { elements: missing.map(({ element }) => `elements/${element}`), template: [`templates/${template.name}`] },
  });
}
