import type { DocumentMeta, SourceDocument } from "../core/document.ts";
import { editOf } from "../core/fix.ts";
import type { DocumentResult } from "../core/lint.ts";
import type { Notice } from "../core/notices/notice.ts";
import type { Problem } from "../core/problem.ts";
import type { Rewrite } from "../core/rewriting.ts";
import type { Settings } from "../core/settings.ts";
import type { DocumentOutline, ElementSpan } from "../core/structure/report.ts";
import type { LineIndex } from "../core/text/lines.ts";
import { type Excerpt, excerptOf, wordsOf } from "./text/excerpt.ts";

/** Where a span stands in its file: lines and columns from 1, columns in UTF-16 code units, the end exclusive. */
export interface FilePlace {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** Of a workbook: the cell, «Отзывы!C7»; the line is its row and the column its number. */
  cell?: string;
}

/** A place of what is reported on its own. Other programs count columns in bytes of the line as the file has it. */
export interface BytePlace extends FilePlace {
  byteColumn: number;
  endByteColumn: number;
}

/** A rewrite, as a change of the file: `written` takes the place of what stands there. */
export interface ReportedRewrite extends Rewrite {
  place: BytePlace;
  /** `text` with the escapes that the file needs. */
  written: string;
}

interface Span {
  start: number;
  end: number;
}

/** A file, and what is known of it before it is read. */
export interface FileInfo {
  /** As people see it. */
  path: string;
  /** What the configuration says of it, and where that stands; no path where there is none. */
  configured: Settings;
  configPath?: string | undefined;
  /** How the configuration's globs name the file. */
  globName: string;
  /** What the command line said of all texts. */
  asked: DocumentMeta;
  /** How its bytes say its text, as `TextDecoder` calls it, or `bytes`; UTF-8 where absent. */
  encoding?: string;
}

export interface ReportedProblem extends Problem {
  place: BytePlace;
  rewrites: ReportedRewrite[];
  /** The sentence around the words, as its readers see it. */
  excerpt: Excerpt;
}

export interface SuppressedProblem extends ReportedProblem {
  /** What was given for it, or the baseline's path; may be empty. */
  reason: string;
  /** A comment or the head of the text; or a baseline, which knew it before. */
  by: "directive" | "baseline";
}

export interface ReportedElement extends ElementSpan {
  place: FilePlace;
  /** Its words, as their readers see them. */
  words: string;
}

/**
 * One document of a file with what was found in it. Plain data: it can go to another thread, to a file and back.
 * Offsets are the document's own, in UTF-16 code units, half-open; places are the file's.
 */
export interface DocumentReport extends Pick<DocumentResult, "kind" | "verdict" | "language"> {
  file: FileInfo;
  id?: string | undefined;
  row?: number | undefined;
  /** Where it stands in its file: a whole record of a table, with the fields beside its text. */
  place: FilePlace;
  meta: DocumentMeta;
  /** Whether there is nothing to read in it. */
  isEmpty: boolean;
  problems: ReportedProblem[];
  /** What was found and silenced, each with the reason that was given. */
  suppressed: SuppressedProblem[];
  notices: (Notice & { place: FilePlace })[];
  outline: Omit<DocumentOutline, "elements" | "doubtful" | "missing"> & {
    elements: ReportedElement[];
    doubtful: ReportedElement[];
    missing: (DocumentOutline["missing"][number] & { place: FilePlace })[];
  };
}

/** Puts what was found in a document into the terms of its file. */
export function reportOf(
  document: SourceDocument,
  result: DocumentResult,
  file: FileInfo,
  lines: LineIndex,
): DocumentReport {
  const { kind, verdict, language, problems, suppressed, notices, outline } = result;
  return {
    file,
    id: document.id,
    row: document.row,
    place: placeInFile(document.record ?? spanInFile({ start: 0, end: document.text.length })),
    meta: document.meta,
    isEmpty: document.blocks.every(({ text, quote }) => quote || text.trim() === ""),
    kind,
    verdict,
    language,
    problems: problems.map(reported),
    suppressed: suppressed.map((problem) => ({ ...reported(problem), reason: problem.reason, by: "directive" })),
    notices: notices.map((notice) => ({ ...notice, place: placeOf(notice) })),
    outline: {
      ...outline,
      elements: outline.elements.map(reportedElement),
      doubtful: outline.doubtful.map(reportedElement),
      missing: outline.missing.map((one) => ({ ...one, place: placeOf({ start: one.at, end: one.at }) })),
    },
  };

  // Field by field: a table has millions of them, and to spread an object and change it is slow.
  function reported(problem: Problem): ReportedProblem {
    const { opinion, about } = problem;
    return {
      rule: problem.rule,
      severity: problem.severity,
      message: problem.message,
      note: problem.note,
      url: problem.url,
      start: problem.start,
      end: problem.end,
      actual: problem.actual,
      suggestions: problem.suggestions,
      rewrites: problem.rewrites.flatMap(reportedRewrite),
      fixable: problem.fixable,
      ...(opinion && { opinion }),
      ...(about && { about }),
      language: problem.language,
      place: bytePlace(spanInFile(problem)),
      excerpt: excerptOf(document, problem.start, problem.end),
    } satisfies Record<Exclude<keyof ReportedProblem, "opinion" | "about">, unknown>;
  }

  function reportedRewrite(rewrite: Rewrite): ReportedRewrite[] {
    const edit = editOf(document, rewrite);
    if (!edit) return [];
    const { start, end, text } = rewrite;
    return [{ start, end, text, place: bytePlace(edit), written: edit.text }];
  }

  function bytePlace(span: Span): BytePlace {
    const { line, column, endLine, endColumn, cell } = placeInFile(span);
    if (cell) return { line, column, endLine, endColumn, cell, byteColumn: column, endByteColumn: endColumn };
    const [byteColumn, endByteColumn] = [lines.byteColumn(span.start), lines.byteColumn(span.end)];
    return { line, column, endLine, endColumn, byteColumn, endByteColumn };
  }

  function reportedElement(span: ElementSpan): ReportedElement {
    const { element, start, end, likelihood } = span;
    return { element, start, end, likelihood, place: placeOf(span), words: wordsOf(document, start, end) };
  }

  function placeOf(span: Span): FilePlace {
    return placeInFile(spanInFile(span));
  }

  function spanInFile(span: Span): Span {
    return document.map?.toSource(span.start, span.end) ?? span;
  }

  function placeInFile(span: Span): FilePlace {
    if (document.cell) {
      const { name, row, column } = document.cell;
      return { line: row, column, endLine: row, endColumn: column, cell: name };
    }
    const [start, end] = [lines.at(span.start), lines.at(span.end)];
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }
}

/** A place as people read it: `3:14`, or the cell of a workbook. */
export function shownPlace({ line, column, cell }: Pick<FilePlace, "line" | "column" | "cell">): string {
  return cell ?? `${line}:${column}`;
}

/** How a document's kind is known; `option`: the command line says it. */
export function kindSource({ verdict, file }: DocumentReport): DocumentReport["verdict"]["by"] | "option" {
  return file.asked.kind === undefined ? verdict.by : "option";
}
