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

/** The texts that a person wants to see, in the order that they want. */
export function chooseRows(rows: readonly TableRow[], { rule, severity, words }: Filter, sorting: Sorting): TableRow[] {
  const wanted = words.trim().toLowerCase();
  const chosen = rows.filter(
    ({ findings, text, review }) =>
      (rule === undefined || findings.some((one) => one.rule === rule)) &&
      (severity === undefined || findings.some((one) => one.severity === severity)) &&
      (wanted === "" || text.toLowerCase().includes(wanted) || review.toLowerCase().includes(wanted)),
  );
  const direction = sorting.isDown ? -1 : 1;
  return chosen.sort((a, b) => direction * compare(a, b, sorting.key) || a.row - b.row);
}

function compare(a: TableRow, b: TableRow, key: SortKey): number {
  switch (key) {
    case "row":
      return a.row - b.row;
    case "rating":
      return a.rating - b.rating;
    case "text":
      return a.text.localeCompare(b.text);
    case "found":
      return weightOf(a) - weightOf(b);
  }
}

/** The worst finding counts before their number. */
function weightOf({ findings }: TableRow): number {
  const present = new Set(findings.map(({ severity }) => severity));
  const worst = severities.findIndex((severity) => present.has(severity));
  return worst < 0 ? 0 : (severities.length - worst) * 10_000 + findings.length;
}
