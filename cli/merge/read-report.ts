import { kinds } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { severities } from "../../core/problem.ts";
import { defaultSettings } from "../../core/settings.ts";
import { elementNames } from "../../core/structure/elements.ts";
import { languages } from "../../core/text/language.ts";
import type { DocumentReport, FileInfo, ReportedProblem } from "../document-report.ts";
import { type Decode, flag, list, Mismatch, nullable, number, object, oneOf, optional, text } from "./decode.ts";

/** What `--format json` says of a run, as far as reports are made of it. */
export interface MergedRun {
  toolVersion: string;
  files: { path: string; documents: DocumentReport[] }[];
  /** What the person was told. */
  failures: UserError[];
  failureCount: number;
}

const placeShape = { line: number, column: number, endLine: number, endColumn: number, cell: optional(text, "") };
const bytePlaceShape = { ...placeShape, byteColumn: number, endByteColumn: number };
const spanShape = { start: number, end: number };

const problem = object({
  rule: text,
  severity: oneOf(...severities),
  message: text,
  note: text,
  url: text,
  ...spanShape,
  ...bytePlaceShape,
  actual: text,
  suggestions: list(text),
  fixable: flag,
  rewrites: list(object({ ...spanShape, text, written: text, ...bytePlaceShape })),
  about: oneOf("words", "document"),
  language: oneOf(...languages),
  source: optional(oneOf("rule", "reader"), "rule"),
  probability: optional(number, 0),
  examples: optional(list(object({ bad: text, good: optional(text, "") })), []),
  excerpt: object({ before: text, words: text, after: text }),
});

const suppressed = object({ by: oneOf("directive", "baseline"), reason: text, problem });

const element = oneOf(...elementNames);

const document = object({
  id: nullable(text),
  row: nullable(number),
  encoding: optional(text, "utf-8"),
  kind: oneOf(...kinds),
  kindBy: object({
    by: oneOf("document", "option", "settings", "guess", "unsure"),
    likelihood: number,
    signs: list(text),
  }),
  language: nullable(oneOf(...languages)),
  mood: nullable(oneOf("praise", "complaint")),
  template: nullable(text),
  problems: list(problem),
  suppressed: optional(list(suppressed), []),
  outline: list(object({ element, ...spanShape, ...placeShape, likelihood: number })),
  missing: list(object({ element, at: number, line: number, column: number })),
  notices: optional(list(object({ message: text, line: number, column: number })), []),
});

const failure = object({
  message: text,
  remedy: text,
  path: nullable(text),
  line: nullable(number),
  column: nullable(number),
});

const run = object({
  toolVersion: text,
  files: list(object({ path: text, documents: list(document) })),
  failures: list(failure),
  summary: object({ failures: number }),
});

type Decoded<T> = T extends Decode<infer U> ? U : never;

/**
 * Reads the output of `--format json`.
 * @param path Where it is, for messages.
 * @throws {UserError} where it is something else.
 */
export function readReport(content: string, path: string): MergedRun {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`This is not JSON (${reason})`, "Give what --format json has printed, all of it", { path });
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === "number" && version !== 1) {
    throw new UserError(`This report has version ${version}, and only 1 is known`, "Use one version of Tactful", {
      path,
    });
  }
  try {
    const { toolVersion, files, failures, summary } = run(value);
    return {
      toolVersion,
      files: files.map(({ path, documents }) => ({ path, documents: documents.map((one) => reportFrom(one, path)) })),
      failures: failures.map(
        ({ message, remedy, path, line, column }) =>
          new UserError(message, remedy, {
            path: path ?? undefined,
            line: line ?? undefined,
            column: column ?? undefined,
          }),
      ),
      failureCount: summary.failures,
    };
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const where = error.path.length === 0 ? "The report" : JSON.stringify(error.path.join(" → "));
    throw new UserError(`${where} must be ${error.expected}`, "Give what --format json has printed, unchanged", {
      path,
    });
  }
}

function reportFrom(one: Decoded<typeof document>, path: string): DocumentReport {
  const { id, row, encoding, kind, kindBy, language, mood, template } = one;
  const { by, likelihood, signs } = kindBy;
  const asked = by === "option" ? { kind } : {};
  const file: FileInfo = {
    path,
    configured: defaultSettings,
    globName: path,
    asked,
    ...(encoding !== "utf-8" && { encoding }),
  };
  return {
    file,
    id: id ?? undefined,
    row: row ?? undefined,
    place: nowhere,
    meta: {},
    isEmpty: false,
    kind,
    verdict: { kind, by: by === "option" ? "settings" : by, likelihood, signs },
    language,
    problems: one.problems.map(problemFrom),
    suppressed: one.suppressed.map(({ by, reason, problem }) => ({ ...problemFrom(problem), by, reason })),
    notices: one.notices.map(({ message, line, column }) => ({
      code: "foreign-language",
      values: {},
      message,
      start: 0,
      end: 0,
      place: { ...nowhere, line, column },
    })),
    outline: {
      mood,
      template,
      slots: [],
      elements: one.outline.map(({ element, start, end, likelihood, ...place }) => ({
        element,
        start,
        end,
        likelihood,
        place: placeFrom(place),
        words: "",
      })),
      doubtful: [],
      missing: one.missing.map(({ element, at, line, column }) => ({
        element,
        at,
        place: { line, column, endLine: line, endColumn: column },
      })),
    },
  };
}

/** What reports of problems have no use for is not in the output. */
const nowhere = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function problemFrom(one: Decoded<typeof problem>): ReportedProblem {
  const { line, column, endLine, endColumn, byteColumn, endByteColumn, cell, about, rewrites, ...more } = one;
  const { source, probability, examples, ...rest } = more;
  return {
    ...rest,
    ...(source === "reader" && {
      opinion: { probability, examples: examples.map(({ bad, good }) => (good === "" ? { bad } : { bad, good })) },
    }),
    ...(about === "document" && { about }),
    place: placeFrom({ line, column, endLine, endColumn, cell, byteColumn, endByteColumn }),
    rewrites: rewrites.map(({ start, end, text, written, ...place }) => ({
      start,
      end,
      text,
      written,
      place: placeFrom(place),
    })),
  };
}

/** A place that is no cell has none. */
function placeFrom<T extends { cell: string }>(place: T): Omit<T, "cell"> & { cell?: string } {
  const { cell, ...others } = place;
  return cell === "" ? others : place;
}
