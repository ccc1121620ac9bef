import { type Severity, severities } from "../../../core/problem.ts";
import type { TableRow } from "../engine/protocol.ts";

export type SortKey = "row" | "rating" | "text" | "found";

export interface Sorting {
  key: SortKey;
  isDown: boolean;
}

export interface Filter {
  rule: string | undefined;
  severity: Severity | undefined;
  words: string;
}

/** How often each rule was broken, most often first. */
export function countRules(rows: readonly TableRow[]): { rule: string; count: number; severity: Severity }[] {
  const counts = new Map<string, { rule: string; count: number; severity: Severity }>();
  for (const { findings } of rows) {
    for (const { rule, severity } of findings) {
      const known = counts.get(rule);
      if (known) known.count++;
      else counts.set(rule, { rule, count: 1, severity });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/**
 * The texts that a person wants to see, in the order that they want.
 * @param last The index of one that is shown all the same.
 */
export function chooseRows(
  rows: readonly TableRow[],
  { rule, severity, words }: Filter,
  sorting: Sorting,
  last?: number,
): TableRow[] {
  const wanted = words.trim().toLowerCase();
  const chosen = rows.filter(
    ({ index, findings, text, meta: { review = "" } }) =>
      index === last ||
      ((rule === undefined || findings.some((one) => one.rule === rule)) &&
        (severity === undefined || findings.some((one) => one.severity === severity)) &&
        (wanted === "" || text.toLowerCase().includes(wanted) || review.toLowerCase().includes(wanted))),
  );
  const direction = sorting.isDown ? -1 : 1;
  return chosen.sort((a, b) => direction * compare(a, b, sorting.key) || a.index - b.index);
}

function compare(a: TableRow, b: TableRow, key: SortKey): number {
  switch (key) {
    case "row":
      return a.index - b.index;
    case "rating":
      return (a.meta.rating ?? 0) - (b.meta.rating ?? 0);
    case "text":
      return a.text.localeCompare(b.text);
    case "found":
      return weightOf(a) - weightOf(b);
  }
}

/** The worst finding counts before their number. A row that is mended stays where it was: the next one is below it. */
function weightOf({ before, findings: now }: TableRow): number {
  const findings = before?.findings ?? now;
  const present = new Set(findings.map(({ severity }) => severity));
  const worst = severities.findIndex((severity) => present.has(severity));
  return worst < 0 ? 0 : (severities.length - worst) * 10_000 + findings.length;
}
