/**
 * `npm run quality -- [--corpus DIR] [--real-corpus DIR] [--language L] [--rule R] [--errors] [--real] [--reader] [--write]`
 * Precision, recall and F1 of the findings on labelled documents, by language and by rule, and the number of findings on
 * unlabelled texts. `--errors` lists what is missed and what is wrong, `--real` lists the findings on unlabelled texts,
 * `--reader` compares the rules alone with the second reader and both, or lists its opinions on unlabelled texts;
 * `--write` measures everything and puts the figures into docs/quality.md, docs/quality.json and docs/quality-reader.json;
 * `npm run docs` puts those of each rule into its page.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Language } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { readReaderSource } from "./model/read-reader.ts";
import { withSection } from "./page-section.ts";
import { qualityTable, type Tallies, tally } from "./quality-figures.ts";
import { opinionsTable, readerTable, readerTallies } from "./quality-reader.ts";
import { type LintedRecord, lintRecords } from "./quality-run.ts";
import { root } from "./rule-files.ts";
import { structureQuality } from "./structure/quality.ts";

const own = join(root, "test/corpus");
const shared = join(root, "../shared/corpus/dev");

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: existsSync(shared) ? shared : own },
    language: { type: "string" },
    rule: { type: "string", multiple: true },
    errors: { type: "boolean", default: false },
    real: { type: "boolean", default: false },
    reader: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    "real-corpus": { type: "string", default: join(root, "../shared/corpus/real") },
  },
});

await main();

async function main(): Promise<void> {
  if (values.write) {
    await writeFigures();
    return;
  }
  if (values.reader) {
    const records = await readCorpus(values.real ? values["real-corpus"] : values.corpus, { reader: "on" });
    if (records) print(`\n${values.real ? countOpinions(records) : readerTable(records)}`);
    return;
  }
  const records = await readCorpus(values.real ? values["real-corpus"] : values.corpus);
  if (!records) return;
  print(`\n${values.real ? countReal(records) : qualityTable(measure(records))}`);
  if (!values.real && !values.rule) print(`\n${await structureQuality(values.corpus)}`);
}

/** Measures both labelled corpora and the unlabelled one. What is not at hand keeps its last figures. */
async function writeFigures(): Promise<void> {
  const path = join(root, "docs/quality.md");
  const sections = { own: await readCorpus(own), shared: await readCorpus(shared) };
  const real = await readCorpus(values["real-corpus"]);
  let page = readFileSync(path, "utf8");
  const put = (name: string, table: string | undefined) => {
    if (table !== undefined) page = withSection(page, name, "scripts/quality.ts", table);
  };
  put("own", sections.own && qualityTable(measure(sections.own)));
  put("shared", sections.shared && qualityTable(measure(sections.shared)));
  const read = { own: await readWithReader(own), shared: await readWithReader(shared) };
  put("reader", read.own && readerTable(read.own));
  put("reader-shared", read.shared && readerTable(read.shared));
  const opinions = await readWithReader(values["real-corpus"]);
  put("reader-real", opinions && opinionsTable(opinions));
  put("real", real && countReal(real));
  put("structure", existsSync(shared) ? await structureQuality(shared) : undefined);
  writeFileSync(path, page);
  if (sections.own) writeJson("quality", Object.fromEntries([...measure(sections.own)].sort()));
  if (read.own) writeJson("quality-reader", readerTallies(read.own, mayName));
}

function writeJson(name: string, figures: object): void {
  writeFileSync(join(root, `docs/${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}

function readWithReader(folder: string): Promise<LintedRecord[] | undefined> {
  return readCorpus(folder, { reader: "on" });
}

function mayName(language: string, rule: string): boolean {
  return Object.hasOwn(readReaderSource(language as Language).context.thresholds, rule);
}

function measure(records: readonly LintedRecord[]): Tallies {
  return tally(records, isWanted, ({ type, record, rule, start, end }) => {
    if (!values.errors) return;
    const words = type === "MISS" ? record.text.slice(start, end) : sentenceAround(record.text, start, end);
    print(`${type.padEnd(5)} ${record.id} ${rule}: ${words}`);
  });
}

/** Findings on texts that nobody has labelled: errors and warnings, and how many there are in a hundred texts. */
function countReal(records: readonly LintedRecord[]): string {
  const counts = new Map<string, { documents: number; findings: number }>();
  for (const record of records) {
    const problems = record.problems.filter((problem) => isWanted(problem.rule));
    const key = `${record.language} ${record.kind}`;
    const count = counts.get(key) ?? { documents: 0, findings: 0 };
    count.documents++;
    count.findings += problems.filter(({ severity }) => severity !== "info").length;
    counts.set(key, count);
    for (const { severity, rule, start, end } of values.real ? problems : [])
      print(`${record.id} ${record.kind} ${severity} ${rule}: ${sentenceAround(record.text, start, end)}`);
  }
  const rows = [...counts]
    .sort()
    .map(
      ([key, { documents, findings }]) =>
        `| ${key} | ${documents} | ${findings} | ${((100 * findings) / documents).toFixed(1)} |`,
    );
  return ["| texts | documents | errors and warnings | per 100 |", "| --- | --: | --: | --: |", ...rows].join("\n");
}

/** Opinions of the second reader on texts that nobody has labelled, to be read. */
function countOpinions(records: readonly LintedRecord[]): string {
  const opinions = records.flatMap((record) =>
    record.problems.filter(({ source }) => source === "reader").map((problem) => ({ record, problem })),
  );
  for (const { record, problem } of opinions)
    print(
      `${record.id} ${record.kind} ${problem.rule} ${problem.probability}: ${sentenceAround(record.text, problem.start, problem.end)}`,
    );
  const rate = ((100 * opinions.length) / records.length).toFixed(2);
  return `${opinions.length} opinions in ${records.length} texts: ${rate} per 100`;
}

async function readCorpus(folder: string, config: object = {}): Promise<LintedRecord[] | undefined> {
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
  return lintRecords(wanted, config);
}

function isWanted(rule: string): boolean {
  // The documents are labelled with rules of the catalogue that do not exist yet, too.
  return rule in rules && (!values.rule || values.rule.includes(rule));
}

function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(0, start - 70);
  const to = Math.min(text.length, end + 50);
  return `${text.slice(from, start)}[[${text.slice(start, end)}]]${text.slice(end, to)}`.replace(/\s+/g, " ");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
