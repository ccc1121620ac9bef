import type { Kind } from "../../core/document.ts";
import { type Severity, severities } from "../../core/problem.ts";
import type { Language } from "../../core/text/language.ts";
import type { Arguments } from "../arguments.ts";
import { checkFiles, type Overrides } from "../check-files.ts";
import { errorLine } from "../errors.ts";
import { findInputs } from "../inputs.ts";
import { type ExitCode, wantsColor } from "../io.ts";
import { createProgress } from "../progress.ts";
import { createJsonReporter } from "../reporters/json.ts";
import type { Reporter, Summary } from "../reporters/reporter.ts";
import { createStylishReporter } from "../reporters/stylish.ts";
import { plainText } from "../text/plain.ts";
import { type CommandContext, configFinder } from "./context.ts";

/** `tactful FILES…`: checks files and shows what was found. */
export async function lint(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { io, strings, services } = context;
  const { inputs, errors, ignored } = await findInputs(args, io, strings, services);
  const reporter = createReporter(args, context);
  const progress = createProgress(io, strings, inputs.length);
  const summary: Summary = {
    documents: 0,
    withProblems: 0,
    counts: { error: 0, warning: 0, info: 0 },
    failures: errors.length,
  };
  const print = async (text: string): Promise<void> => {
    if (text === "") return;
    progress.clear();
    await io.stdout.write(text);
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
  const options = { configFor, overrides: overridesOf(args), services, checkFailed: strings.checkFailed };
  for await (const event of checkFiles(inputs, options)) {
    if (event.type === "open") {
      await print(reporter.openFile(event.path));
    } else if (event.type === "document") {
      count(summary, event.report.result.problems);
      await print(reporter.document(event.report));
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
  if (summary.failures > 0) return 2;
  return isAtLeast(summary, args["fail-on"]) ? 1 : 0;
}

function createReporter(args: Arguments, { io, strings, color }: CommandContext): Reporter {
  if (args.format === "json") return createJsonReporter();
  return createStylishReporter({ strings, color: wantsColor(io.stdout, io.env, color), columns: io.stdout.columns });
}

function count(summary: Summary, problems: readonly { severity: Severity }[]): void {
  summary.documents++;
  if (problems.length > 0) summary.withProblems++;
  for (const { severity } of problems) summary.counts[severity]++;
}

/** Whether something as bad as the threshold was found. */
function isAtLeast(summary: Summary, threshold: Severity | "never"): boolean {
  if (threshold === "never") return false;
  return severities.slice(0, severities.indexOf(threshold) + 1).some((severity) => summary.counts[severity] > 0);
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
