import type { Arguments } from "../arguments.ts";
import type { ExitCode } from "../io.ts";
import { createReporter } from "../reporters/create.ts";
import type { Summary } from "../reporters/reporter.ts";
import type { RunCache } from "../run-cache.ts";
import type { CommandContext } from "./context.ts";
import { isAtLeast, runFiles } from "./run-files.ts";

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
