import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { UserError } from "../../core/errors.ts";
import { baselineFileName, configFileName } from "../../core/loaded-config.ts";
import type { Baseline } from "../../workspace/baseline.ts";
import { refuseLinkOut } from "../../workspace/links.ts";
import { nearestWith, shownPath, withSlashes, workspaceRoot } from "../../workspace/paths.ts";
import { readTextFile } from "../../workspace/read-file.ts";
import { writeWhole } from "../../workspace/write-whole.ts";
import type { Arguments } from "../arguments.ts";
import type { CheckEvent } from "../check-files.ts";
import type { CommandContext } from "../commands/context.ts";
import type { DocumentReport, SuppressedProblem } from "../document-report.ts";
import { standardInputName } from "../inputs.ts";
import { plainText } from "../text/plain.ts";
import type { Stage } from "./stage.ts";

/**
 * Moves what a baseline knows to what is suppressed.
 * @param path The baseline, as people see it.
 * @param isKnown Of each problem.
 */
export function withBaseline(report: DocumentReport, path: string, isKnown: readonly boolean[]): DocumentReport {
  if (!isKnown.includes(true)) return report;
  const known = report.problems.filter((_, index) => isKnown[index]);
  const silenced = known.map((problem): SuppressedProblem => ({ ...problem, reason: path, by: "baseline" }));
  return {
    ...report,
    problems: report.problems.filter((_, index) => !isKnown[index]),
    suppressed: [...report.suppressed, ...silenced].sort((a, b) => a.start - b.start),
  };
}

/**
 * Holds a run against its baseline, and writes it where that is asked for; undefined where there is none.
 * @param tell Says a line to the person.
 * @throws {UserError} where the baseline cannot be read, or is asked for and absent.
 */
export async function baselineStage(
  args: Pick<Arguments, "baseline" | "suppress" | "prune-suppressions" | "shard">,
  { io, strings }: Pick<CommandContext, "io" | "strings">,
  tell: (line: string) => Promise<void>,
): Promise<Stage | undefined> {
  const path = baselinePath(args, io.cwd);
  const shown = shownPath(path, io.cwd);
  const isThere = existsSync(path);
  refuseLinkOut(path, io.cwd, shown);
  if (!isThere && !args.suppress && (args.baseline !== undefined || args["prune-suppressions"])) {
    throw new UserError("There is no such baseline", "Make one with --suppress", { path: shown });
  }
  if (!isThere && !args.suppress) return undefined;
  // Most runs have no baseline, and begin sooner without the code for one.
  const [{ formatBaseline, parseBaseline, sizeOf }, { BaselineMatcher }, { keyOf }] = await Promise.all([
    import("../../workspace/baseline.ts"),
    import("../../workspace/baseline-matcher.ts"),
    import("../fingerprint.ts"),
  ]);
  const folder = dirname(path);
  const baseline: Baseline = isThere ? parseBaseline(await readTextFile(path, shown), shown) : new Map();
  const matcher = new BaselineMatcher(baseline, (file) => existsSync(resolve(folder, file)));
  const nameOf = (file: string) => withSlashes(relative(folder, resolve(io.cwd, file)));
  const say = (line: string) => tell(`tactful: ${plainText(line)}\n`);

  return async function* pass(events: AsyncIterable<CheckEvent>): AsyncGenerator<CheckEvent> {
    let failed = false;
    for await (const event of events) {
      if (event.type === "open") failed = false;
      if (event.type === "failure") failed = true;
      if (event.type === "close" && !failed) matcher.close(nameOf(event.path));
      yield event.type === "document" ? { ...event, report: matched(event.report) } : event;
    }
    await finish();
  };

  function matched(report: DocumentReport): DocumentReport {
    const { path: file } = report.file;
    // A text that comes from nowhere is nothing to be known again.
    if (file === standardInputName) return report;
    const keys = report.problems.map((problem) => keyOf(problem, report));
    const isKnown = matcher.match(nameOf(file), keys);
    return withBaseline(report, shown, args.suppress ? isKnown.map(() => true) : isKnown);
  }

  async function finish(): Promise<void> {
    const { stale } = matcher;
    if (!args.suppress && !args["prune-suppressions"]) {
      // What is absent from one part of a run may have moved to another.
      if (stale > 0 && args.shard === undefined) await say(strings.baseline.stale(shown, stale));
      return;
    }
    const next = args.suppress ? matcher.grown() : matcher.pruned();
    const text = formatBaseline(next);
    if (isThere ? text !== formatBaseline(baseline) : next.size > 0) await writeWhole(path, text, shown);
    await say(strings.baseline.written(shown, sizeOf(next)));
  }
}

/** Where the baseline of a run is, if it has one. */
export function baselinePath({ baseline }: Pick<Arguments, "baseline">, cwd: string): string {
  return baseline === undefined ? usualPath(cwd) : resolve(cwd, baseline);
}

/** Beside the nearest configuration, else in the root of the checkout. */
function usualPath(cwd: string): string {
  return resolve(nearestWith(cwd, configFileName) ?? workspaceRoot(cwd), baselineFileName);
}
