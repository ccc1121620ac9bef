import pc from "picocolors";
import { templatesFor } from "../../core/structure/templates.ts";
import type { OutlineWords } from "../../core/structure/words.ts";
import { type DocumentReport, kindSource } from "../document-report.ts";
import { elementName, templateName } from "../outline/names.ts";
import { type SetBy, setByHand, sourceOf } from "../outline/set-by-hand.ts";
import { signsInWords } from "../outline/signs.ts";
import { plainText } from "../text/plain.ts";
import { displayWidth } from "../text/width.ts";
import { wrap } from "../text/wrap.ts";
import { createFileHead, noticeLines, recordName, widthOf } from "./heads.ts";
import type { OutlineOptions } from "./outline.ts";
import type { Reporter, Summary } from "./reporter.ts";

/** From these likelihoods on a guess is called so. */
const SURELY = 0.95;
const VERY = 0.85;

/** Says for what each text was taken, why, and how to say otherwise. */
export function createVerdictReporter({ strings, locale, outlineWords, color, columns }: OutlineOptions): Reporter {
  const { explain: texts, mood: moods, outline: outlineTexts, inHead, inColumns } = strings.structure;
  const { labels, by } = texts;
  const paint = pc.createColors(color);
  const width = widthOf(columns);
  const head = createFileHead(paint);
  const labelWidth = Math.max(...Object.values(labels).map(displayWidth));
  let last: DocumentReport | undefined;

  return {
    openRun: () => "",
    openFile(path) {
      head.open(path);
      last = undefined;
      return "";
    },
    async document(report) {
      const words = await outlineWords(locale);
      const record = recordName(report, strings);
      const start = [
        ...(record.length > 0 ? [`  ${paint.dim(record.join(" · "))}`] : []),
        ...noticeLines(report, paint, "    "),
      ];
      if (report.isEmpty) return `${head.once()}${[...start, `    ${outlineTexts.empty}`].join("\n")}\n\n`;
      last = report;
      const lines = [
        ...start,
        ...row(labels.kind, kindLine(report, words)),
        ...row(labels.language, languageLine(report)),
        ...row(labels.mood, moodLine(report)),
        ...row(labels.template, ...templateLines(report, words)),
        ...row(labels.platform, platformLine(report)),
      ];
      return `${head.once()}${lines.join("\n")}\n\n`;
    },
    // How to set things is the same for all records of a table.
    closeFile: () => (last === undefined ? "" : handLines(last)),
    closeRun: summaryLines,
  };

  function row(label: string, ...values: (string | undefined)[]): string[] {
    const hanging = " ".repeat(labelWidth + 6);
    const lines = values.filter((value) => value !== undefined).map((value) => wrap(plainText(value), width, hanging));
    if (lines.length === 0) return [];
    const start = `    ${paint.bold(label)}${" ".repeat(labelWidth - displayWidth(label) + 2)}`;
    return [start + lines.join("\n").slice(hanging.length)];
  }

  function kindLine(report: DocumentReport, words: OutlineWords | undefined): string {
    const { verdict } = report;
    const source = kindSource(report);
    const name = strings.kind[verdict.kind];
    if (source === "unsure") return `${name}: ${texts.unsure}`;
    if (source !== "guess") return `${name}: ${sourceText(source, "kind", report)}`;
    const { surely, very, rather } = texts.likely;
    const likely = verdict.likelihood >= SURELY ? surely : verdict.likelihood >= VERY ? very : rather;
    return `${name}: ${texts.guessed(likely, signsInWords(verdict.signs, strings, words).join(", "))}`;
  }

  function languageLine(report: DocumentReport): string {
    const { language } = report;
    if (language === null) return texts.languageUnknown;
    const source = sourceOf(report, "language");
    return `${strings.language[language]}: ${source ? sourceText(source, "language", report) : texts.languageGuessed}`;
  }

  function moodLine({ meta, kind, language, outline }: DocumentReport): string | undefined {
    const { mood } = outline;
    const { rating, review } = meta;
    if (mood === null) {
      if (kind !== "reply" || language === null) return undefined;
      return review === undefined ? texts.noReview : texts.unclearReview;
    }
    const why =
      rating !== undefined ? texts.stars(rating.toLocaleString(locale)) : review ? texts.reviewWords : texts.ownWords;
    return `${moods[mood]}: ${why}`;
  }

  function templateLines(report: DocumentReport, words: OutlineWords | undefined): string[] {
    const { outline, kind, language } = report;
    const { template, missing, mood } = outline;
    if (template === null) {
      if (kind !== "reply" || language === null) return [texts.noTemplate];
      return [outlineTexts.unknownMood(report.row === undefined ? inHead : inColumns)];
    }
    const lacks = missing.map(({ element }) => elementName(words, element)).join(", ");
    // One that was asked for and does not exist is told of by a notice.
    const isAsked = (report.meta.template ?? report.file.configured.template) === template;
    const source = isAsked ? sourceOf(report, "template") : undefined;
    const choice = templatesFor(kind, mood ?? undefined).map(({ name }) => templateName(words, name));
    const guessed = choice.length > 1 ? texts.bestOf(choice.join(", ")) : texts.onlyTemplate;
    return [
      `${templateName(words, template)}: ${source ? sourceText(source, "template", report) : guessed}`,
      lacks === "" ? texts.complete : texts.missing(lacks),
    ];
  }

  function platformLine(report: DocumentReport): string | undefined {
    const platform = report.meta.platform ?? report.file.configured.platform;
    const source = sourceOf(report, "platform");
    if (platform && source) return `${platform}: ${sourceText(source, "platform", report)}`;
    return report.kind === "reply" ? texts.noPlatform : undefined;
  }

  function sourceText(source: SetBy, key: string, { file }: DocumentReport): string {
    if (source === "document") return by.document;
    return source === "option" ? by.option(`--${key}`) : by.settings(file.configPath ?? "tactful.json");
  }

  function handLines(report: DocumentReport): string {
    const { head: begin, config, options, choices } = setByHand(report);
    const isTable = report.row !== undefined;
    const blocks = [
      [isTable ? texts.setInColumns : texts.setInHead, ...begin],
      ...(config ? [[texts.setInConfig(config.path), config.line]] : []),
      [texts.setByOptions, options],
    ];
    const lines = blocks.flatMap(([title = "", ...code]) => [
      paint.dim(wrap(plainText(title), width, "  ")),
      ...code.map((line) => `    ${paint.cyan(plainText(line))}`),
    ]);
    return `${[...lines, paint.dim(wrap(`${texts.choices}: ${plainText(choices)}`, width, "  "))].join("\n")}\n\n`;
  }

  function summaryLines({ documents, failures }: Summary): string {
    if (failures > 0) return `${paint.red(strings.notRead(failures))}\n`;
    return documents === 0 ? `${strings.nothingFound(0)}\n` : "";
  }
}
