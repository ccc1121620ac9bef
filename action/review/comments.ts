import { createHash } from "node:crypto";
import type { ReportedProblem } from "../../cli/document-report.ts";
import { keyOf } from "../../cli/fingerprint.ts";
import type { Strings } from "../../cli/strings/strings.ts";
import type { Found } from "../collect.ts";
import type { NewComment } from "../github.ts";
import { escaped } from "../markup.ts";

/** What a comment says of itself, for us to know it again: unseen by people. */
const MARK = /<!-- tactful:([0-9a-f]{16}) -->/;

/** What makes a comment the same after the lines around it have moved. */
export function markOf(path: string, { problem, report }: Pick<Found, "problem" | "report">): string {
  const { fingerprint } = keyOf(problem, report);
  return createHash("sha256").update(`${path}\0${fingerprint}`).digest("hex").slice(0, 16);
}

/** The mark of a comment of ours; undefined for anybody else's. */
export function markIn(body: string): string | undefined {
  return MARK.exec(body)?.[1];
}

export interface FileLines {
  /** Without their ends. */
  lines: readonly string[];
  /** GitHub puts rewrites in as UTF-8: a file in another encoding takes none. */
  isUtf8: boolean;
}

/**
 * A comment on the lines of a finding, with a rewrite that one click puts in where there is one.
 * @param path The file in the repository.
 */
export function commentOn(found: Found, path: string, file: FileLines, strings: Strings): NewComment {
  const { problem } = found;
  const { message, note, suggestions, severity, rule } = problem;
  const rewritten = file.isUtf8 ? rewrittenLines(problem, file.lines) : undefined;
  const place = rewritten ?? { first: problem.place.line, last: problem.place.endLine };
  const paragraphs = [
    `**${escaped(strings.severity[severity])}** (${escaped(rule)}): ${escaped(message)}`,
    ...(note === "" ? [] : [escaped(note)]),
    ...(suggestions.length === 0
      ? []
      : [`${escaped(strings.instead)}: ${suggestions.map((text) => escaped(strings.quoted(text))).join(", ")}`]),
    ...(rewritten ? [suggestionBlock(rewritten.text)] : []),
    `<!-- tactful:${markOf(path, found)} -->`,
  ];
  return {
    path,
    body: paragraphs.join("\n\n"),
    line: place.last,
    ...(place.first < place.last && { start_line: place.first }),
  };
}

interface RewrittenLines {
  first: number;
  last: number;
  text: string;
}

/** The whole lines that the first rewrite changes, as they would be; one with something to be filled in is no click's work. */
function rewrittenLines({ rewrites }: ReportedProblem, lines: readonly string[]): RewrittenLines | undefined {
  const rewrite = rewrites.find(({ text }) => !/\[[^\][]+\]/.test(text));
  if (rewrite === undefined) return undefined;
  const { line, column, endLine, endColumn } = rewrite.place;
  const [first, last] = [lines[line - 1], lines[endLine - 1]];
  if (first === undefined || last === undefined) return undefined;
  const text = first.slice(0, column - 1) + rewrite.written + last.slice(endColumn - 1);
  return { first: line, last: endLine, text };
}

/** Longer than any fence within it, so that a text cannot end it. */
function suggestionBlock(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}suggestion\n${text}\n${fence}`;
}
