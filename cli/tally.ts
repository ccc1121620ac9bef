import { severities } from "../core/problem.ts";
import type { DocumentReport } from "./document-report.ts";
import type { Summary } from "./reporters/reporter.ts";

/** What is known of a run before its first document. */
export function emptySummary(): Summary {
  const counts = { error: 0, warning: 0, info: 0 };
  return { documents: 0, withProblems: 0, counts, baselined: 0, measured: 0, incomplete: 0, failures: 0 };
}

/** Counts one more document. */
export function addTo(summary: Summary, { problems, suppressed, outline }: DocumentReport): void {
  summary.documents++;
  summary.baselined += suppressed.filter(({ by }) => by === "baseline").length;
  if (problems.length > 0) summary.withProblems++;
  for (const { severity } of problems) summary.counts[severity]++;
  if (outline.template !== null) summary.measured++;
  if (outline.missing.length > 0) summary.incomplete++;
}

/** Counts what was counted elsewhere. */
export function addAll(summary: Summary, counted: Summary): void {
  for (const key of ["documents", "withProblems", "baselined", "measured", "incomplete", "failures"] as const) {
    summary[key] += counted[key];
  }
  for (const severity of severities) summary.counts[severity] += counted.counts[severity];
}
