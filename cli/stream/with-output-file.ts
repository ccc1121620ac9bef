import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../core/errors.ts";
import { shownPath } from "../../workspace/paths.ts";
import type { Arguments } from "../arguments.ts";
import { type CommandContext, configFinder } from "../commands/context.ts";
import { findInputs, readsStandardInput } from "../inputs.ts";
import type { ExitCode } from "../io.ts";
import { baselinePath } from "../stages/baseline.ts";
import { openOutputFile } from "./output-file.ts";
import { forgetRecord, resumeAt } from "./resume.ts";
import type { Written } from "./written.ts";

/** Runs with its output in a file, from where an earlier run was interrupted, if that is asked for. */
export async function withOutputFile(
  args: Arguments,
  context: CommandContext,
  run: (context: CommandContext, written?: Written) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { io } = context;
  const path = resolve(io.cwd, args["output-file"] ?? "");
  const written = args.resume ? await findWritten(args, context) : undefined;
  if (!args.resume) forgetRecord(path);
  const stdout = openOutputFile(path, shownPath(path, io.cwd), written?.bytes);
  try {
    return await run({ ...context, io: { ...io, stdout } }, written);
  } finally {
    stdout.close();
  }
}

async function findWritten(args: Arguments, context: CommandContext): Promise<Written | undefined> {
  const { io, strings } = context;
  if (args.format !== "ndjson" || args["output-file"] === undefined) {
    throw new UserError(strings.resume.needsFile, strings.resume.needsFileRemedy);
  }
  if (readsStandardInput(args)) throw new UserError(strings.conflict("--resume", "-"), strings.seeHelp);
  // How often it knows a problem depends on all texts before.
  const baseline = baselinePath(args, io.cwd);
  if (existsSync(baseline)) throw new UserError(strings.resume.baseline, "", { path: shownPath(baseline, io.cwd) });
  const configFor = configFinder(args, context);
  const { inputs, errors } = await findInputs(args, context, configFor);
  const [error] = errors;
  if (error) throw error;
  return resumeAt(args, context, inputs, configFor);
}
