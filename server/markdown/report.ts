import { type Analysis, countsOf, type Located, problemsOf } from "../analysis.ts";
import type { Session } from "../session.ts";
import { stringsOf } from "../strings/choose.ts";
import { inline } from "./marks.ts";

/** A report on all texts of the workspace: what goes wrong most, then file by file. */
export function reportMarkdown({ locale, folders, client }: Session, checked: readonly Analysis[]): string {
  const { report, severity, quoted } = stringsOf(locale);
  const files = checked.map((analysis) => ({ analysis, problems: problemsOf(analysis) }));
  const all = files.flatMap(({ problems }) => problems);
  const texts = files.reduce((sum, { analysis }) => sum + analysis.readings.length, 0);
  const counts = countsOf(all.map(({ problem }) => problem));
  return [
    `# ${report.title}`,
    new Intl.DateTimeFormat(client.locale, { dateStyle: "long" }).format(new Date()),
    report.summary(files.length, texts, counts),
    ...(all.length === 0 ? [report.clean] : [`## ${report.byRule}`, byRule()]),
    ...files
      .filter(({ problems }) => problems.length > 0)
      .flatMap(({ analysis, problems }) => [`## ${inline(pathOf(analysis))}`, table(problems)]),
    "",
  ].join("\n\n");

  function byRule(): string {
    const times = new Map<string, number>();
    for (const { problem } of all) times.set(problem.rule, (times.get(problem.rule) ?? 0) + 1);
    const rows = [...times].sort((a, b) => b[1] - a[1]).map(([rule, n]) => `| ${rule} | ${n} |`);
    return [`| ${report.rule} | ${report.count} |`, "| --- | --: |", ...rows].join("\n");
  }

  function table(problems: readonly Located[]): string {
    const { line, words, why, instead } = report.columns;
    const rows = problems.map(({ problem, range }) => {
      const cells = [
        range.start.line + 1,
        quoted(inline(problem.actual)),
        `${inline(problem.message)} (${severity[problem.severity]}, ${problem.rule})`,
        problem.suggestions.map((text) => quoted(inline(text))).join(" · "),
      ];
      return `| ${cells.join(" | ")} |`;
    });
    return [`| ${line} | ${words} | ${why} | ${instead} |`, "| --: | --- | --- | --- |", ...rows].join("\n");
  }

  function pathOf({ document: { uri } }: Analysis): string {
    const folder = folders.find((one) => uri.startsWith(one));
    return decodeURIComponent(folder ? uri.slice(folder.length).replace(/^\//, "") : uri);
  }
}
