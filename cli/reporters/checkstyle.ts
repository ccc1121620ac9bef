import type { Strings } from "../strings/strings.ts";
import { adviceOf } from "./advice.ts";
import type { Reporter } from "./reporter.ts";

/** The XML of Checkstyle, which Jenkins, GitLab and many others read. */
export function createCheckstyleReporter(strings: Strings): Reporter {
  return {
    openRun: () => '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n',
    openFile: (path) => `  <file name=${quoted(path)}>\n`,
    document: ({ problems }) =>
      problems
        .map((problem) => {
          const { rule, severity, place, opinion } = problem;
          const message = adviceOf(problem, strings);
          const source = `tactful.${opinion ? "reader." : ""}${rule}`;
          return `    <error line="${place.line}" column="${place.column}" severity="${severity}" message=${quoted(message)} source=${quoted(source)}/>\n`;
        })
        .join(""),
    closeFile: () => "  </file>\n",
    closeRun: () => "</checkstyle>\n",
  };
}

/** What XML 1.0 has no way to write, even escaped. */
const impossible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function quoted(text: string): string {
  const escaped = text
    .replace(impossible, "\ufffd")
    .replace(/[&<>"'\t\n\r\u007f-\u009f]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `"${escaped}"`;
}
