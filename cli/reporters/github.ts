import { randomUUID } from "node:crypto";
import { relative } from "node:path";
import type { UserError } from "../../core/errors.ts";
import { type Severity, severities } from "../../core/problem.ts";
import { isInside, withSlashes } from "../../workspace/paths.ts";
import type { DocumentReport, ReportedProblem } from "../document-report.ts";
import { errorLine } from "../errors.ts";
import type { Io } from "../io.ts";
import type { Strings } from "../strings/strings.ts";
import { adviceOf } from "./advice.ts";
import type { Reporter } from "./reporter.ts";

export interface GithubOptions extends Pick<Io, "cwd" | "env"> {
  strings: Strings;
}

/** GitHub shows so many annotations of each level from one step, and drops the rest without a word. */
const most = 10;

const commandOf: Record<Severity, string> = { error: "error", warning: "warning", info: "notice" };

/** Annotations for a run of GitHub Actions: the worst at most, and one notice that tells of the rest. */
export function createGithubReporter({ strings, cwd, env }: GithubOptions): Reporter {
  // Whoever writes a text or names a file must not be able to end the silence.
  const token = randomUUID();
  const kept: Record<Severity, string[]> = { error: [], warning: [], info: [] };
  const failed: string[] = [];
  let found = 0;

  return {
    // What is said on standard error meanwhile may hold anything, and the runner reads both.
    openRun: () => `::stop-commands::${token}\n`,
    openFile: () => "",
    document(report) {
      for (const problem of report.problems) keep(problem.severity, () => annotation(problem, report));
      return "";
    },
    closeFile: () => "",
    failure(error) {
      found++;
      if (failed.length < most) failed.push(failureCommand(error));
    },
    closeRun() {
      // What could not be looked at at all is the worst.
      const shown = { ...kept, error: [...failed, ...kept.error].slice(0, most) };
      const count = () => severities.reduce((sum, severity) => sum + shown[severity].length, 0);
      const hasMore = found > count();
      // The notice of the rest is one of ten, too.
      if (hasMore) shown.info = shown.info.slice(0, most - 1);
      const commands = severities.flatMap((severity) => shown[severity]);
      if (hasMore) commands.push(command("notice", { title: "Tactful" }, strings.moreProblems(found - count())));
      return `::${token}::\n${commands.join("")}`;
    },
  };

  function keep(severity: Severity, make: () => string): void {
    found++;
    if (kept[severity].length < most) kept[severity].push(make());
  }

  function annotation(problem: ReportedProblem, { file }: DocumentReport): string {
    const { line, endLine, column, endColumn } = problem.place;
    // GitHub takes columns only where both are on one line.
    const columns = line === endLine && endColumn > column ? { col: column, endColumn } : {};
    const place = { file: pathOf(file.path), line, endLine, ...columns };
    const mark = problem.opinion ? ` (${strings.opinion.mark})` : "";
    const title = `Tactful: ${problem.rule}${mark}`;
    return command(commandOf[problem.severity], { ...place, title }, adviceOf(problem, strings));
  }

  function failureCommand(error: UserError): string {
    const { path, line } = error.place;
    const place = { ...(path !== undefined && { file: pathOf(path) }), ...(line !== undefined && { line }) };
    return command("error", { ...place, title: "Tactful" }, errorLine(error).trim());
  }

  /** GitHub counts paths from the root of the checkout. */
  function pathOf(path: string): string {
    const root = env.GITHUB_WORKSPACE;
    if (!root || !isInside(root, cwd)) return path;
    const folder = withSlashes(relative(root, cwd));
    return folder === "" || path.startsWith("/") ? path : `${folder}/${path}`;
  }
}

function command(name: string, properties: Record<string, string | number>, message: string): string {
  const listed = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(String(value)).replace(/:/g, "%3A").replace(/,/g, "%2C")}`,
  );
  return `::${name} ${listed.join(",")}::${escaped(message)}\n`;
}

function escaped(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
