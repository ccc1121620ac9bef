import { languages } from "../core/text/language.ts";
import { readerRules } from "./model/rules.ts";
import { scoresOf, shown, type Tally, tally } from "./quality-figures.ts";
import type { LintedProblem, LintedRecord } from "./quality-run.ts";

/** Who has spoken. */
const parts: readonly [string, (problem: LintedProblem) => boolean][] = [
  ["rules alone", ({ source }) => source !== "reader"],
  ["reader alone", ({ source }) => source === "reader"],
  ["both", () => true],
];

const nothing: Tally = { right: 0, loose: 0, findings: 0, labels: 0, hit: 0 };

/**
 * A table of what the rules find, what the second reader adds, and both, over the rules that it may name. Marked sentences
 * are those that a person has marked with whatever rule, touched where somebody has found something in what was marked.
 * @param records Linted with the reader on.
 */
export function readerTable(records: readonly LintedRecord[]): string {
  const ours: ReadonlySet<string> = new Set(readerRules);
  const rows = languages.flatMap((language) => {
    const own = records.filter((record) => record.language === language && record.kind !== "email");
    return parts.map(([name, isPart]) => {
      const linted = own.map((record) => ({ ...record, problems: record.problems.filter(isPart) }));
      const counted = tally(linted, (rule) => ours.has(rule)).get(`${language} all`) ?? nothing;
      const { precision, loose, recall } = scoresOf(counted);
      const cells = [counted.labels, counted.findings, ...[precision, loose, recall, touched(linted)].map(shown)];
      return `| ${[language, name, ...cells].join(" | ")} |`;
    });
  });
  return [
    "| language | who | labels | findings | precision | loose | recall | labels touched |",
    "| --- | --- | --: | --: | --: | --: | --: | --: |",
    ...rows,
  ].join("\n");
}

/** The part of all labels whose words somebody has found something in, under whatever name. */
function touched(records: readonly LintedRecord[]): number {
  let labels = 0;
  let hit = 0;
  for (const { text, source, problems } of records) {
    for (const { quote } of (source.labels ?? []) as { quote: string }[]) {
      const start = text.indexOf(quote);
      labels++;
      if (problems.some((problem) => problem.start < start + quote.length && start < problem.end)) hit++;
    }
  }
  return labels ? hit / labels : Number.NaN;
}
