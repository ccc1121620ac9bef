import type { Kind, SourceDocument } from "../../core/document.ts";
import { plain } from "../../core/formats/plain.ts";
import { overrideMeta } from "../../core/override-meta.ts";
import { defaultSettings } from "../../core/settings.ts";
import { type Language, languages } from "../../core/text/language.ts";
import { docs } from "../../generated/docs.ts";
import { rules } from "../../generated/rules.ts";
import { emptyDraft, metaOf } from "../../playground/src/engine/draft.ts";
import { toHash } from "../../playground/src/share.ts";
import { createTactful } from "../../rules/linter.ts";

/** An example of a rule, with the link that shows it found. */
export interface Try {
  rule: string;
  language: Language;
  bad: string;
  good: string;
  /** undefined where the rule finds it only in circumstances that a short example does not have. */
  hash: string | undefined;
}

/** Whether the rule finds an example depends on the kind of the text and on the stars: what is linked is known to work. */
export async function findTries(): Promise<Try[]> {
  const linter = await createTactful();
  const tries: Try[] = [];
  for (const [rule, { kinds }] of Object.entries(rules)) {
    for (const language of languages) {
      for (const { bad, good } of docs[rule]?.examples[language] ?? []) {
        if (bad === "") continue;
        tries.push({ rule, language, bad, good, hash: await hashOf(rule, kinds, language, bad) });
      }
    }
  }
  return tries;

  async function hashOf(rule: string, ruleKinds: readonly Kind[], language: Language, text: string) {
    for (const kind of [...ruleKinds].sort((a, b) => order.indexOf(a) - order.indexOf(b))) {
      for (const rating of [0, 2, 5]) {
        const draft = { ...emptyDraft, kind, rating, text };
        const [read] = plain.read(text, {}) as Iterable<SourceDocument>;
        const document = overrideMeta(read as SourceDocument, metaOf(draft));
        const { problems } = await linter.lint(document, { ...defaultSettings, locale: language });
        if (problems.some((problem) => problem.rule === rule)) return toHash(draft);
      }
    }
    return undefined;
  }
}

const order: readonly Kind[] = ["reply", "message", "email"];
