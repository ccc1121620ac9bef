import type { LintedRecord } from "./quality-run.ts";

interface Label {
  rule: string;
  quote: string;
}

/** What was counted of one rule in one language. */
export interface Tally {
  /** Findings that a label of the same rule overlaps. */
  right: number;
  /** Findings that any label overlaps. */
  loose: number;
  findings: number;
  labels: number;
  /** Labels that a finding of the same rule overlaps. */
  hit: number;
}

/** By language and rule; the rule "all" is their sum. */
export type Tallies = Map<string, Tally>;

/** A label that was not found, or a finding that no label of its rule backs. */
export interface Mistake {
  type: "MISS" | "FALSE" | "OTHER";
  record: LintedRecord;
  rule: string;
  start: number;
  end: number;
}

/**
 * Compares findings with labels.
 * @param isWanted Whether a rule is measured.
 * @param told Hears of each mistake.
 */
export function tally(
  records: readonly LintedRecord[],
  isWanted: (rule: string) => boolean,
  told: (mistake: Mistake) => void = () => {},
): Tallies {
  const tallies: Tallies = new Map();
  // A rule that no document is labelled with cannot be measured on these.
  const labelled = new Set(records.flatMap(({ source }) => ((source.labels ?? []) as Label[]).map(({ rule }) => rule)));
  const isMeasured = (rule: string) => isWanted(rule) && labelled.has(rule);
  for (const record of records) {
    const labels = ((record.source.labels ?? []) as Label[]).map((label) => ({
      ...label,
      spans: spansOf(record.text, label.quote),
    }));
    for (const { rule, spans } of labels.filter(({ rule }) => isMeasured(rule))) {
      const hit = record.problems.some(
        (problem) => problem.rule === rule && spans.some((span) => overlap(span, problem)),
      );
      count(tallies, record.language, rule, { labels: 1, hit: hit ? 1 : 0 });
      const at = spans[0] ?? { start: 0, end: 0 };
      if (!hit) told({ type: "MISS", record, rule, ...at });
    }
    for (const problem of record.problems.filter(({ rule }) => isMeasured(rule))) {
      const backing = labels.filter(({ spans }) => spans.some((span) => overlap(span, problem)));
      const right = backing.some(({ rule }) => rule === problem.rule);
      const loose = backing.length > 0;
      count(tallies, record.language, problem.rule, { findings: 1, right: right ? 1 : 0, loose: loose ? 1 : 0 });
      if (!right) told({ type: loose ? "OTHER" : "FALSE", record, ...problem });
    }
  }
  return tallies;
}

function count(tallies: Tallies, language: string, rule: string, more: Partial<Tally>): void {
  for (const key of [`${language} all`, `${language} ${rule}`]) {
    const sum = tallies.get(key) ?? { right: 0, loose: 0, findings: 0, labels: 0, hit: 0 };
    for (const [name, value] of Object.entries(more)) sum[name as keyof Tally] += value;
    tallies.set(key, sum);
  }
}

export interface Scores {
  precision: number;
  loose: number;
  recall: number;
  f1: number;
  /** T · (T / (T + F))², the measure of proselint: what is found, less what is found wrongly. */
  lintscore: number;
}

/** NaN where nothing was found, or nothing was to be found. */
export function scoresOf({ right, loose, findings, labels, hit }: Tally): Scores {
  const precision = findings ? right / findings : Number.NaN;
  const recall = labels ? hit / labels : Number.NaN;
  return {
    precision,
    loose: findings ? loose / findings : Number.NaN,
    recall,
    f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : Number.NaN,
    lintscore: findings ? right * precision * precision : 0,
  };
}

/** A table of Markdown. */
export function qualityTable(tallies: Tallies): string {
  const rows = [...tallies].sort().map(([key, tallied]) => {
    const { precision, loose, recall, f1, lintscore } = scoresOf(tallied);
    const cells = [...[precision, loose, recall, f1].map(shown), lintscore.toFixed(1)];
    return `| ${[...key.split(" "), tallied.labels, tallied.findings, ...cells].join(" | ")} |`;
  });
  return [
    "| language | rule | labels | findings | precision | loose | recall | F1 | lintscore |",
    "| --- | --- | --: | --: | --: | --: | --: | --: | --: |",
    ...rows,
  ].join("\n");
}

/** A score with two digits; a dash where there is none. */
export function shown(score: number): string {
  return Number.isNaN(score) ? "–" : score.toFixed(2);
}

function spansOf(text: string, quote: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let at = text.indexOf(quote); at >= 0 && quote; at = text.indexOf(quote, at + 1))
    spans.push({ start: at, end: at + quote.length });
  return spans;
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
