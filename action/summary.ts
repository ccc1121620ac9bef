import type { DocumentReport, ReportedProblem } from "../cli/document-report.ts";
import { elementName, templateName } from "../cli/outline/names.ts";
import type { Summary } from "../cli/reporters/reporter.ts";
import type { Strings } from "../cli/strings/strings.ts";
import type { UserError } from "../core/errors.ts";
import { type ChecklistEntry, checklistOf } from "../core/structure/checklist.ts";
import type { OutlineWords } from "../core/structure/words.ts";
import { code, escaped, lineUrl } from "./markup.ts";
import type { ActionStrings } from "./strings/strings.ts";

export interface SummaryOptions {
  strings: Strings;
  own: ActionStrings;
  /** How the parts of texts are called in the summary's language. */
  outlineWords: OutlineWords | undefined;
  repositoryUrl: string;
  commit: string;
  /** How the repository names a file. */
  nameOf(path: string): string;
  /** What is told before everything else. */
  remarks: readonly string[];
  /** Files and records that could not be checked. */
  failures: readonly UserError[];
}

/** GitHub takes 1 MiB of one step; something is left for what else the step writes. */
const MOST_BYTES = 1024 * 1024 - 4096;

const marks: Record<ChecklistEntry["state"], string> = {
  found: "✓",
  missing: "✗",
  doubtful: "?",
  optional: "○",
  settled: "○",
  spared: "○",
  other: "+",
};

/** The page of a run, in GitHub's Markdown: a table for each file with findings, and what its texts are made of. */
export function summaryOf(reports: readonly DocumentReport[], totals: Summary, options: SummaryOptions): string {
  const { strings, own, remarks } = options;
  const suppressed = reports.reduce((sum, report) => sum + report.suppressed.length, 0);
  const page = createPage(`\n${escaped(own.cut)}\n`);
  page.add(`## Tactful\n\n**${escaped(headline(totals, strings, own))}**\n\n`);
  for (const remark of remarks) page.add(`> ${escaped(remark)}\n\n`);
  if (suppressed > 0) page.add(`${escaped(own.suppressed(suppressed))}\n\n`);
  for (const piece of failurePieces(options)) if (!page.add(piece)) return page.text();
  for (const file of byFile(reports)) {
    for (const piece of filePieces(file, options)) if (!page.add(piece)) return page.text();
  }
  return page.text();
}

function headline(totals: Summary, strings: Strings, own: ActionStrings): string {
  const { counts, withProblems, documents, failures } = totals;
  const unread = failures > 0 ? [own.notChecked(failures)] : [];
  const kinds = (["error", "warning", "info"] as const).filter((severity) => counts[severity] > 0);
  if (kinds.length === 0) {
    // What nobody could read is not free of findings.
    if (unread.length > 0) return unread.join("");
    return documents === 0 ? strings.nothingFound(0) : own.nothingFound;
  }
  const parts = kinds.map((severity) => strings.count[severity](counts[severity]));
  return [...unread, strings.found(parts.join(", "), strings.ofTexts(withProblems, documents))].join("; ");
}

function* failurePieces({ failures, own }: SummaryOptions): Generator<string> {
  if (failures.length === 0) return;
  const { title, place, why, remedy } = own.unread;
  yield `### ${escaped(title)}\n\n| ${[place, why, remedy].map(escaped).join(" | ")} |\n| --- | --- | --- |\n`;
  for (const { message, remedy: todo, place: at } of failures) {
    const where = [at.path, at.line, at.line === undefined ? undefined : at.column];
    const shown = where.filter((part) => part !== undefined).join(":");
    yield `| ${shown === "" ? "" : code(shown)} | ${escaped(message)} | ${escaped(todo)} |\n`;
  }
  yield "\n";
}

function byFile(reports: readonly DocumentReport[]): DocumentReport[][] {
  const files = new Map<string, DocumentReport[]>();
  for (const report of reports) {
    if (report.problems.length === 0) continue;
    const file = files.get(report.file.path);
    if (file) file.push(report);
    else files.set(report.file.path, [report]);
  }
  return [...files.values()];
}

function* filePieces(reports: readonly DocumentReport[], options: SummaryOptions): Generator<string> {
  const { strings, own } = options;
  const { columns } = own;
  const heads = ["", columns.place, columns.words, columns.why, columns.instead];
  const path = reports[0]?.file.path ?? "";
  yield `### ${code(path)}\n\n|${heads.map((head) => ` ${escaped(head)} |`).join("")}\n|${" --- |".repeat(heads.length)}\n`;
  for (const report of reports) for (const problem of report.problems) yield row(problem, report, options);
  yield "\n";
  for (const report of reports) {
    const lines = outlineLines(report, options);
    if (lines.length === 0) continue;
    const name = report.row === undefined ? "" : ` (${escaped(strings.row(report.row))})`;
    yield `<details><summary>${escaped(own.outline)}${name}</summary>\n\n${lines.join("\n")}\n\n</details>\n\n`;
  }
}

function row(
  problem: ReportedProblem,
  report: DocumentReport,
  { strings, repositoryUrl, commit, nameOf }: SummaryOptions,
): string {
  const { severity, rule, url, place, excerpt, message, note, suggestions } = problem;
  const { line, endLine, cell } = place;
  // GitHub shows no lines of a workbook.
  const link = cell
    ? escaped(cell)
    : `[${line}](${lineUrl(repositoryUrl, commit, nameOf(report.file.path), line, endLine)})`;
  const ruleLink = /^https:\/\/[\w./-]+$/.test(url) ? `[${escaped(rule)}](${url})` : escaped(rule);
  const cells = [
    `${escaped(strings.severity[severity])}<br>${ruleLink}`,
    link,
    `${escaped(excerpt.before)}<b>${escaped(excerpt.words)}</b>${escaped(excerpt.after)}`,
    [message, note]
      .filter((text) => text !== "")
      .map(escaped)
      .join("<br>"),
    suggestions.map((text) => escaped(strings.quoted(text))).join("<br>"),
  ];
  return `|${cells.map((cell) => ` ${cell} |`).join("")}\n`;
}

function outlineLines({ outline, kind }: DocumentReport, { strings, outlineWords: words }: SummaryOptions): string[] {
  const { slots, others } = checklistOf(outline);
  if (slots.length === 0) return [];
  const template = outline.template === null ? "" : `: ${templateName(words, outline.template)}`;
  return [
    `${escaped(strings.kind[kind] + template)}\n`,
    ...[...slots, ...others].map(({ element, state }) => `- ${marks[state]} ${escaped(elementName(words, element))}`),
  ];
}

/** A text that stops growing before it is too large. */
function createPage(cut: string): { add(piece: string): boolean; text(): string } {
  const pieces: string[] = [];
  let left = MOST_BYTES - Buffer.byteLength(cut);
  let isCut = false;
  return {
    add(piece) {
      const size = Buffer.byteLength(piece);
      if (isCut || size > left) isCut = true;
      else {
        pieces.push(piece);
        left -= size;
      }
      return !isCut;
    },
    text: () => pieces.join("") + (isCut ? cut : ""),
  };
}
