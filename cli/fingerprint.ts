import { type BaselineKey, fingerprint } from "../workspace/baseline.ts";
import type { DocumentReport, ReportedProblem } from "./document-report.ts";

/**
 * What stays the same of a problem when lines come and go above it: rule, words and sentence; or, where it is about the
 * document, rule and record. The file is no part of it.
 */
export function keyOf(problem: ReportedProblem, { id, row }: Pick<DocumentReport, "id" | "row">): BaselineKey {
  const { rule, about, excerpt } = problem;
  const isAboutDocument = about === "document";
  const { before, words, after } = excerpt;
  // Rows come and go, too; an id is the record's own.
  const record = id === undefined || id === String(row) ? "" : id;
  return {
    rule,
    isAboutDocument,
    fingerprint: isAboutDocument ? fingerprint(rule, record) : fingerprint(rule, words, before + words + after),
  };
}
