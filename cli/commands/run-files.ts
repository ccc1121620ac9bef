import { encodeText } from "../../core/encoding/encodings.ts";
import type { UserError } from "../../core/errors.ts";
import { isOwnFile } from "../../core/loaded-config.ts";
import { type Severity, severities } from "../../core/problem.ts";
import type { Arguments } from "../arguments.ts";
import { check } from "../check.ts";
import type { ShownFix } from "../check-files.ts";
import { errorLine } from "../errors.ts";
import { findInputs, type Input, readsStandardInput } from "../inputs.ts";
import { gathered } from "../io.ts";
import { createProgress } from "../progress.ts";
import type { Reporter, Summary } from "../reporters/reporter.ts";
import type { RunCache } from "../run-cache.ts";
import { baselineStage } from "../stages/baseline.ts";
import type { ChangedOnly } from "../stages/changed-lines.ts";
import { through } from "../stages/stage.ts";
import type { Written } from "../stream/written.ts";
import { addAll, addTo, emptySummary } from "../tally.ts";
import { plainText } from "../text/plain.ts";
import { type CommandContext, configFinder } from "./context.ts";

/**
 * Reads what the command line names, shows it through a reporter, and counts.
 * @param changed What the files are narrowed down to; what `--changed-since` says where absent.
 * @param cache One of the caller's own, in the place of what `--cache` asks for.
 * @param written What an earlier run has shown already.
 */
export async function runFiles(
  args: Arguments,
  context: CommandContext,
  reporter: Reporter,
  changed: Narrowing = changedSince(args, context),
  cache?: RunCache,
  written?: Written,
): Promise<Summary> {
  const { io, strings } = context;
  const configFor = configFinder(args, context);
  const { inputs, errors, ignored } = await findInputs(args, context, configFor);
  // What is wrong with a baseline is told before anything is shown.
  const baseline = await baselineStage(args, context, (line) => warn(line));
  const stages = baseline ? [baseline] : [];
  const progress = createProgress(io, strings, inputs.length);
  const summary: Summary = { ...emptySummary(), ...written?.summary };
  summary.failures += errors.length;
  const isPiping = pipesText(args);
  const output = gathered(isPiping ? io.stderr : io.stdout);
  const print = async (text: string | Uint8Array): Promise<void> => {
    if (text.length === 0) return;
    progress.clear();
    await output.write(text);
  };
  const warn = async (line: string): Promise<void> => {
    progress.clear();
    await output.flush();
    await io.stderr.write(line);
  };

  const fail = async (error: UserError): Promise<void> => {
    reporter.failure?.(error);
    await print(reporter.failureLine?.(error) ?? "");
    await warn(errorLine(error));
  };

  const narrowed = await changed(inputs);
  if (narrowed) stages.push(narrowed.stage);
  const shard =
    args.shard === undefined ? undefined : (await import("../shard.ts")).shardOf(args.shard, inputs, strings);
  const done = written && (await (await import("../stream/go-on.ts")).doneOf(inputs, written, context));
  const isChecked = (input: Input) =>
    (narrowed?.isChecked(input) ?? true) && (shard?.has(input) ?? true) && !done?.has(input);
  await print(reporter.openRun());
  for (const error of errors) await fail(error);
  for (const path of ignored) {
    await warn(`tactful: ${plainText(isOwnFile(path) ? strings.ownFile(path) : strings.ignored(path))}\n`);
  }
  let closed = 0;
  if (args.fix || args["fix-dry-run"]) summary.mended = { problems: 0, files: 0, isDry: args["fix-dry-run"] };
  const events = check(inputs, args, context, {
    cache,
    asLines: reporter.isByLine === true && stages.length === 0,
    ...((narrowed || shard || done) && { isChecked }),
  });
  try {
    for await (const event of through(events, stages)) {
      if (done?.hadEvent(event)) continue;
      if (event.type === "open") {
        const { fix } = event;
        countMended(summary, fix);
        if (fix?.isStandard && isPiping) await io.stdout.write(encodeText(fix.after.text, fix.after) ?? fix.after.text);
        await print(reporter.openFile(event.path, fix));
      } else if (event.type === "document") {
        addTo(summary, event.report);
        await print(await reporter.document(event.report));
      } else if (event.type === "lines") {
        addAll(summary, event.summary);
        await print(event.lines);
      } else if (event.type === "close") {
        await print(reporter.closeFile());
        closed++;
      } else if (event.type === "read") {
        progress.read(event, summary.documents);
      } else if (event.type === "remark") {
        await warn(`tactful: ${plainText(event.remark)}\n`);
      } else {
        summary.failures++;
        for (const error of event.type === "held" ? event.errors : [event.error]) await fail(error);
      }
      progress.tick(closed);
    }
    await print(await reporter.closeRun(summary));
  } finally {
    await output.flush();
  }
  return summary;
}

/** Whether the mended text of standard input goes to standard output; all that is to be said of it then goes beside it. */
export function pipesText(args: Arguments): boolean {
  return args.fix && args.format !== "json" && readsStandardInput(args);
}

/** Narrows files down; undefined where all are wanted. */
export type Narrowing = (inputs: readonly Input[]) => Promise<ChangedOnly | undefined>;

function changedSince({ "changed-since": since }: Arguments, { io }: CommandContext): Narrowing {
  return async (inputs) => {
    if (since === undefined) return undefined;
    const { changesSince } = await import("../../workspace/git-changes.ts");
    const { changedOnly } = await import("../stages/changed-lines.ts");
    return changedOnly(inputs, await changesSince({ cwd: io.cwd, since }), "added");
  };
}

function countMended({ mended }: Summary, fix: ShownFix | undefined): void {
  if (!mended || !fix || fix.count === 0) return;
  mended.problems += fix.count;
  mended.files++;
}

/** Whether something as bad as the threshold was found. */
export function isAtLeast(summary: Pick<Summary, "counts">, threshold: Severity | "never"): boolean {
  if (threshold === "never") return false;
  return severities.slice(0, severities.indexOf(threshold) + 1).some((severity) => summary.counts[severity] > 0);
}
