import type { UserError } from "../../core/errors.ts";
import { documentEntry, toJson } from "./json.ts";
import type { Reporter } from "./reporter.ts";

/** One line for each document and for each mistake, in the order of the run, as `schema/ndjson.schema.json` describes them. */
export function createNdjsonReporter(): Reporter {
  return {
    isByLine: true,
    openRun: () => "",
    openFile: () => "",
    document: (report) => `${toJson({ path: report.file.path, ...documentEntry(report) })}\n`,
    failureLine: (error) => `${toJson({ path: error.place.path ?? null, ...failureEntry(error) })}\n`,
    closeFile: () => "",
    closeRun: () => "",
  };
}

/** What a line says that stands in the place of a document. */
export function failureEntry({ message, remedy, place }: UserError): object {
  const { row, line, column } = place;
  return { row: row ?? null, line: line ?? null, column: column ?? null, error: { message, remedy } };
}
