import type { Problem } from "../../core/problem.ts";
import type { ElementSpan } from "../../core/structure/report.ts";
import { type DocumentReport, kindSource, placesIn, type Reporter } from "./reporter.ts";

/** The output for programs, as `schema/output.schema.json` describes it: one object, one line for each document. */
export function createJsonReporter(): Reporter {
  let files = 0;
  let documents = 0;
  return {
    openRun: () => '{"version":1,"files":[',
    openFile(path) {
      documents = 0;
      return `${files++ > 0 ? "," : ""}\n{"path":${toJson(path)},"documents":[`;
    },
    document: (report) => `${documents++ > 0 ? "," : ""}\n${toJson(documentEntry(report))}`,
    closeFile: () => "]}",
    closeRun({ documents, counts }) {
      const summary = { documents, errors: counts.error, warnings: counts.warning, infos: counts.info };
      return `],\n"summary":${toJson(summary)}}\n`;
    },
  };
}

function documentEntry(report: DocumentReport): object {
  const { document, result } = report;
  const { outline } = result;
  return {
    id: document.id ?? null,
    row: document.row ?? null,
    kind: result.kind,
    kindBy: kindEntry(report),
    language: result.language,
    mood: outline.mood,
    template: outline.template,
    problems: result.problems.map((problem) => problemEntry(report, problem)),
    outline: outline.elements.map((span) => elementEntry(report, span)),
    missing: outline.missing.map(({ element, at }) => ({
      element,
      at,
      ...placesIn(report, { start: at, end: at }).start,
    })),
    ...(result.notices.length > 0 && {
      notices: result.notices.map((notice) => ({ message: notice.message, line: placesIn(report, notice).start.line })),
    }),
  };
}

function kindEntry(report: DocumentReport): object {
  const { likelihood, signs } = report.result.verdict;
  return { by: kindSource(report), likelihood: round(likelihood), signs };
}

function elementEntry(report: DocumentReport, { element, start, end, likelihood }: ElementSpan): object {
  return { element, start, end, ...placeEntry(report, { start, end }), likelihood: round(likelihood) };
}

function placeEntry(report: DocumentReport, span: { start: number; end: number }): object {
  const { start, end } = placesIn(report, span);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function round(likelihood: number): number {
  return Math.round(likelihood * 100) / 100;
}

function problemEntry(report: DocumentReport, problem: Problem): object {
  return {
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    note: problem.note,
    url: problem.url,
    start: problem.start,
    end: problem.end,
    ...placeEntry(report, problem),
    actual: problem.actual,
    suggestions: problem.suggestions,
    fixable: problem.fixable,
    rewrites: problem.rewrites,
  };
}

/** JSON that is safe to show: what `JSON.stringify` leaves as it is, a terminal might obey. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
