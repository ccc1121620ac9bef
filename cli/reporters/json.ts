import type { ShownFix } from "../check-files.ts";
import {
  type DocumentReport,
  kindSource,
  type ReportedElement,
  type ReportedProblem,
  type ReportedRewrite,
  type SuppressedProblem,
} from "../document-report.ts";
import type { Reporter } from "./reporter.ts";

/** What the output has of a mistake in a file. */
export interface FailureEntry {
  message: string;
  remedy: string;
  path: string | null;
  line: number | null;
  column: number | null;
}

/** The output for programs, as `schema/output.schema.json` describes it: one object, one line for each document. */
export function createJsonReporter(toolVersion: string): Reporter {
  let files = 0;
  let documents = 0;
  const failed: FailureEntry[] = [];
  return {
    openRun: () => `{"version":1,"toolVersion":${toJson(toolVersion)},"files":[`,
    failure({ message, remedy, place: { path = null, line = null, column = null } }) {
      failed.push({ message, remedy, path, line, column });
    },
    openFile(path, fix) {
      documents = 0;
      const head = toJson({ path, ...(fix && fixEntry(fix)) }).slice(0, -1);
      return `${files++ > 0 ? "," : ""}\n${head},"documents":[`;
    },
    document: (report) => `${documents++ > 0 ? "," : ""}\n${toJson(documentEntry(report))}`,
    closeFile: () => "]}",
    closeRun({ documents, counts, failures, mended }) {
      const found = { documents, errors: counts.error, warnings: counts.warning, infos: counts.info, failures };
      const summary = { ...found, ...(mended && { mended: mended.problems }) };
      return `],\n"failures":${toJson(failed)},\n"summary":${toJson(summary)}}\n`;
    },
  };
}

/** How much was mended, and where the file does not have it the whole new text. */
function fixEntry({ count, edits, isWritten, after }: ShownFix): object {
  return { mended: count, ...(!isWritten && edits.length > 0 && { output: after.text }) };
}

/** What the output has of a document. */
export function documentEntry(report: DocumentReport): object {
  const { outline, notices } = report;
  return {
    id: report.id ?? null,
    row: report.row ?? null,
    ...(report.file.encoding !== undefined && { encoding: report.file.encoding }),
    kind: report.kind,
    kindBy: kindEntry(report),
    language: report.language,
    mood: outline.mood,
    template: outline.template,
    problems: report.problems.map(problemEntry),
    ...(report.suppressed.length > 0 && { suppressed: report.suppressed.map(suppressedEntry) }),
    outline: outline.elements.map(elementEntry),
    missing: outline.missing.map(({ element, at, place }) => ({
      element,
      at,
      line: place.line,
      column: place.column,
      ...(place.cell && { cell: place.cell }),
    })),
    ...(notices.length > 0 && {
      notices: notices.map(({ message, place }) => ({ message, line: place.line, column: place.column })),
    }),
  };
}

function kindEntry(report: DocumentReport): object {
  const { likelihood, signs } = report.verdict;
  return { by: kindSource(report), likelihood: round(likelihood), signs };
}

// Fields one by one: to spread an object into the middle of another is slow, and a run of a table does little else here.

function elementEntry({ element, start, end, place, likelihood }: ReportedElement): object {
  const { line, column, endLine, endColumn, cell } = place;
  return { element, start, end, line, column, endLine, endColumn, cell, likelihood: round(likelihood) };
}

function round(likelihood: number): number {
  return Math.round(likelihood * 100) / 100;
}

function problemEntry(problem: ReportedProblem): object {
  const { place, opinion } = problem;
  return {
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    note: problem.note,
    url: problem.url,
    start: problem.start,
    end: problem.end,
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    cell: place.cell,
    byteColumn: place.byteColumn,
    endByteColumn: place.endByteColumn,
    actual: problem.actual,
    suggestions: problem.suggestions,
    fixable: problem.fixable,
    rewrites: problem.rewrites.map(rewriteEntry),
    about: problem.about ?? "words",
    language: problem.language,
    source: opinion && "reader",
    probability: opinion?.probability,
    examples: opinion?.examples,
    excerpt: problem.excerpt,
  };
}

function rewriteEntry({ start, end, text, written, place }: ReportedRewrite): object {
  const { line, column, endLine, endColumn, cell, byteColumn, endByteColumn } = place;
  return { start, end, text, written, line, column, endLine, endColumn, cell, byteColumn, endByteColumn };
}

function suppressedEntry(problem: SuppressedProblem): object {
  return { by: problem.by, reason: problem.reason, problem: problemEntry(problem) };
}

const unsafe = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** JSON that is safe to show: what `JSON.stringify` leaves as it is, a terminal might obey. */
export function toJson(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(unsafe, escaped);
}
