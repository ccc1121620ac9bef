import type { DocumentMeta, SourceDocument } from "../../core/document.ts";
import { readMarkdown } from "../../core/formats/markdown.ts";
import type { DocumentResult } from "../../core/lint.ts";
import { overrideMeta } from "../../core/override-meta.ts";
import { defaultSettings, type Settings } from "../../core/settings.ts";
import type { DocumentOutline, ElementSpan } from "../../core/structure/report.ts";
import { createTactful } from "../../rules/linter.ts";

const linter = await createTactful();

/** Lints a document; a rule that throws fails the test. */
export async function lintDocument(
  source: SourceDocument,
  meta: DocumentMeta = {},
  settings: Partial<Settings> = {},
): Promise<DocumentResult> {
  const document = overrideMeta(source, meta);
  const result = await linter.lint(document, { ...defaultSettings, ...settings });
  const failed = result.notices.filter(({ message }) => message.includes("failed"));
  if (failed.length > 0) throw new Error(failed.map(({ message }) => message).join("\n"));
  return result;
}

/** Lints a text of Markdown. */
export function lintText(text: string, meta: DocumentMeta = {}, settings: Partial<Settings> = {}) {
  return lintDocument(readMarkdown(text), meta, settings);
}

/** What one rule finds in a text of Markdown: the words. */
export async function findRule(
  rule: string,
  text: string,
  meta: DocumentMeta = {},
  settings: Partial<Settings> = {},
): Promise<string[]> {
  const { problems } = await lintText(text, meta, settings);
  return problems.filter((problem) => problem.rule === rule).map(({ actual }) => actual);
}

/** The elements of an outline as they stand in the text: `element: words`. */
export function showElements(text: string, elements: readonly ElementSpan[]): string[] {
  return elements.map(({ element, start, end }) => `${element}: ${text.slice(start, end)}`);
}

export function missingNames({ missing }: DocumentOutline): string[] {
  return missing.map(({ element }) => element);
}
