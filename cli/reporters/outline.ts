import pc from "picocolors";
import { type ChecklistEntry, type ChecklistSpan, checklistOf } from "../../core/structure/checklist.ts";
import type { OutlineWords } from "../../core/structure/words.ts";
import type { Language } from "../../core/text/language.ts";
import { type DocumentReport, shownPlace } from "../document-report.ts";
import { elementName, templateName } from "../outline/names.ts";
import type { Services } from "../services.ts";
import { stringsOf } from "../strings/choose.ts";
import type { Strings } from "../strings/strings.ts";
import { keepStart } from "../text/excerpt.ts";
import { plainText } from "../text/plain.ts";
import { displayWidth } from "../text/width.ts";
import { wrap } from "../text/wrap.ts";
import { createFileHead, maxColumns, noticeLines, recordName, widthOf } from "./heads.ts";
import type { Reporter, Summary } from "./reporter.ts";

export interface OutlineOptions {
  strings: Strings;
  /** The reader's language. */
  locale: Language;
  outlineWords: Services["outlineWords"];
  color: boolean;
  /** The terminal's width; without one, sentences are as long as they are. */
  columns?: number | undefined;
}

const indent = "    ";
/** Below a name. */
const below = "      ";
/** On narrower screens the mark alone says «perhaps»: the room is for the text. */
const narrow = 80;
/** A quotation that has no more room than this says nothing. */
const leastQuote = 16;
const marks = { found: "✓", missing: "✗", optional: "○", settled: "○", spared: "○", doubtful: "?", other: "+" };

/** The outline for people: a checklist of what the template asks for, with the text's own words. */
export function createOutlineReporter(options: OutlineOptions): Reporter {
  const { strings, locale, outlineWords, color, columns } = options;
  const { outline: texts, mood: moods, template: templateLabel, inHead, inColumns } = strings.structure;
  const paint = pc.createColors(color);
  const width = widthOf(columns);
  const head = createFileHead(paint);
  const tints: Record<ChecklistEntry["state"], (text: string) => string> = {
    found: paint.green,
    missing: paint.red,
    doubtful: paint.yellow,
    optional: paint.dim,
    settled: paint.dim,
    spared: paint.dim,
    other: paint.cyan,
  };

  return {
    openRun: () => "",
    openFile(path) {
      head.open(path);
      return "";
    },
    async document(report) {
      const { language } = report;
      const words = await outlineWords(locale);
      const ownWords = language === null ? undefined : await outlineWords(language);
      const lines = [documentHead(report, words), ...remarks(report), ...checklist(report, words, ownWords)];
      return `${head.once()}${lines.join("\n")}\n\n`;
    },
    closeFile: () => "",
    closeRun: summaryLines,
  };

  function documentHead(report: DocumentReport, words: OutlineWords | undefined): string {
    const { kind, outline } = report;
    const { template, mood } = outline;
    const parts = [
      ...recordName(report, strings),
      strings.kind[kind],
      ...(template === null ? [] : [`${templateLabel}: ${plainText(templateName(words, template))}`]),
      ...(mood === null ? [] : [moods[mood]]),
    ];
    return paint.dim(wrap(parts.join(" · "), width, "  "));
  }

  /** Why there is no checklist, or how far it can be relied on, and what else is to be told. */
  function remarks(report: DocumentReport): string[] {
    const { outline, verdict, kind, language } = report;
    const where = report.row === undefined ? inHead : inColumns;
    const lines: string[] = [];
    if (language === null) lines.push(report.isEmpty ? texts.empty : texts.foreign);
    else if (outline.template === null && kind === "reply") lines.push(texts.unknownMood(where));
    else if (verdict.by === "unsure") lines.push(texts.unsureKind(where));
    return [...noticeLines(report, paint, indent), ...lines.map((line) => wrap(line, width, indent))];
  }

  function checklist(
    report: DocumentReport,
    words: OutlineWords | undefined,
    ownWords: OutlineWords | undefined,
  ): string[] {
    const { outline } = report;
    const { slots, others } = checklistOf(outline);
    const elements = new Map([...outline.doubtful, ...outline.elements].map((one) => [`${one.start}-${one.end}`, one]));
    const all = [...slots, ...others];
    const nameWidth = Math.max(0, ...all.map(({ element }) => displayWidth(elementName(words, element))));
    const placeWidth = Math.max(0, ...all.flatMap(({ spans }) => spans.map((span) => placeOf(span).length)));
    const heading = slots.length > 0 ? texts.others : texts.found;
    const isBare = slots.length === 0 && others.length === 0;
    return [
      ...slots.flatMap(entryLines),
      ...(others.length > 0 ? [indent + paint.dim(heading)] : []),
      ...others.flatMap(entryLines),
      ...(isBare && report.language !== null ? [indent + paint.dim(texts.nothingFound)] : []),
    ];

    function entryLines(entry: ChecklistEntry): string[] {
      const { element, state, spans } = entry;
      const name = elementName(words, element);
      const start = `${indent}${tints[state](`${marks[state]} ${name}`)}`;
      const gap = " ".repeat(nameWidth - displayWidth(name) + 2);
      const advice = state === "missing" ? adviceLines(entry) : [];
      if (advice.length > 0) return [start, ...advice];
      if (spans.length === 0) {
        const reason = texts[state as "missing" | "optional" | "settled" | "spared"];
        return [`${start}${gap}${paint.dim(reason)}`];
      }
      return spans.map(
        (span, i) => (i === 0 ? start + gap : below + " ".repeat(nameWidth + 2)) + spanLine(entry, span),
      );
    }

    function placeOf(span: ChecklistSpan): string {
      return plainText(shownPlace(elements.get(`${span.start}-${span.end}`)?.place ?? { line: 1, column: 1 }));
    }

    function spanLine({ element, state }: ChecklistEntry, span: ChecklistSpan): string {
      const place = placeOf(span);
      const standIns = span.elements.includes(element) ? [] : span.elements.map((other) => elementName(words, other));
      const as = standIns.length === 0 ? "" : ` ${texts.as(standIns.join(", "))}`;
      const isNarrow = width !== undefined && width < narrow;
      const put = state === "doubtful" && !isNarrow ? texts.perhaps : (quote: string) => quote;
      const { quoted } = stringsOf(report.language ?? locale);
      const taken = below.length + nameWidth + 2 + placeWidth + 2 + displayWidth(as) + displayWidth(put(quoted("")));
      const own = elements.get(`${span.start}-${span.end}`)?.words ?? "";
      const quote = quoted(keepStart(own.trim(), Math.max(leastQuote, (width ?? maxColumns) - taken)));
      return `${paint.dim(place.padStart(placeWidth))}  ${put(quote)}${paint.dim(as)}`;
    }

    /** What to write: said in the reader's language, shown in the text's own. */
    function adviceLines({ element }: ChecklistEntry): string[] {
      const advice = words?.elements[element]?.advice;
      const example = ownWords?.elements[element]?.examples[report.kind];
      const { quoted } = stringsOf(report.language ?? locale);
      return [
        ...(advice ? [wrap(plainText(advice), width, below)] : []),
        ...(example ? [paint.green(wrap(`${texts.example} ${quoted(plainText(example))}`, width, below))] : []),
      ];
    }
  }

  function summaryLines({ documents, measured, incomplete, failures }: Summary): string {
    const lines: string[] = [];
    if (incomplete > 0) {
      lines.push(paint.bold(paint.red(`✗ ${texts.incomplete(strings.ofTexts(incomplete, measured))}`)));
    } else if (measured > 0) {
      lines.push(paint.green(`✓ ${texts.complete(measured)}`));
    } else if (documents === 0 && failures === 0) {
      lines.push(strings.nothingFound(0));
    }
    if (measured < documents) lines.push(texts.unmeasured(documents - measured));
    if (documents > 0) lines.push(paint.dim(texts.learnMore));
    if (failures > 0) lines.push(paint.red(strings.notRead(failures)));
    return `${lines.join("\n")}\n`;
  }
}
