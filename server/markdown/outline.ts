import { type ChecklistEntry, checklistOf } from "../../core/structure/checklist.ts";
import { nameIn } from "../../core/structure/words.ts";
import { type Analysis, languageFor, type Reading } from "../analysis.ts";
import { outlineWordsOf } from "../outline-words.ts";
import type { Session } from "../session.ts";
import { stringsOf } from "../strings/choose.ts";
import { fileName, inline } from "./marks.ts";

/** More rows of a table are no outline any more. */
const MOST_TEXTS = 100;

/** What a file's texts are made of and what they lack, as a checklist. */
export async function outlineMarkdown(session: Session, analysis: Analysis): Promise<string> {
  const strings = session.stringsFor(analysis, analysis.readings[0]);
  const parts = await Promise.all(
    analysis.readings.slice(0, MOST_TEXTS).map((reading) => textMarkdown(session, analysis, reading)),
  );
  return `# ${strings.outline.title(inline(fileName(analysis.document.uri)))}\n\n${parts.join("\n\n")}\n`;
}

async function textMarkdown({ client }: Session, { settings }: Analysis, { source, result }: Reading): Promise<string> {
  const language = languageFor(settings, result.language, client.locale);
  const [words, own] = await Promise.all([
    outlineWordsOf(language),
    result.language ? outlineWordsOf(result.language) : undefined,
  ]);
  const strings = stringsOf(language);
  const { outline, kind, verdict } = result;
  const { outline: texts, quoted } = strings;
  const head = [
    strings.kind[kind],
    ...(outline.template === null
      ? []
      : [`${texts.template}: ${inline(nameIn(words, `templates/${outline.template}`))}`]),
    // A template for answers to complaints says it all.
    ...(outline.mood === null || outline.mood === outline.template ? [] : [texts.mood[outline.mood]]),
  ].join(" · ");
  const { slots, others } = checklistOf(outline);
  const remark =
    outline.template === null && kind === "reply" ? texts.unknownMood : verdict.by === "unsure" ? texts.unsureKind : "";
  return [
    ...(source.row === undefined ? [] : [`## ${texts.row(source.row)}${source.id ? ` (${inline(source.id)})` : ""}`]),
    `*${head}*`,
    ...(remark ? [`> ${remark}`] : []),
    slots.map(line).join("\n"),
    ...(others.length > 0 ? [`**${texts.others}**`, others.map(line).join("\n")] : []),
    ...(slots.length + others.length === 0 ? [texts.empty] : []),
  ]
    .filter(Boolean)
    .join("\n\n");

  function line({ element, state, spans }: ChecklistEntry): string {
    const name = `**${nameIn(words, `elements/${element}`)}**`;
    const quotes = spans.map(({ start, end }) => quoted(inline(source.text.slice(start, end)))).join(" · ");
    switch (state) {
      case "found":
      case "other":
        return `- ✅ ${name}: ${quotes}`;
      case "doubtful":
        return `- ❔ ${name}. ${texts.perhaps}: ${quotes}`;
      case "missing": {
        const advice = words?.elements[element]?.advice;
        const example = own?.elements[element]?.examples[kind];
        return `- ❌ ${name}. ${[advice, example && `${texts.example} ${quoted(inline(example))}`].filter(Boolean).join(" ")}`;
      }
      case "optional":
        return `- ▫️ ${name} (${texts.optional})`;
      default:
        return `- ▫️ ${name} (${texts.unneeded})`;
    }
  }
}
