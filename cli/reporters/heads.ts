import { type DocumentReport, shownPlace } from "../document-report.ts";
import type { Strings } from "../strings/strings.ts";
import { plainText } from "../text/plain.ts";

type Paint = ReturnType<typeof import("picocolors").createColors>;

/** Where screens are wider, lines are not. */
export const maxColumns = 100;

/** The columns that lines may take; undefined where the output is no terminal. */
export function widthOf(columns: number | undefined): number | undefined {
  return columns === undefined ? undefined : Math.max(40, Math.min(columns, maxColumns));
}

/** The name of a file, before the first thing that is said of it. */
export function createFileHead(paint: Paint): { open(path: string): void; once(): string } {
  let path = "";
  let isShown = false;
  return {
    open(newPath) {
      path = newPath;
      isShown = false;
    },
    once() {
      if (isShown) return "";
      isShown = true;
      return `${paint.bold(paint.underline(plainText(path)))}\n`;
    },
  };
}

/** Which record of a table a document is: «row 3», and its id where it has another; nothing for a whole file. */
export function recordName({ id, row }: DocumentReport, strings: Strings): string[] {
  return [
    ...(row === undefined ? [] : [strings.row(row)]),
    ...(id === undefined || id === String(row) ? [] : [plainText(id)]),
  ];
}

/** What is to be told of a document beside its words. */
export function noticeLines(report: DocumentReport, paint: Paint, indent = "  "): string[] {
  return report.notices.map(({ place, message }) => {
    return `${indent}${paint.dim(plainText(shownPlace(place)))}  ${plainText(message)}`;
  });
}
