import type { DocumentReport, ReportedProblem } from "../cli/document-report.ts";
import type { Reporter, Summary } from "../cli/reporters/reporter.ts";
import type { UserError } from "../core/errors.ts";
import type { Severity } from "../core/problem.ts";
import { severities } from "../core/problem.ts";

/** A problem with the file that it is in. */
export interface Found {
  path: string;
  report: DocumentReport;
  problem: ReportedProblem;
}

export interface Collected {
  /** All documents that were checked, in the order of the run. */
  reports: DocumentReport[];
  /** The texts of the reports that were asked for, in the order of `written`. */
  texts: string[];
  /** Files and records that could not be checked. */
  failures: UserError[];
}

/** Keeps what is checked, and lets other reporters write what they make of it. */
export function createCollector(written: readonly Reporter[]): { reporter: Reporter; collected(): Collected } {
  const reports: DocumentReport[] = [];
  const failures: UserError[] = [];
  const pieces: string[][] = written.map(() => []);
  const each = (piece: (reporter: Reporter) => string): string => {
    for (const [i, reporter] of written.entries()) pieces[i]?.push(piece(reporter));
    return "";
  };
  const eachLater = async (piece: (reporter: Reporter) => string | Promise<string>): Promise<string> => {
    for (const [i, reporter] of written.entries()) pieces[i]?.push(await piece(reporter));
    return "";
  };
  return {
    reporter: {
      openRun: () => each((reporter) => reporter.openRun()),
      openFile: (path) => each((reporter) => reporter.openFile(path)),
      document(report) {
        reports.push(report);
        return eachLater((reporter) => reporter.document(report));
      },
      closeFile: () => each((reporter) => reporter.closeFile()),
      failure(error) {
        failures.push(error);
        for (const reporter of written) reporter.failure?.(error);
      },
      closeRun: (summary: Summary) => eachLater((reporter) => reporter.closeRun(summary)),
    },
    collected: () => ({ reports, texts: pieces.map((some) => some.join("")), failures }),
  };
}

/** All problems, worst first, and else in the order of the run. */
export function worstFirst(reports: readonly DocumentReport[]): Found[] {
  const found = reports.flatMap((report) =>
    report.problems.map((problem): Found => ({ path: report.file.path, report, problem })),
  );
  const rank = (severity: Severity) => severities.indexOf(severity);
  return found.sort((a, b) => rank(a.problem.severity) - rank(b.problem.severity));
}
