import type { Kind } from "../../core/document.ts";
import type { Language } from "../../core/text/language.ts";
import { encodeText } from "../../workspace/encodings.ts";
import { workspaceRoot } from "../../workspace/paths.ts";
import type { Arguments } from "../arguments.ts";
import { type CheckOptions, checkFiles, type Overrides, type ShownFix } from "../check-files.ts";
import type { DocumentReport } from "../document-report.ts";
import { errorLine } from "../errors.ts";
import { findInputs, readsStandardInput } from "../inputs.ts";
import { createProgress } from "../progress.ts";
import type { Reporter, Summary } from "../reporters/reporter.ts";
import { type Stage, through } from "../stages/stage.ts";
import { plainText } from "../text/plain.ts";
import { type CommandContext, configFinder } from "./context.ts";

/** Reads what the command line names, shows it through a reporter, and counts. */
export async function runFiles(args: Arguments, context: CommandContext, reporter: Reporter): Promise<Summary> {
  const { io, strings, services } = context;
  const { inputs, errors, ignored } = await findInputs(args, io, strings, services);
  const progress = createProgress(io, strings, inputs.length);
  const summary: Summary = {
    documents: 0,
    withProblems: 0,
    counts: { error: 0, warning: 0, info: 0 },
    measured: 0,
    incomplete: 0,
    failures: errors.length,
  };
  const isPiping = pipesText(args);
  const print = async (text: string): Promise<void> => {
    if (text === "") return;
    progress.clear();
    await (isPiping ? io.stderr : io.stdout).write(text);
  };
  const warn = async (line: string): Promise<void> => {
    progress.clear();
    await io.stderr.write(line);
  };

  for (const error of errors) await warn(errorLine(error));
  for (const path of ignored) await warn(`tactful: ${plainText(strings.ignored(path))}\n`);
  const configFor = configFinder(args, context);
  await print(reporter.openRun());
  let done = 0;
  const isDry = args["fix-dry-run"];
  const options: CheckOptions = {
    configFor,
    overrides: overridesOf(args),
    services,
    checkFailed: strings.checkFailed,
    ...((args.fix || isDry) && { fix: { isDry, root: workspaceRoot(io.cwd) } }),
  };
  if (options.fix) summary.mended = { problems: 0, files: 0, isDry };
  const stages: Stage[] = [];
  for await (const event of through(checkFiles(inputs, options), stages)) {
    if (event.type === "open") {
      const { fix } = event;
      countMended(summary, fix);
      if (fix?.isStandard && isPiping) await io.stdout.write(encodeText(fix.after.text, fix.after) ?? fix.after.text);
      await print(reporter.openFile(event.path, fix));
    } else if (event.type === "document") {
      count(summary, event.report);
      await print(await reporter.document(event.report));
    } else if (event.type === "close") {
      await print(reporter.closeFile());
      done++;
    } else {
      summary.failures++;
      for (const error of event.type === "held" ? event.errors : [event.error]) await warn(errorLine(error));
    }
    progress.tick(done);
  }
  await print(reporter.closeRun(summary));
  return summary;
}

/** Whether the mended text of standard input goes to standard output; all that is to be said of it then goes beside it. */
export function pipesText(args: Arguments): boolean {
  return args.fix && args.format !== "json" && readsStandardInput(args);
}

function count(summary: Summary, { problems, outline }: DocumentReport): void {
  summary.documents++;
  if (problems.length > 0) summary.withProblems++;
  for (const { severity } of problems) summary.counts[severity]++;
  if (outline.template !== null) summary.measured++;
  if (outline.missing.length > 0) summary.incomplete++;
}

function countMended({ mended }: Summary, fix: ShownFix | undefined): void {
  if (!mended || !fix || fix.count === 0) return;
  mended.problems += fix.count;
  mended.files++;
}

/** An option is said now, by a person: it beats what files say. `auto` undoes the configuration, not the file. */
function overridesOf(args: Arguments): Overrides {
  const { platform, template } = args;
  // The values were checked when the command line was read.
  const kind = args.kind as Kind | "auto" | undefined;
  const language = args.language as Language | "auto" | undefined;
  const locale = args.locale as Language | "auto" | undefined;
  const common = { ...(platform && { platform }), ...(template && { template }) };
  return {
    settings: { ...common, ...(kind && { kind }), ...(language && { language }), ...(locale && { locale }) },
    meta: {
      ...common,
      ...(kind && kind !== "auto" && { kind }),
      ...(language && language !== "auto" && { language }),
    },
  };
}
