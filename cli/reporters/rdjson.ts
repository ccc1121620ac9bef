import type { Severity } from "../../core/problem.ts";
import { hasPlaces } from "../../core/rewriting.ts";
import type { BytePlace, DocumentReport, ReportedProblem } from "../document-report.ts";
import type { Strings } from "../strings/strings.ts";
import { adviceOf } from "./advice.ts";
import { toJson } from "./json.ts";
import type { Reporter } from "./reporter.ts";

const url = "https://tactful.github.io/tactful/";
const severityOf: Record<Severity, string> = { error: "ERROR", warning: "WARNING", info: "INFO" };

/** The Reviewdog Diagnostic Format: one object, one line for each problem. Columns are bytes there. */
export function createRdjsonReporter(strings: Strings): Reporter {
  let count = 0;
  return {
    openRun: () => `{"source":${toJson({ name: "tactful", url })},"diagnostics":[`,
    openFile: () => "",
    document: (report) =>
      report.problems.map((problem) => `${count++ > 0 ? "," : ""}\n${toJson(diagnostic(problem, report))}`).join(""),
    closeFile: () => "",
    closeRun: () => "\n]}\n",
  };

  function diagnostic(problem: ReportedProblem, { file }: DocumentReport): object {
    const { rule, url: page, severity, place, rewrites, opinion } = problem;
    // Blanks that a person must fill are nothing to accept with a click.
    // Nor is a text in UTF-8 for a file that is not: it would be put in as it is. A workbook's cell has no range at all.
    const isWritable = (file.encoding ?? "utf-8") === "utf-8" && place.cell === undefined;
    const whole = isWritable ? rewrites.filter((rewrite) => !hasPlaces(rewrite)) : [];
    return {
      message: adviceOf(problem, strings),
      location: { path: file.path, range: rangeOf(place) },
      severity: severityOf[severity],
      code: { value: rule, ...(page && { url: page }) },
      ...(opinion && { source: { name: "tactful, the second reader", url } }),
      ...(whole.length > 0 && {
        suggestions: whole.map(({ place, written }) => ({ range: rangeOf(place), text: written })),
      }),
    };
  }
}

function rangeOf({ line, byteColumn, endLine, endByteColumn }: BytePlace): object {
  return { start: { line, column: byteColumn }, end: { line: endLine, column: endByteColumn } };
}
