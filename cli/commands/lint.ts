import { type Severity, severities } from "../../core/problem.ts";
import type { Arguments } from "../arguments.ts";
import { type ExitCode, wantsColor } from "../io.ts";
import { createJsonReporter } from "../reporters/json.ts";
import type { Reporter, Summary } from "../reporters/reporter.ts";
import { createStylishReporter } from "../reporters/stylish.ts";
import { readVersion } from "../version.ts";
import type { CommandContext } from "./context.ts";
import { runFiles } from "./run-files.ts";

/** `tactful FILES…`: checks files and shows what was found. */
export async function lint(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const summary = await runFiles(args, context, createReporter(args, context));
  if (summary.failures > 0) return 2;
  return isAtLeast(summary, args["fail-on"]) ? 1 : 0;
}

function createReporter(args: Arguments, { io, strings, color }: CommandContext): Reporter {
  if (args.format === "json") return createJsonReporter(readVersion());
  return createStylishReporter({ strings, color: wantsColor(io.stdout, io.env, color), columns: io.stdout.columns });
}

/** Whether something as bad as the threshold was found. */
function isAtLeast(summary: Summary, threshold: Severity | "never"): boolean {
  if (threshold === "never") return false;
  return severities.slice(0, severities.indexOf(threshold) + 1).some((severity) => summary.counts[severity] > 0);
}
