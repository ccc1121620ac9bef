import type { Arguments } from "../arguments.ts";
import { type ExitCode, wantsColor } from "../io.ts";
import { createReporter } from "../reporters/create.ts";
import { createDiffReporter } from "../reporters/diff.ts";
import type { Reporter, Summary } from "../reporters/reporter.ts";
import { createStylishReporter } from "../reporters/stylish.ts";
import type { RunCache } from "../run-cache.ts";
import type { Written } from "../stream/written.ts";
import type { CommandContext } from "./context.ts";
import { isAtLeast, pipesText, runFiles } from "./run-files.ts";

/** `tactful FILES…`: checks files and shows what was found. */
export async function lint(args: Arguments, context: CommandContext): Promise<ExitCode> {
  if (args.watch)
    return (await import("./watch.ts")).watch(args, context, (again, cache) => lintOnce(args, again, cache));
  if (args["output-file"] === undefined && !args.resume) return lintOnce(args, context);
  const { withOutputFile } = await import("../stream/with-output-file.ts");
  return withOutputFile(args, context, (toFile, written) => lintOnce(args, toFile, undefined, written));
}

async function lintOnce(
  args: Arguments,
  context: CommandContext,
  cache?: RunCache,
  written?: Written,
): Promise<ExitCode> {
  const summary = await runFiles(args, context, await reporterFor(args, context), undefined, cache, written);
  // A diff is for other programs, too: what is to be said of it goes beside it.
  if (showsDiff(args)) {
    const { io, strings, color } = context;
    const reporter = createStylishReporter({ strings, color: wantsColor(io.stderr, io.env, color) });
    await io.stderr.write(await reporter.closeRun(summary));
  }
  return exitCodeOf(summary, args["fail-on"]);
}

async function reporterFor(args: Arguments, context: CommandContext): Promise<Reporter> {
  const { io, strings, color } = context;
  if (args.format !== "stylish" || !(args.fix || args["fix-dry-run"])) return createReporter(args, context);
  const output = pipesText(args) ? io.stderr : io.stdout;
  const isColored = wantsColor(output, io.env, color);
  if (showsDiff(args)) return createDiffReporter({ color: isColored, isTTY: output.isTTY });
  return createStylishReporter({ strings, color: isColored, columns: output.columns });
}

function showsDiff(args: Arguments): boolean {
  return args["fix-dry-run"] && args.format === "stylish";
}

/** The exit code of a run that found so much. */
export function exitCodeOf(summary: Summary, failOn: Arguments["fail-on"]): ExitCode {
  if (summary.failures > 0) return 2;
  return isAtLeast(summary, failOn) ? 1 : 0;
}
