/**
 * `npm run quality -- [--corpus DIR] [--real-corpus DIR] [--language L] [--rule R] [--errors] [--real] [--write]`
 * Precision, recall and F1 of the findings on labelled documents, by language and by rule, and the number of findings on
 * unlabelled texts. `--errors` lists what is missed and what is wrong, `--real` lists the findings on unlabelled texts,
 * `--write` puts the tables into docs/quality.md.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type LintedRecord, lintRecords } from "./quality-run.ts";
import { root } from "./rule-files.ts";

interface Label {
  rule: string;
  quote: string;
}

interface Tally {
  right: number;
  loose: number;
  findings: number;
  labels: number;
  hit: number;
}

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: join(root, "../shared/corpus/dev") },
    language: { type: "string" },
    rule: { type: "string", multiple: true },
    errors: { type: "boolean", default: false },
    real: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    "real-corpus": { type: "string", default: join(root, "../shared/corpus/real") },
  },
});

await main();

async function main(): Promise<void> {
  const tables: string[] = [];
  if (!values.real) tables.push(...(await measure(values.corpus)));
  if (values.real || values.write) tables.push(...(await countReal(values["real-corpus"])));
  for (const table of tables) print(`\n${table}`);
  if (values.write && tables.length === 2) writePage(tables as [string, string]);
}

function writePage([labelled, real]: [string, string]): void {
  const path = join(root, "docs/quality.md");
  const page = readFileSync(path, "utf8");
  const begin = "<!-- figures start: written by scripts/quality.ts -->\n";
  const end = "<!-- figures end -->";
  const figures = `## Labelled documents\n\n${labelled}\n\n## Real texts\n\n${real}\n\n`;
  writeFileSync(path, page.slice(0, page.indexOf(begin)) + begin + figures + page.slice(page.indexOf(end)));
}

async function measure(folder: string): Promise<string[]> {
  const records = await readCorpus(folder);
  if (!records) return [];
  const known = new Set(records.rules);
  const tallies = new Map<string, Tally>();
  for (const record of records.linted) {
    const labels = ((record.source.labels ?? []) as Label[]).map((label) => ({
      ...label,
      spans: spansOf(record.text, label.quote),
    }));
    for (const label of labels) {
      if (!known.has(label.rule) || !isWanted(label.rule)) continue;
      const hit = record.problems.some(
        (problem) => problem.rule === label.rule && label.spans.some((span) => overlap(span, problem)),
      );
      for (const tally of talliesFor(tallies, record.language, label.rule)) {
        tally.labels++;
        if (hit) tally.hit++;
      }
      if (!hit && values.errors) print(`MISS  ${record.id} ${label.rule}: ${label.quote}`);
    }
    for (const problem of record.problems) {
      if (!isWanted(problem.rule)) continue;
      const strict = labels.some(
        (label) => label.rule === problem.rule && label.spans.some((span) => overlap(span, problem)),
      );
      const loose = strict || labels.some((label) => label.spans.some((span) => overlap(span, problem)));
      for (const tally of talliesFor(tallies, record.language, problem.rule)) {
        tally.findings++;
        if (strict) tally.right++;
        if (loose) tally.loose++;
      }
      if (!strict && values.errors)
        print(`${loose ? "OTHER" : "FALSE"} ${record.id} ${problem.rule}: ${sentenceAround(record.text, problem)}`);
    }
  }
  return [qualityTable(tallies)];
}

/** Findings on texts that nobody has labelled: errors and warnings, and how many of the texts have one. */
async function countReal(folder: string): Promise<string[]> {
  const records = await readCorpus(folder);
  if (!records) return [];
  const counts = new Map<string, { documents: number; findings: number }>();
  for (const record of records.linted) {
    const problems = record.problems.filter((problem) => isWanted(problem.rule));
    const key = `${record.language} ${record.kind}`;
    const count = counts.get(key) ?? { documents: 0, findings: 0 };
    count.documents++;
    count.findings += problems.filter(({ severity }) => severity !== "info").length;
    counts.set(key, count);
    for (const problem of values.real ? problems : [])
      print(`${record.id} ${record.kind} ${problem.severity} ${problem.rule}: ${sentenceAround(record.text, problem)}`);
  }
  const rows = [...counts]
    .sort()
    .map(
      ([key, { documents, findings }]) =>
        `| ${key} | ${documents} | ${findings} | ${((100 * findings) / documents).toFixed(1)} |`,
    );
  return [["| texts | documents | errors and warnings | per 100 |", "| --- | --: | --: | --: |", ...rows].join("\n")];
}

async function readCorpus(folder: string): Promise<{ linted: LintedRecord[]; rules: string[] } | undefined> {
  if (!existsSync(folder)) {
    print(`No corpus in ${folder}: nothing to measure. Name one with --corpus.`);
    return undefined;
  }
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .map((file) => join(resolve(folder), file));
  const wanted = files.filter(
    (file) => !values.language || readFileSync(file, "utf8").includes(`"lang": "${values.language}"`),
  );
  return lintRecords(wanted);
}

function isWanted(rule: string): boolean {
  return !values.rule || values.rule.includes(rule);
}

function* talliesFor(tallies: Map<string, Tally>, language: string, rule: string): Generator<Tally> {
  for (const key of [`${language} all`, `${language} ${rule}`]) {
    const tally = tallies.get(key) ?? { right: 0, loose: 0, findings: 0, labels: 0, hit: 0 };
    tallies.set(key, tally);
    yield tally;
  }
}

function qualityTable(tallies: Map<string, Tally>): string {
  const rows = [...tallies].sort().map(([key, { right, loose, findings, labels, hit }]) => {
    const precision = findings ? right / findings : Number.NaN;
    const recall = labels ? hit / labels : Number.NaN;
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : Number.NaN;
    const cells = [precision, findings ? loose / findings : Number.NaN, recall, f1].map((value) =>
      Number.isNaN(value) ? "–" : value.toFixed(2),
    );
    return `| ${[...key.split(" "), labels, findings, ...cells].join(" | ")} |`;
  });
  const head =
    "| language | rule | labels | findings | precision | loose | recall | F1 |\n| --- | --- | --: | --: | --: | --: | --: | --: |";
  return [head, ...rows].join("\n");
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

function sentenceAround(text: string, { start, end }: { start: number; end: number }): string {
  const from = Math.max(0, start - 70);
  const to = Math.min(text.length, end + 50);
  return `${text.slice(from, start)}[[${text.slice(start, end)}]]${text.slice(end, to)}`.replace(/\s+/g, " ");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
