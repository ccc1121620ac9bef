/**
 * `npm run outline-model`: learns the models of the outline from labelled documents, writes them to `rules/outline/`, and
 * prints how they do on documents that they have not seen.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { kinds } from "../../core/document.ts";
import {
  contextFeatureNames,
  contextFeatures,
  contextsOf,
  nothingAround,
} from "../../core/structure/context-features.ts";
import { elementNames } from "../../core/structure/elements.ts";
import { root } from "../rule-files.ts";
import { crossValidate, type Group, type Learner, type Limits, learn, limitsOf } from "./cross-validate.ts";
import { type Complaint, ExampleMaker, type ModelDocument } from "./examples.ts";
import { areaUnderCurve, elementTable, type FoundElement } from "./figures.ts";
import { readLabelled, trainingFolders } from "./labelled.ts";
import type { Weights } from "./logistic.ts";

/** A feature that fewer examples have says nothing of the next one. */
const FEWEST = 3;
/** So many labelled sentences may be ruled out by the model: their signals speak for them still. */
const RULED_OUT = 0.1;
/** So many replies may be taken to pass by what they answer. */
const PASSING_BY = 0.05;
/** So many wrong replies of each sort are compared with a complaint. */
const FEW = 3;
/** Weights below so many units decide nothing, and are most of the file. */
const LEAST = 2;
/** Found by what does best on authors who were not read. */
const LEARNING = { epochs: 15, rate: 0.15, decay: 0.02 };
const LEARNING_CONTEXTS = { epochs: 20, rate: 0.1, decay: 0.002 };
/** Weights are stored as whole numbers of this. */
const SCALE = 0.02;

const maker = new ExampleMaker();
const documents: ModelDocument[] = [];
for (const labelled of trainingFolders.flatMap((folder) => readLabelled(folder, true)))
  documents.push(await maker.make(labelled));

const labelled = documents.filter(({ labelled }) => labelled.structure.length > 0);
const sentences = common(labelled.map(({ sentences: examples, labelled: { authors } }) => ({ examples, authors })));
const alone = train("sentences", sentences, elementNames, maker.indexes.sentences, LEARNING);
const inContext = sentences.map(({ examples, authors }, i): Group => {
  const own = (alone[i] ?? []).map((likelihoods) => Array.from(likelihoods));
  return {
    authors,
    examples: contextsOf(own, nothingAround).map((context, n) => {
      const all = contextFeatures(context);
      // That a sentence is not the first or the last says nothing.
      const rows = contextFeatureNames.flatMap((name, row) => (all[row] === 0 && !name.includes(":") ? [] : [row]));
      return { rows, values: rows.map((row) => all[row] as number), labels: examples[n]?.labels ?? new Set() };
    }),
  };
});
const contexts = { names: contextFeatureNames };
const judged = train("contexts", inContext, elementNames, contexts, LEARNING_CONTEXTS);
const { thresholds } = limitsOf(inContext, judged, elementNames.length, RULED_OUT);
const found = labelled.map(({ spans }, i): FoundElement[] =>
  spans.flatMap((span, n) =>
    elementNames.flatMap((element, label) =>
      (judged[i]?.[n]?.[label] ?? 0) >= (thresholds[label] as number) ? [{ element, ...span }] : [],
    ),
  ),
);
print(elementTable(labelled.map(({ labelled }, i) => ({ labelled, found: found[i] ?? [] }))));

const kindGroups = common(documents.map(({ kinds: examples, labelled: { authors } }) => ({ examples, authors })));
const kindsJudged = train("kinds", kindGroups, kinds, maker.indexes.kinds, { ...LEARNING, decay: 0.004 });
printShare("kind", kindGroups, kindsJudged);
const moodGroups = common(
  documents.flatMap(({ mood, labelled: { authors } }) => (mood ? [{ examples: [mood], authors }] : [])),
);
const moodsJudged = train("moods", moodGroups, ["praise"], maker.indexes.moods, LEARNING);
printShare("mood", moodGroups, moodsJudged);

const answerGroups = common(pairs());
const answersJudged = train("answers", answerGroups, ["answers"], maker.indexes.answers, LEARNING, PASSING_BY);
const likelihoodsOf = (isTrue: boolean) =>
  answerGroups.flatMap(({ examples }, i) =>
    examples.flatMap(({ labels }, n) => (labels.has(0) === isTrue ? [answersJudged[i]?.[n]?.[0] ?? 0] : [])),
  );
print(`answers: AUC ${areaUnderCurve(likelihoodsOf(true), likelihoodsOf(false)).toFixed(3)}`);

/** Each complaint with the reply to it, and with some replies to others of the same trade and authors, or of any. */
function pairs(): Group[] {
  return documents.flatMap(({ labelled, complaint }, i): Group[] => {
    if (!complaint) return [];
    const others = documents.filter(
      (other) => other.complaint && other.labelled.language === labelled.language && other.labelled.id !== labelled.id,
    );
    const near = others.filter(
      (other) => other.labelled.sector === labelled.sector && other.labelled.authors === labelled.authors,
    );
    const wrong = [near, others].flatMap((from) => spread(from, i, Math.min(FEW, from.length)));
    const examples = [
      maker.pair(complaint, complaint, true),
      ...wrong.map((other) => maker.pair(complaint, other.complaint as Complaint, false)),
    ];
    return [{ authors: labelled.authors, examples }];
  });
}

/** Some of a list, far from each other. */
function spread<T>(list: readonly T[], from: number, count: number): T[] {
  return Array.from({ length: count }, (_, k) => list[(13 * from + 7 * k) % list.length] as T);
}

/** Learns a model from all groups and writes it; returns what models say of groups that they have not seen. */
function train(
  name: string,
  groups: readonly Group[],
  labels: readonly string[],
  index: { readonly names: readonly string[] },
  options: Learner["options"],
  ruledOut = RULED_OUT,
): Float64Array[][] {
  const learner = { rowCount: index.names.length, labelCount: labels.length, options };
  const unseen = crossValidate(groups, learner);
  writeModel(name, labels, index.names, learn(groups, learner), limitsOf(groups, unseen, labels.length, ruledOut));
  return unseen;
}

function writeModel(
  name: string,
  labels: readonly string[],
  features: readonly string[],
  { weights, bias }: Weights,
  { thresholds, doubts }: Limits,
): void {
  const head = {
    labels,
    bias: Array.from(bias, (value) => Math.round(value * 1000) / 1000),
    thresholds,
    doubts,
    scale: SCALE,
  };
  const lines = features.flatMap((feature, row) => {
    const entries = labels.flatMap((_, label) => {
      const weight = Math.round((weights[row * labels.length + label] as number) / SCALE);
      return Math.abs(weight) < LEAST ? [] : [`${label}=${weight}`];
    });
    return entries.length > 0 ? [`${feature}\t${entries.join(" ")}`] : [];
  });
  writeFileSync(join(root, `rules/outline/${name}.txt`), `${JSON.stringify(head)}\n${lines.sort().join("\n")}\n`);
}

/** The examples without features that hardly any other has. */
function common(groups: readonly Group[]): Group[] {
  const counts = new Map<number, number>();
  for (const { rows } of groups.flatMap(({ examples }) => examples))
    for (const row of new Set(rows)) counts.set(row, (counts.get(row) ?? 0) + 1);
  return groups.map(({ authors, examples }) => ({
    authors,
    examples: examples.map(({ rows, labels }) => ({
      rows: [...new Set(rows)].filter((row) => (counts.get(row) ?? 0) >= FEWEST),
      labels,
    })),
  }));
}

/** How often the likeliest label is the right one; where there is one label, whether it is likely. */
function printShare(name: string, groups: readonly Group[], unseen: readonly Float64Array[][]): void {
  let right = 0;
  let all = 0;
  groups.forEach(({ examples }, i) => {
    examples.forEach(({ labels }, n) => {
      const said = unseen[i]?.[n] ?? new Float64Array();
      const best = said.length === 1 ? Number((said[0] as number) < 0.5) : said.indexOf(Math.max(...said));
      all++;
      if (said.length === 1 ? labels.has(0) === (best === 0) : labels.has(best)) right++;
    });
  });
  print(`${name}: ${right} of ${all} right (${((100 * right) / all).toFixed(1)} %)`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
