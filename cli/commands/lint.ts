import { type Severity, severities } from "../../core/problem.ts";
import type { Arguments } from "../arguments.ts";
import { type ExitCode, wantsColor } from "../io.ts";
import { createDiffReporter } from "../reporters/diff.ts";
import { createJsonReporter } from "../reporters/json.ts";
import type { Reporter, Summary } from "../reporters/reporter.ts";
import { createStylishReporter } from "../reporters/stylish.ts";
import type { CommandContext } from "./context.ts";
import { pipesText, runFiles } from "./run-files.ts";

/** `tactful FILES…`: checks files and shows what was found. */
export async function lint(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const summary = await runFiles(args, context, createReporter(args, context));
  // A diff is for other programs, too: what is to be said of it goes beside it.
  if (showsDiff(args)) {
    const { io, strings, color } = context;
    const reporter = createStylishReporter({ strings, color: wantsColor(io.stderr, io.env, color) });
    await io.stderr.write(reporter.closeRun(summary));
  }
  if (summary.failures > 0) return 2;
  return isAtLeast(summary, args["fail-on"]) ? 1 : 0;
}

function createReporter(args: Arguments, { io, strings, color }: CommandContext): Reporter {
  if (args.format === "json") return createJsonReporter();
  const output = pipesText(args) ? io.stderr : io.stdout;
  const isColored = wantsColor(output, io.env, color);
  if (showsDiff(args)) return createDiffReporter({ color: isColored, isTTY: output.isTTY });
  return createStylishReporter({ strings, color: isColored, columns: output.columns });
}

function showsDiff(args: Arguments): boolean {
  return args["fix-dry-run"] && args.format === "stylish";
}

/** Whether something as bad as the threshold was found. */
function isAtLeast(summary: Summary, threshold: Severity | "never"): boolean {
  if (threshold === "never") return false;
  return severities.slice(0, severities.indexOf(threshold) + 1).some((severity) => summary.counts[severity] > 0);
}
