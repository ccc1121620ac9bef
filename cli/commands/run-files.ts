import type { Arguments } from "../arguments.ts";
import { check } from "../check.ts";
import type { DocumentReport } from "../document-report.ts";
import { errorLine } from "../errors.ts";
import { findInputs } from "../inputs.ts";
import { createProgress } from "../progress.ts";
import type { Reporter, Summary } from "../reporters/reporter.ts";
import { type Stage, through } from "../stages/stage.ts";
import { plainText } from "../text/plain.ts";
import type { CommandContext } from "./context.ts";

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
  await print(reporter.openRun());
  let done = 0;
  const events = check(inputs, args, context);
  const stages: Stage[] = [];
  for await (const event of through(events, stages)) {
    if (event.type === "open") {
      await print(reporter.openFile(event.path));
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

function count(summary: Summary, { problems, outline }: DocumentReport): void {
  summary.documents++;
  if (problems.length > 0) summary.withProblems++;
  for (const { severity } of problems) summary.counts[severity]++;
  if (outline.template !== null) summary.measured++;
  if (outline.missing.length > 0) summary.incomplete++;
}
