import type { SourceDocument } from "../../core/document.ts";
import { DocumentReader } from "../../core/reading.ts";
import { defaultSettings } from "../../core/settings.ts";
import type { Answer } from "../../core/structure/models.ts";
import { languages } from "../../core/text/language.ts";
import { content } from "../../generated/content.ts";
import { createTactful } from "../../rules/linter.ts";
import { areaUnderCurve, elementTable, type Outlined } from "./figures.ts";
import { type LabelledDocument, readLabelled } from "./labelled.ts";
import { readMatched } from "./read-matched.ts";

/** So many reviews of others are compared with a reply. */
const SHUFFLED = 5;

/**
 * What is measured of structure on the labelled documents of a folder: elements, the guess of the kind with kind and stars
 * hidden, and whether `ignored-complaint` tells a reply's own review from others of the same trade. Markdown.
 */
export async function structureQuality(folder: string): Promise<string> {
  const documents = readLabelled(folder);
  const linter = await createTactful();
  const outlined: Outlined[] = [];
  const kinds = new Map<string, { right: number; sure: number; all: number }>();
  for (const labelled of documents) {
    const { outline } = await linter.lint(labelled.document, defaultSettings);
    if (labelled.structure.length > 0) outlined.push({ labelled, found: outline.elements });
    const { kind: _kind, rating: _rating, ...meta } = labelled.document.meta;
    const { kind, verdict } = await linter.lint({ ...labelled.document, meta }, defaultSettings);
    const count = kinds.get(labelled.language) ?? { right: 0, sure: 0, all: 0 };
    count.all++;
    if (kind === labelled.kind) count.right++;
    if (kind === labelled.kind || verdict.by === "unsure") count.sure++;
    kinds.set(labelled.language, count);
  }
  const rows = [...kinds].map(
    ([language, { right, sure, all }]) => `| ${language} | ${all} | ${share(right, all)} | ${share(sure, all)} |`,
  );
  return [
    elementTable(outlined),
    ["| kind guessed | documents | right | right or said to be unsure |", "| --- | --: | --: | --: |", ...rows].join(
      "\n",
    ),
    await complaintTable(documents),
  ].join("\n\n");
}

interface Judged {
  own: Answer;
  others: Answer[];
}

async function complaintTable(documents: readonly LabelledDocument[]): Promise<string> {
  const reader = new DocumentReader(content, []);
  const complaints = documents.filter(
    ({ kind, rating, document }) => kind === "reply" && rating !== undefined && rating <= 3 && document.meta.review,
  );
  const rows: string[] = [];
  for (const language of languages) {
    const judged: Judged[] = [];
    const own = complaints.filter((candidate) => candidate.language === language);
    for (const [i, { document, sector, id }] of own.entries()) {
      const others = own.filter((other) => other.sector === sector && other.id !== id);
      const shuffled = Array.from(
        { length: Math.min(SHUFFLED, others.length) },
        (_, k) => others[(i + 7 * k) % others.length],
      );
      judged.push({
        own: await judge(reader, document, document.meta.review),
        others: await Promise.all(shuffled.map((other) => judge(reader, document, other?.document.meta.review))),
      });
    }
    if (judged.length === 0) continue;
    const wrong = judged.flatMap(({ others }) => others);
    const area = areaUnderCurve(
      judged.map(({ own: { likelihood } }) => likelihood),
      wrong.map(({ likelihood }) => likelihood),
    );
    const alarms = (answers: readonly Answer[]) =>
      share(answers.filter(({ isIgnoring }) => isIgnoring).length, answers.length);
    rows.push(
      `| ${language} | ${judged.length} | ${area.toFixed(3)} | ${alarms(judged.map(({ own: answer }) => answer))} | ${alarms(wrong)} |`,
    );
  }
  const head = "| ignored-complaint | pairs | AUC | alarms on true pairs | alarms on shuffled ones |";
  return [head, "| --- | --: | --: | --: | --: |", ...rows].join("\n");
}

async function judge(reader: DocumentReader, document: SourceDocument, review: string | undefined): Promise<Answer> {
  const asked = { ...document, meta: { ...document.meta, ...(review && { review }) } };
  const read = await readMatched(reader, asked);
  const answer = reader.models(read.language)?.answerTo(read);
  if (!answer) throw new Error(`no answer in ${document.id}`);
  return answer;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}
