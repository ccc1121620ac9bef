import { UserError } from "../../core/errors.ts";
import { type Severity, severities } from "../../core/problem.ts";
import { readChunks, utf8Chunks } from "../../workspace/text-chunks.ts";
import { list, Mismatch, nullable, number, object, oneOf, optional, text } from "../merge/decode.ts";
import type { Summary } from "../reporters/reporter.ts";

/** What the output of an interrupted run has. */
export interface Written {
  /** How many bytes of it are whole lines that stay. */
  bytes: number;
  /** The file that its last line is about, how many lines are, and the last record of them. */
  last?: { path: string; lines: number; row: number };
  summary: Pick<
    Summary,
    "documents" | "withProblems" | "counts" | "measured" | "incomplete" | "failures" | "baselined"
  >;
}

interface Line {
  path: string | null;
  row: number | null;
  error: object | null;
  problems: { severity: Severity }[];
  template: string | null;
  missing: object[];
}

const decodeLine = object<Line>({
  path: nullable(text),
  row: nullable(number),
  error: optional(nullable(object<{ message: string }>({ message: text })), null),
  problems: optional(list(object<{ severity: Severity }>({ severity: oneOf(...severities) })), []),
  template: optional(nullable(text), null),
  missing: optional(list(object<object>({})), []),
});

/**
 * Reads what an interrupted run has written. A last line without its end is left out, and so are mistakes after the last
 * text that are about no record: it may be that they are no more.
 * @throws {UserError} where it is something else.
 */
export async function readWritten(path: string, shownPath: string): Promise<Written> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const summary = { documents: 0, withProblems: 0, counts, measured: 0, incomplete: 0, failures: 0, baselined: 0 };
  const written: Written = { bytes: 0, summary };
  let bytes = 0;
  let number = 0;
  /** The files of mistakes that count only where something follows them. */
  let waiting: (string | null)[] = [];
  let rest = "";
  for await (const chunk of utf8Chunks(readChunks(path, shownPath))) {
    const lines = (rest + chunk.text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      number++;
      bytes += Buffer.byteLength(line) + 1;
      take(line);
    }
  }
  return written;

  function take(line: string): void {
    const { path: about, row, error, problems, template, missing } = decoded(line);
    const isSame = written.last?.path === about;
    if (error && row === null) {
      waiting.push(about);
      return;
    }
    const before = (isSame ? written.last!.lines : 0) + waiting.filter((file) => file === about).length;
    written.last = { path: about ?? "", lines: before + 1, row: row ?? 0 };
    written.bytes = bytes;
    summary.failures += waiting.length + (error ? 1 : 0);
    waiting = [];
    if (error) return;
    summary.documents++;
    if (problems.length > 0) summary.withProblems++;
    for (const { severity } of problems) counts[severity]++;
    if (template !== null) summary.measured++;
    if (missing.length > 0) summary.incomplete++;
  }

  function decoded(line: string) {
    try {
      return decodeLine(JSON.parse(line));
    } catch (cause) {
      if (!(cause instanceof Mismatch || cause instanceof SyntaxError)) throw cause;
      const place = { path: shownPath, line: number };
      throw new UserError("This line is not of --format ndjson", "Delete the file, to begin anew", place, { cause });
    }
  }
}
