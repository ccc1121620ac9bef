import type { Arguments } from "../arguments.ts";
import { type ExitCode, wantsColor } from "../io.ts";
import { createJsonReporter } from "../reporters/json.ts";
import { createOutlineReporter, type OutlineOptions } from "../reporters/outline.ts";
import { readVersion } from "../version.ts";
import type { CommandContext } from "./context.ts";
import { runFiles } from "./run-files.ts";

/** `tactful outline FILES…`: what texts are made of, held against their templates. */
export async function outline(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const reporter =
    args.format === "json" ? createJsonReporter(readVersion()) : createOutlineReporter(outlineOptions(context));
  const { failures, incomplete } = await runFiles(args, context, reporter);
  if (failures > 0) return 2;
  // What is missing weighs as much as the warning that linting gives for it.
  const isAsked = args["fail-on"] === "warning" || args["fail-on"] === "info";
  return isAsked && incomplete > 0 ? 1 : 0;
}

/** How the outlines of texts are to be shown. */
export function outlineOptions({ io, strings, locale, services, color }: CommandContext): OutlineOptions {
  return {
    strings,
    locale,
    outlineWords: services.outlineWords,
    color: wantsColor(io.stdout, io.env, color),
    columns: io.stdout.columns,
  };
}
