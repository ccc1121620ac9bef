import type { Arguments } from "../arguments.ts";
import type { ExitCode } from "../io.ts";
import { createJsonReporter } from "../reporters/json.ts";
import { createVerdictReporter } from "../reporters/verdict.ts";
import { readVersion } from "../version.ts";
import type { CommandContext } from "./context.ts";
import { outlineOptions } from "./outline.ts";
import { runFiles } from "./run-files.ts";

/** `tactful explain FILES…`: what each text was taken for, why, and how to say otherwise. */
export async function explainFiles(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const reporter =
    args.format === "json" ? createJsonReporter(readVersion()) : createVerdictReporter(outlineOptions(context));
  const { failures } = await runFiles(args, context, reporter);
  return failures > 0 ? 2 : 0;
}
