import { resolve } from "node:path";
import { UserError } from "../../core/errors.ts";
import { shownPath } from "../../workspace/paths.ts";
import { readTextFile } from "../../workspace/read-file.ts";
import type { Arguments } from "../arguments.ts";
import { errorLine } from "../errors.ts";
import { standardInputName } from "../inputs.ts";
import type { ExitCode } from "../io.ts";
import { type MergedRun, readReport } from "../merge/read-report.ts";
import { createReporter } from "../reporters/create.ts";
import { addTo, emptySummary } from "../tally.ts";
import type { CommandContext } from "./context.ts";
import { exitCodeOf } from "./lint.ts";

/** `tactful merge-reports FILES…`: what several runs have found, as if one had. */
export async function mergeReports(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { io, strings } = context;
  if (args.operands.length === 0) throw new UserError(strings.needsReports, strings.seeHelp);
  const runs: { path: string; run: MergedRun }[] = [];
  for (const name of args.operands) {
    const path = resolve(io.cwd, name);
    const shown = shownPath(path, io.cwd);
    runs.push({ path: shown, run: readReport(await readTextFile(path, shown), shown) });
  }
  const files = mergedFiles(runs);
  const reporter = await createReporter(args, context);
  const summary = emptySummary();
  await io.stdout.write(reporter.openRun());
  for (const { run } of runs) summary.failures += run.failureCount;
  for (const error of mergedFailures(runs.map(({ run }) => run))) {
    reporter.failure?.(error);
    await io.stdout.write(reporter.failureLine?.(error) ?? "");
    await io.stderr.write(errorLine(error));
  }
  for (const { path, documents } of files) {
    await io.stdout.write(reporter.openFile(path));
    for (const report of documents) {
      addTo(summary, report);
      await io.stdout.write(await reporter.document(report));
    }
    await io.stdout.write(reporter.closeFile());
  }
  await io.stdout.write(await reporter.closeRun(summary));
  return exitCodeOf(summary, args["fail-on"]);
}

/**
 * The files of all runs, in the order in which one run would have found them.
 * @throws {UserError} where the runs do not belong together.
 */
function mergedFiles(runs: readonly { path: string; run: MergedRun }[]): MergedRun["files"] {
  const [first] = runs;
  const from = new Map<string, string>();
  for (const { path, run } of runs) {
    if (first && run.toolVersion !== first.run.toolVersion) {
      const problem = `This report is by Tactful ${run.toolVersion}, and ${first.path} by ${first.run.toolVersion}`;
      throw new UserError(problem, "Make all of them with one version", { path });
    }
    for (const file of run.files) {
      const other = from.get(file.path);
      if (other !== undefined) {
        const problem = `${JSON.stringify(file.path)} is in ${other}, too`;
        throw new UserError(problem, "A file may be in only one of the reports", { path });
      }
      from.set(file.path, path);
    }
  }
  const keyed = runs.flatMap(({ run }) => run.files.map((file) => ({ file, key: file.path.split("/") })));
  return keyed.sort((a, b) => inOrder(a.key, b.key)).map(({ file }) => file);
}

/** Each mistake once: every part of a run tells what is wrong with the whole. */
function mergedFailures(runs: readonly MergedRun[]): UserError[] {
  const failures = new Map(runs.flatMap((run) => run.failures).map((error) => [errorLine(error), error]));
  const keyOf = ({ place: { path } }: UserError) => path?.split("/") ?? [];
  return [...failures.values()].sort(
    (a, b) => inOrder(keyOf(a), keyOf(b)) || (a.place.line ?? 0) - (b.place.line ?? 0),
  );
}

/** Folder by folder, as they are walked; standard input last. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  const [isLast, isOtherLast] = [a[0] === standardInputName, b[0] === standardInputName];
  if (isLast !== isOtherLast) return isLast ? 1 : -1;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [left = "", right = ""] = [a[i], b[i]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
