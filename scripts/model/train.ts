/**
 * `npm run reader-model [-- --dry]`: teaches the second reader from the labelled documents of the outline and the examples of
 * the rules, writes it to `rules/reader/`, and prints how it does on `test/corpus`, which it does not learn from.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SeenSentence } from "../../core/reader/features.ts";
import { CONTEXT_VALUES, calibrated, contextValues, type FirstOpinion, firstOpinion } from "../../core/reader/model.ts";
import { languages } from "../../core/text/language.ts";
import { withSection } from "../page-section.ts";
import { root } from "../rule-files.ts";
import { readLabelled } from "../structure/labelled.ts";
import { type Example, predict, trainLogistic, type Weights } from "../structure/logistic.ts";
import { OpenIndex } from "../structure/open-index.ts";
import { calibrate, type Judged, printFigures } from "./calibrate.ts";
import { indirectExamples, indirectFile } from "./indirect.ts";
import { type PackExample, packExamples, plainExamples } from "./pack-examples.ts";
import { fitCalibration, reliabilityTable } from "./reliability.ts";
import { readerLabels, readerRules, readerTriggers } from "./rules.ts";
import { type LabelledSentence, type LabelledText, SentenceMaker } from "./sentences.ts";

const CORPUS = "rules/outline/corpus";
/** A feature that fewer sentences have says nothing of the next one. */
const FEWEST = 3;
const FOLDS = 4;
/** Found by what does best on documents that were left out. */
const LEARNING = { epochs: 12, rate: 0.1, decay: 0.002 };
const LEARNING_CONTEXT = { epochs: 20, rate: 0.05, decay: 0.0001 };
/** Of an example it is only known what its own rule thinks; that others are silent is likely. */
const UNSAID = 0.3;
/** A sentence that was written to be hard teaches as much as several others. */
const HARD = 2;
/** Weights are stored as whole numbers of this; those below `LEAST` units decide nothing. */
const SCALE = 0.05;
const LEAST = 3;

const index = new OpenIndex();
const maker = new SentenceMaker(index);
const texts: LabelledText[] = [];
for (const document of readLabelled(join(root, CORPUS))) texts.push(await maker.ofDocument(document));
const examples = await exampleSentences();
index.close();
const unseen: LabelledText[] = [];
for (const document of readLabelled(join(root, "test/corpus"))) unseen.push(await maker.ofDocument(document));

const hashes = Object.fromEntries(
  [...readdirSync(join(root, CORPUS)).map((file) => `${CORPUS}/${file}`), ...languages.map(indirectFile)].map(
    (path) => {
      const content = readFileSync(join(root, path));
      return [path, createHash("sha256").update(content).digest("hex").slice(0, 16)];
    },
  ),
);
const common = commonRows();
const learned = texts.map((text) => text.sentences.map(asExample));
const taught = examples.map(({ seen, labels, weights }): Example => ({ ...kept(seen), labels, weights }));

const folds = texts.map((_, i) => (i * 7919) % FOLDS);
const judged: FirstOpinion[][] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = learn(learned.filter((_, i) => folds[i] !== fold));
  learned.forEach((sentences, i) => {
    if (folds[i] === fold) judged[i] = sentences.map((sentence) => firstOpinion(predict(weights, sentence)));
  });
}
const step = trainLogistic(
  learned.flatMap((_, i) =>
    contextValues(judged[i] as FirstOpinion[]).map((values, n): Example => {
      const isMarked = texts[i]?.sentences[n]?.labels.size;
      return { rows: values.map((_, row) => row), values, labels: new Set(isMarked ? [0] : []) };
    }),
  ),
  CONTEXT_VALUES,
  1,
  LEARNING_CONTEXT,
);
const model = quantised(learn(learned));
const verdicts = unseen.flatMap((text) => judgeText(text, text.sentences.map(asExample).map(firstOf)));
const leftOut = texts.flatMap((text, i) => judgeText(text, judged[i] as FirstOpinion[]));
const calibration = fitCalibration(leftOut);
const probabilityOf = (likelihood: number) => calibrated(calibration, likelihood);
const thresholds = calibrate(leftOut, probabilityOf);
printFigures(verdicts, thresholds);
const reliability = reliabilityTable(leftOut, verdicts, probabilityOf);
process.stdout.write(`${reliability}\n`);
if (!process.argv.includes("--dry")) {
  for (const language of languages) writeModel(language);
  const page = join(root, "docs/reader.md");
  writeFileSync(page, withSection(readFileSync(page, "utf8"), "reliability", "scripts/model/train.ts", reliability));
}

function firstOf(example: Example): FirstOpinion {
  return firstOpinion(predict(model, example));
}

async function exampleSentences(): Promise<{ seen: SeenSentence; labels: Set<number>; weights: number[] }[]> {
  const made: Awaited<ReturnType<typeof exampleSentences>> = [];
  const add = async ({ rule, language, text, isBad }: PackExample, weight: number) => {
    const seen = await maker.ofSentence(text, language);
    if (!seen) return;
    const labels = new Set(isBad ? [readerLabels.indexOf(rule), readerLabels.length - 1] : []);
    const weights = readerLabels.map((name) => weight * (name === rule || name === "any" ? 1 : UNSAID));
    made.push({ seen, labels, weights });
  };
  for (const example of languages.flatMap(packExamples)) await add(example, 1);
  for (const example of languages.flatMap(indirectExamples)) await add(example, HARD);
  for (const language of languages)
    for (const text of plainExamples(language)) {
      const seen = await maker.ofSentence(text, language);
      if (seen) made.push({ seen, labels: new Set<number>(), weights: readerLabels.map(() => UNSAID) });
    }
  return made;
}

function asExample({ seen, labels }: LabelledSentence): Example {
  const own = readerLabels.flatMap((rule, label) => (labels.has(rule) ? [label] : []));
  return { ...kept(seen), labels: new Set(labels.size > 0 ? [...own, readerLabels.length - 1] : []) };
}

/** The features that are common enough. */
function kept(seen: SeenSentence): Pick<Example, "rows" | "values"> {
  const rows = seen.rows.filter((row) => common.has(row));
  return { rows, values: new Array(rows.length).fill(seen.value) };
}

function commonRows(): ReadonlySet<number> {
  const counts = new Map<number, number>();
  const all = [...texts.flatMap(({ sentences }) => sentences), ...examples];
  for (const { seen } of all) for (const row of seen.rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  return new Set([...counts].flatMap(([row, count]) => (count >= FEWEST ? [row] : [])));
}

function learn(documents: readonly Example[][]): Weights {
  return trainLogistic([...documents.flat(), ...taught], index.names.length, readerLabels.length, LEARNING);
}

/** As the product will have it. */
function quantised({ weights, bias }: Weights): Weights {
  return {
    bias: bias.map((value) => Math.round(value * 1000) / 1000),
    weights: weights.map((value) => unitsOf(value) * SCALE),
  };
}

function unitsOf(weight: number): number {
  const units = Math.round(weight / SCALE);
  return Math.abs(units) < LEAST ? 0 : units;
}

function judgeText(text: LabelledText, alone: readonly FirstOpinion[]): Judged[] {
  const isMinded = text.sentences.some(({ found }) => readerTriggers.some((rule) => found.has(rule)));
  return contextValues(alone).map((values, n): Judged => {
    const { rules } = alone[n] as FirstOpinion;
    const sentence = text.sentences[n] as LabelledSentence;
    const likelihood = predict(step, { rows: values.map((_, row) => row), values })[0] as number;
    return {
      id: text.id,
      language: text.language,
      likelihood,
      rule: readerRules[rules.indexOf(Math.max(...rules))] as string,
      labels: sentence.labels,
      found: sentence.found,
      isMinded,
      isOpen: sentence.isOpen && isMinded,
    };
  });
}

function writeModel(language: (typeof languages)[number]): void {
  const head = {
    learnedFrom: hashes,
    sentences: { labels: readerLabels, bias: Array.from(model.bias), thresholds: [], doubts: [], scale: SCALE },
    context: {
      bias: rounded(step.bias[0] as number),
      weights: Array.from(step.weights, rounded),
      calibration,
      thresholds: thresholds[language],
      triggers: readerTriggers,
    },
  };
  const lines = index.names.flatMap((feature, row) => {
    const [, of] = feature.split(":");
    if (feature[1] === ":" && of !== language) return [];
    const entries = readerLabels.flatMap((_, label) => {
      const units = Math.round((model.weights[row * readerLabels.length + label] as number) / SCALE);
      return units === 0 ? [] : [`${label}=${units}`];
    });
    return entries.length > 0 ? [`${feature}\t${entries.join(" ")}`] : [];
  });
  writeFileSync(join(root, `rules/reader/${language}.txt`), `${JSON.stringify(head)}\n${lines.sort().join("\n")}\n`);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
