import { realpathSync } from "node:fs";
import { type ChangedFile, type Changes, whollyChanged } from "../../workspace/git-changes.ts";
import type { LineRange } from "../../workspace/hunks.ts";
import type { DocumentReport, FilePlace } from "../document-report.ts";
import type { Input } from "../inputs.ts";
import type { Stage } from "./stage.ts";

/** What is told of a changed text: of what was `added`, of that and the lines around it, or all that is in its `file`. */
export type ChangeFilter = "added" | "diff-context" | "file";

export interface ChangedOnly {
  isChecked(input: Input): boolean;
  stage: Stage;
}

/**
 * Leaves out files that did not change, and what is not about changed lines; it is not suppressed, only of no concern. What
 * judges a text as a whole stays where any line of the text did change. Standard input is new as a whole.
 */
export function changedOnly(inputs: readonly Input[], changes: Changes, filter: ChangeFilter): ChangedOnly {
  const files = new Map<string, ChangedFile>();
  for (const { path, shown, isStandard } of inputs) {
    const file = isStandard ? whollyChanged : (changes.get(path) ?? changes.get(realPath(path)));
    if (file) files.set(shown, file);
  }
  return {
    isChecked: ({ shown }) => files.has(shown),
    stage: async function* (events) {
      for await (const event of events) {
        const file = event.type === "document" && files.get(event.report.file.path);
        yield file ? { ...event, report: onChangedLines(event.report, file, filter) } : event;
      }
    },
  };
}

function onChangedLines(report: DocumentReport, file: ChangedFile, filter: ChangeFilter): DocumentReport {
  const lines = filter === "file" ? "all" : filter === "added" ? file.added : file.near;
  if (lines === "all") return report;
  // A file that is one text did change; of one of many, some did.
  const isTextChanged = !isOneOfMany(report) || touches(report.place, lines);
  const stays = ({ about, place }: DocumentReport["problems"][number]) =>
    about === "document" ? isTextChanged : touches(place, lines);
  return {
    ...report,
    problems: report.problems.filter(stays),
    suppressed: report.suppressed.filter(stays),
    notices: report.notices.filter(({ place }) => touches(place, lines)),
  };
}

/** Whether a text is a row or a string of its file; the two versions that a mail has are one letter, with one head. */
function isOneOfMany({ row, id, file }: DocumentReport): boolean {
  return row !== undefined || (id !== undefined && !/\.eml$/i.test(file.path));
}

/** Whether a place has a line of some ranges, which ascend. */
function touches({ line, endLine, endColumn }: FilePlace, ranges: readonly LineRange[]): boolean {
  // What ends before a line's first character has nothing of the line.
  const last = endColumn === 1 && endLine > line ? endLine - 1 : endLine;
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle] as LineRange).last >= line) high = middle;
    else low = middle + 1;
  }
  const range = ranges[low];
  return range !== undefined && range.first <= last;
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
