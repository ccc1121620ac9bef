import { services as realServices, type Services } from "../../cli/services.ts";
import type { DocumentResult } from "../../core/lint.ts";
import { type ElementName, elementNames } from "../../core/structure/elements.ts";
import type { DocumentOutline, ElementSpan } from "../../core/structure/report.ts";
import type { OutlineWords } from "../../core/structure/words.ts";
import { fakeServices } from "./harness.ts";

/** Our own rules, models and formats; names of elements, so that those of the packs may be reworded. */
export const real = { ...realServices, outlineWords: async () => words };

const words: OutlineWords = {
  elements: Object.fromEntries(
    elementNames.map((name) => [
      name,
      { name: name.toUpperCase(), advice: `Write the ${name}.`, examples: { reply: `A ${name}.` } },
    ]),
  ) as OutlineWords["elements"],
  templates: { complaint: "reply to a complaint", praise: "reply to praise" },
  topics: { waiting: "waiting" },
  kinds: { email: "email", reply: "reply", message: "message" },
};

/** A linter that finds what it is told to, in the words of each document. */
export function finding(result: (text: string) => Partial<DocumentResult>): Partial<Services> {
  return {
    createLinter: async (packs) => {
      const { linter, errors } = await fakeServices.createLinter(packs);
      const lint: typeof linter.lint = async (document, settings) => ({
        ...(await linter.lint(document, settings)),
        ...result(document.text),
      });
      return { linter: { ...linter, lint }, errors };
    },
    outlineWords: async () => words,
  };
}

export const slots = (names: string): DocumentOutline["slots"] =>
  names.split(" ").map((name) => ({
    element: name.replace("?", "") as ElementName,
    isOptional: name.endsWith("?"),
  }));

export const span = (text: string, quote: string, element: ElementName, likelihood = 0.9): ElementSpan => {
  const start = text.indexOf(quote);
  return { element, start, end: start + quote.length, likelihood };
};
