import type { DocumentLink } from "vscode-languageserver";
import { content } from "../../generated/content.ts";
import { rangeOf } from "../analysis.ts";
import type { Session } from "../session.ts";

const RULE_ID = /[a-z][a-z-]*(?:\/[a-z][a-z-]*)?/g;

/** Rules that suppressions name lead to their pages. */
export function serveLinks(session: Session): void {
  session.connection.onDocumentLinks(async ({ textDocument }, token): Promise<DocumentLink[]> => {
    const document = session.documents.get(textDocument.uri);
    if (!document) return [];
    const analysis = await session.analyses.of(document, token);
    return analysis.readings.flatMap((reading) =>
      reading.source.comments
        .filter(({ text }) => text.startsWith("tactful-"))
        .flatMap(({ start, end }) => {
          const [names = ""] = reading.source.text.slice(start, end).split(/\s--\s/);
          return [...names.matchAll(RULE_ID)]
            .filter(([rule]) => Object.hasOwn(content.rules, rule))
            .map(({ 0: rule, index }) => {
              const span = { start: start + index, end: start + index + rule.length };
              return { range: rangeOf(analysis, reading, span), target: content.ruleUrl(rule) };
            });
        }),
    );
  });
}
