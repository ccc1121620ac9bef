import type { UserError } from "../../core/errors.ts";
import type { Severity } from "../../core/problem.ts";
import type { ShownFix } from "../check-files.ts";
import type { DocumentReport } from "../document-report.ts";

export interface Summary {
  documents: number;
  /** Documents with problems. */
  withProblems: number;
  counts: Record<Severity, number>;
  /** Problems that are not counted, since a baseline knows them. */
  baselined: number;
  /** Documents that a template fits, and those of them that lack something. */
  measured: number;
  incomplete: number;
  /** Files and records that could not be checked or written. */
  failures: number;
  /** What was mended without a person's look, and in how many files; only worked out, or written. Absent where it was not asked for. */
  mended?: { problems: number; files: number; isDry: boolean };
}

/** Shows a run, piece by piece: each function returns what to print next. */
export interface Reporter {
  /** Whether what it writes is a line for each document, which hangs on that alone: then it can be made where that is checked. */
  isByLine?: true;
  openRun(): string;
  /** @param fix What was mended in the file; absent where it was not asked for. */
  openFile(path: string, fix?: ShownFix): string;
  document(report: DocumentReport): string | Promise<string>;
  closeFile(): string;
  /** Told of a mistake that is told to the person, too: a file or a record that could not be checked. */
  failure?(error: UserError): void;
  /** The line that stands in the output where what could not be checked would. */
  failureLine?(error: UserError): string;
  closeRun(summary: Summary): string | Promise<string>;
}
