import pc from "picocolors";
import { type Severity, severities } from "../../core/problem.ts";
import { type DocumentReport, type ReportedProblem, shownPlace } from "../document-report.ts";
import { stringsOf } from "../strings/choose.ts";
import type { Strings } from "../strings/strings.ts";
import { fitExcerpt } from "../text/excerpt.ts";
import { plainText } from "../text/plain.ts";
import { displayWidth } from "../text/width.ts";
import { wrap } from "../text/wrap.ts";
import { alikeOf } from "./advice.ts";
import { createFileHead, maxColumns, noticeLines, recordName, widthOf } from "./heads.ts";
import type { Reporter, Summary } from "./reporter.ts";

export interface StylishOptions {
  strings: Strings;
  color: boolean;
  /** The terminal's width; without one, lines are as long as they are. */
  columns?: number | undefined;
}

const marks: Record<Severity, string> = { error: "✖", warning: "▲", info: "●" };
const indent = "    ";
const maxSuggestions = 3;

/** The output for people: the sentence, the words underlined, why, and what to write instead. */
export function createStylishReporter({ strings, color, columns }: StylishOptions): Reporter {
  const paint = pc.createColors(color);
  const severityColor = { error: paint.red, warning: paint.yellow, info: paint.cyan };
  const width = widthOf(columns);
  const head = createFileHead(paint);
  let explained = new Set<string>();
  let exampleRule: string | undefined;

  return {
    openRun: () => "",
    openFile(path) {
      head.open(path);
      explained = new Set();
      return "";
    },
    document(report) {
      const notices = noticeLines(report, paint);
      if (report.problems.length === 0 && notices.length === 0) return "";
      return (
        head.once() +
        documentHeader(report) +
        report.problems.map(block).join("") +
        (notices.length === 0 ? "" : `${notices.join("\n")}\n\n`)
      );
    },
    closeFile: () => "",
    closeRun: (summary) => summaryLines(summary),
  };

  function documentHeader(report: DocumentReport): string {
    const record = recordName(report, strings);
    if (record.length === 0) return "";
    const { kind, language } = report;
    const parts = [...record, strings.kind[kind], ...(language === null ? [] : [strings.language[language]])];
    return `  ${paint.dim(parts.join(" · "))}\n`;
  }

  function block(problem: ReportedProblem): string {
    const tint = severityColor[problem.severity];
    const mark = tint(`${marks[problem.severity]} ${strings.severity[problem.severity]}`);
    const isNew = !explained.has(problem.rule);
    explained.add(problem.rule);
    exampleRule ??= problem.rule;
    const lines = [
      `  ${mark}  ${paint.dim(plainText(shownPlace(problem.place)))}  ${paint.bold(plainText(problem.rule))}${opinionMark(problem)}`,
      ...sentence(problem),
      wrap(plainText(problem.message), width, indent),
      ...suggestionLines(problem),
      ...alikeOf(problem, strings).map((line) => wrap(line, width, indent)),
      // The reason is the rule's, not the sentence's: once in a file is enough.
      ...(isNew && problem.note ? [paint.dim(wrap(`${strings.why}: ${plainText(problem.note)}`, width, indent))] : []),
      ...(isNew && problem.url ? [paint.dim(`${indent}${plainText(problem.url)}`)] : []),
    ];
    return `${lines.join("\n")}\n\n`;
  }

  function opinionMark({ opinion }: ReportedProblem): string {
    return opinion ? `  (${strings.opinion.mark})` : "";
  }

  function sentence({ excerpt, severity }: ReportedProblem): string[] {
    if (excerpt.words.trim() === "") return [];
    const { before, words, after } = fitExcerpt(excerpt, (width ?? maxColumns) - indent.length);
    if (color) return [indent + before + paint.underline(paint.bold(severityColor[severity](words))) + after];
    const underline = "~".repeat(Math.max(1, displayWidth(words)));
    return [indent + before + words + after, indent + " ".repeat(displayWidth(before)) + underline];
  }

  function suggestionLines({ suggestions, language }: ReportedProblem): string[] {
    // The words are the text's, so the quotation marks are, too.
    const { quoted } = stringsOf(language);
    const shown = suggestions.slice(0, maxSuggestions).map((suggestion) => quoted(plainText(suggestion)));
    return shown.length === 0 ? [] : [paint.green(wrap(`${strings.instead}: ${shown.join(", ")}`, width, indent))];
  }

  function summaryLines({ documents, withProblems, counts, baselined, failures, mended }: Summary): string {
    const worst = severities.find((severity) => counts[severity] > 0);
    const lines: string[] = [];
    if (mended && mended.problems > 0) lines.push(paint.green(`✔ ${strings.mended(mended)}`));
    if (worst !== undefined) {
      const parts = severities
        .filter((severity) => counts[severity] > 0)
        .map((severity) => strings.count[severity](counts[severity]));
      const last = parts.pop();
      const listed = parts.length === 0 ? `${last}` : `${parts.join(", ")} ${strings.and} ${last}`;
      const found = strings.found(listed, strings.ofTexts(withProblems, documents));
      lines.push(paint.bold(severityColor[worst](`${marks[worst]} ${found}`)));
      if (exampleRule) lines.push(paint.dim(strings.learnMore(`tactful explain ${plainText(exampleRule)}`)));
    } else if (documents > 0 || failures === 0) {
      lines.push(documents === 0 ? strings.nothingFound(0) : paint.green(`✔ ${strings.nothingFound(documents)}`));
    }
    if (baselined > 0) lines.push(paint.dim(strings.baseline.hidden(baselined)));
    if (failures > 0) lines.push(paint.red(strings.notRead(failures)));
    return `${lines.join("\n")}\n`;
  }
}
