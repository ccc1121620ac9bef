import { expect, test } from "vitest";
import { chooseRows, countRules } from "../../playground/src/app/table-rows.ts";
import type { TableRow } from "../../playground/src/engine/protocol.ts";

const all = { rule: undefined, severity: undefined, words: "" };
const worst = { key: "found" as const, isDown: true };

function row(index: number, ...severities: ("error" | "warning" | "info")[]): TableRow {
  const findings = severities.map((severity) => {
    return { rule: `rule-${severity}`, severity, isAboutAll: false, actual: "x", message: "m" };
  });
  return { index, row: index + 1, id: "", text: `text ${index}`, meta: {}, kind: "reply", findings };
}

const rows = [row(0), row(1, "info", "info", "info"), row(2, "error"), row(3, "warning", "warning")];
const order = (chosen: readonly TableRow[]) => chosen.map(({ index }) => index);

test("the worst finding counts before their number", () => {
  expect(order(chooseRows(rows, all, worst))).toEqual([2, 3, 1, 0]);
  expect(order(chooseRows(rows, all, { ...worst, isDown: false }))).toEqual([0, 1, 3, 2]);
});

test("a row that is mended keeps its place, and the one worked on last is shown whatever the filter says", () => {
  const [first, second, third, fourth] = rows as [TableRow, TableRow, TableRow, TableRow];
  const mended = { ...third, text: "new", findings: [], before: { text: third.text, findings: third.findings } };
  const now = [first, second, mended, fourth];
  expect(order(chooseRows(now, all, worst))).toEqual([2, 3, 1, 0]);
  const filter = { ...all, rule: "rule-error" };
  expect(order(chooseRows(now, filter, worst))).toEqual([]);
  expect(order(chooseRows(now, filter, worst, 2))).toEqual([2]);
  expect(countRules(now).map(({ rule }) => rule)).not.toContain("rule-error");
});
