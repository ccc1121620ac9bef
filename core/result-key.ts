import type { SourceDocument } from "./document.ts";
import { type DocumentSet, surveyedOf } from "./document-set.ts";
import type { DocumentMemory } from "./memory.ts";
import type { Rule } from "./rule.ts";
import { numberOfSettings, type Settings } from "./settings.ts";

/**
 * All that the result of a record depends on, for the records of a table, most of which an edit leaves alone; undefined for
 * other documents.
 * @param linter What judges it: another one has other rules.
 */
export function resultKey(
  { row, blocks, comments, notices, meta, encode }: SourceDocument,
  linter: object,
  rules: Readonly<Record<string, Rule>>,
  settings: Settings,
  set: DocumentSet | undefined,
  memory: DocumentMemory,
): string | undefined {
  // A format that remembers a record gives the same blocks.
  if (row === undefined) return undefined;
  const surveyed = set && surveyedOf(rules, { blocks }, set);
  const circumstances = `${numberOfSettings(settings, memory)} ${JSON.stringify([comments, notices, meta, surveyed])}`;
  const writing = encode ? memory.numberOf(encode) : 0;
  return `result ${memory.numberOf(linter)} ${memory.numberOf(blocks)} ${writing} ${circumstances}`;
}
