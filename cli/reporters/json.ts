import type { Problem } from "../../core/problem.ts";
import { type DocumentReport, placesIn, type Reporter } from "./reporter.ts";

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
  return {
    id: document.id ?? null,
    row: document.row ?? null,
    kind: result.kind,
    language: result.language,
    template: null,
    problems: result.problems.map((problem) => problemEntry(report, problem)),
    outline: [],
    ...(result.notices.length > 0 && {
      notices: result.notices.map((notice) => ({ message: notice.message, line: placesIn(report, notice).start.line })),
    }),
  };
}

function problemEntry(report: DocumentReport, problem: Problem): object {
  const { start, end } = placesIn(report, problem);
  return {
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    note: problem.note,
    url: problem.url,
    start: problem.start,
    end: problem.end,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    actual: problem.actual,
    suggestions: problem.suggestions,
    fixable: problem.fixable,
  };
}

/** JSON that is safe to show: what `JSON.stringify` leaves as it is, a terminal might obey. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
