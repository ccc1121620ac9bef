import { type Severity, severities } from "../../core/problem.ts";
import type { Arguments } from "../arguments.ts";
import type { ExitCode } from "../io.ts";
import { createReporter } from "../reporters/create.ts";
import type { Summary } from "../reporters/reporter.ts";
import type { RunCache } from "../run-cache.ts";
import type { CommandContext } from "./context.ts";
import { runFiles } from "./run-files.ts";

/** `tactful FILES…`: checks files and shows what was found. */
export async function lint(args: Arguments, context: CommandContext): Promise<ExitCode> {
  if (args.watch)
    return (await import("./watch.ts")).watch(args, context, (again, cache) => lintOnce(args, again, cache));
  return lintOnce(args, context);
}

async function lintOnce(args: Arguments, context: CommandContext, cache?: RunCache): Promise<ExitCode> {
  const summary = await runFiles(args, context, await createReporter(args, context), undefined, cache);
  return exitCodeOf(summary, args["fail-on"]);
}

/** The exit code of a run that found so much. */
export function exitCodeOf(summary: Summary, failOn: Arguments["fail-on"]): ExitCode {
  if (summary.failures > 0) return 2;
  return isAtLeast(summary, failOn) ? 1 : 0;
}

/** Whether something as bad as the threshold was found. */
export function isAtLeast(summary: Pick<Summary, "counts">, threshold: Severity | "never"): boolean {
  if (threshold === "never") return false;
  return severities.slice(0, severities.indexOf(threshold) + 1).some((severity) => summary.counts[severity] > 0);
}
