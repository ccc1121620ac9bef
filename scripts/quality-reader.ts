import { languages } from "../core/text/language.ts";
import { readerRules } from "./model/rules.ts";
import { scoresOf, shown, type Tally, tally } from "./quality-figures.ts";
import type { LintedProblem, LintedRecord } from "./quality-run.ts";

/** Who has spoken. */
const parts = {
  rules: ({ source }) => source !== "reader",
  reader: ({ source }) => source === "reader",
  both: () => true,
} satisfies Record<string, (problem: LintedProblem) => boolean>;

type Part = keyof typeof parts;

const partNames = Object.keys(parts) as Part[];

const names: Record<Part, string> = { rules: "rules alone", reader: "reader alone", both: "both" };

/** What was counted of one rule in one language, by who has spoken. */
export type ReaderTallies = Record<Part, Tally>;

const nothing: Tally = { right: 0, loose: 0, findings: 0, labels: 0, hit: 0 };

/**
 * A table of what the rules find, what the second reader adds, and both, over the rules that it may name. Marked sentences
 * are those that a person has marked with whatever rule, touched where somebody has found something in what was marked.
 * @param records Linted with the reader on.
 */
export function readerTable(records: readonly LintedRecord[]): string {
  const ours: ReadonlySet<string> = new Set(readerRules);
  const rows = languages.flatMap((language) => {
    const own = readable(records).filter((record) => record.language === language);
    return partNames.map((part) => {
      const linted = ofPart(own, part);
      const counted = tally(linted, (rule) => ours.has(rule)).get(`${language} all`) ?? nothing;
      const { precision, loose, recall } = scoresOf(counted);
      const cells = [counted.labels, counted.findings, ...[precision, loose, recall, touched(linted)].map(shown)];
      return `| ${[language, names[part], ...cells].join(" | ")} |`;
    });
  });
  return [
    "| language | who | labels | findings | precision | loose | recall | labels touched |",
    "| --- | --- | --: | --: | --: | --: | --: | --: |",
    ...rows,
  ].join("\n");
}

/**
 * By language and rule: what was counted of each rule that the reader may name in that language.
 * @param records Linted with the reader on.
 * @param mayName Whether it may.
 */
export function readerTallies(
  records: readonly LintedRecord[],
  mayName: (language: string, rule: string) => boolean,
): Record<string, ReaderTallies> {
  const ours: ReadonlySet<string> = new Set(readerRules);
  const counted = partNames.map(
    (part) => [part, tally(ofPart(readable(records), part), (rule) => ours.has(rule))] as const,
  );
  const keys = languages.flatMap((language) =>
    readerRules.filter((rule) => mayName(language, rule)).map((rule) => `${language} ${rule}`),
  );
  return Object.fromEntries(
    keys.map((key) => {
      const own = counted.map(([part, tallies]) => [part, tallies.get(key) ?? nothing]);
      return [key, Object.fromEntries(own) as ReaderTallies];
    }),
  );
}

/** A table of how often the reader speaks in texts that nobody has labelled. */
export function opinionsTable(records: readonly LintedRecord[]): string {
  const keys = [...new Set(readable(records).map(({ language, kind }) => `${language} ${kind}`))].sort();
  const rows = keys.map((key) => {
    const own = records.filter(({ language, kind }) => `${language} ${kind}` === key);
    const said = own.reduce((sum, { problems }) => sum + problems.filter(parts.reader).length, 0);
    return `| ${key} | ${own.length} | ${said} | ${((100 * said) / own.length).toFixed(1)} |`;
  });
  return ["| texts | documents | opinions | per 100 |", "| --- | --: | --: | --: |", ...rows].join("\n");
}

/** It has nothing to say of emails. */
function readable(records: readonly LintedRecord[]): LintedRecord[] {
  return records.filter(({ kind }) => kind !== "email");
}

function ofPart(records: readonly LintedRecord[], part: Part): LintedRecord[] {
  return records.map((record) => ({ ...record, problems: record.problems.filter(parts[part]) }));
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
