import { info, notice, summary as runPage, setFailed, setOutput } from "@actions/core";
import { type Arguments, readArguments } from "../cli/arguments.ts";
import { isAtLeast, type Narrowing, runFiles } from "../cli/commands/run-files.ts";
import { errorLine } from "../cli/errors.ts";
import type { Io, Output } from "../cli/io.ts";
import { createReporter } from "../cli/reporters/create.ts";
import { createGithubReporter } from "../cli/reporters/github.ts";
import type { Summary } from "../cli/reporters/reporter.ts";
import { services } from "../cli/services.ts";
import { changedOnly } from "../cli/stages/changed-lines.ts";
import { localeFor, stringsOf } from "../cli/strings/choose.ts";
import type { Strings } from "../cli/strings/strings.ts";
import { plainText } from "../cli/text/plain.ts";
import { readVersion } from "../cli/version.ts";
import { UserError } from "../core/errors.ts";
import { severities } from "../core/problem.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { changesOf } from "./changes.ts";
import { createCollector, type Found, worstFirst } from "./collect.ts";
import { type Event, readEvent } from "./event.ts";
import { createClient } from "./github.ts";
import { type Inputs, type ReportFormat, readInputs } from "./inputs.ts";
import { localeOf } from "./locale.ts";
import { insideWorkspace } from "./paths.ts";
import { type Checkouts, checkoutsIn } from "./repository.ts";
import { actionStringsOf } from "./strings/choose.ts";
import type { ActionStrings } from "./strings/strings.ts";

/** One step of a workflow, from its inputs to its outputs. What a person can mend fails the step with a sentence. */
export async function runAction(env: NodeJS.ProcessEnv): Promise<void> {
  const workspace = env.GITHUB_WORKSPACE || process.cwd();
  try {
    await check(readInputs(stringsOf(localeFor(env.INPUT_LOCALE, {}))), readEvent(env), workspace, env);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    setFailed(plainText(error.toString()));
  }
}

async function check(inputs: Inputs, event: Event, workspace: string, env: NodeJS.ProcessEnv): Promise<void> {
  const asked = localeFor(inputs.locale, {});
  await checkPaths(inputs, workspace, actionStringsOf(asked));
  const client = createClient(event, inputs.token);
  const checkouts = checkoutsIn(workspace);
  const formats = Object.keys(inputs.reports) as ReportFormat[];
  let areChangesUnknown = false;
  const narrow: Narrowing = async (files) => {
    const filter = inputs.filter ?? (event.pullRequest || event.name === "merge_group" ? "added" : "none");
    if (filter === "none") return undefined;
    const roots = new Set([workspace, ...files.map(({ path }) => checkouts.rootOf(path))]);
    const changes = await changesOf(event, [...roots], client);
    areChangesUnknown = changes === undefined;
    return changes && changedOnly(files, changes, filter);
  };
  const strings = stringsOf(asked);
  const said: string[] = [];
  const io = quietIo(workspace, (line) => said.push(line));
  const context = { io, locale: asked, strings, services, color: false };
  const written = await Promise.all(formats.map((format) => createReporter({ format }, context)));
  const { reporter, collected } = createCollector(written);
  const totals = await runFiles(argumentsFor(inputs, strings), context, reporter, narrow);
  const { reports, texts, failures } = collected();

  const spoken = localeOf(inputs.locale, reports);
  const [words, own] = [stringsOf(spoken), actionStringsOf(spoken)];
  const mistakes = new Set(failures.map(errorLine));
  const remarks = [
    ...(areChangesUnknown ? [own.changesUnknown] : []),
    ...said.filter((line) => !mistakes.has(line)).map((line) => line.replace(/^tactful: /, "").trimEnd()),
  ];
  for (const remark of remarks) notice(remark, { title: "Tactful" });
  for (const [i, format] of formats.entries()) {
    const path = inputs.reports[format] as string;
    await writeWhole(await insideWorkspace(workspace, `${format}-file`, path, own), texts[i] ?? "", path);
    setOutput(`${format}-file`, path);
  }
  const found = worstFirst(reports);
  let left = found;
  if (inputs.review === "suggestions") {
    const { postReview } = await import("./review/post.ts");
    const posted = await postReview({ found, client, event, workspace, checkouts, strings: words, own });
    if (typeof posted === "string") notice(posted, { title: "Tactful" });
    else left = found.filter((one) => !posted.has(one));
  }
  if (inputs.annotations)
    await annotate(left, failures, words, totals, { cwd: workspace, env, nameOf: checkouts.nameOf });
  if (inputs.summary) {
    const { summaryOf } = await import("./summary.ts");
    const text = summaryOf(reports, totals, {
      strings: words,
      own,
      outlineWords: await services.outlineWords(spoken),
      repositoryUrl: `${event.serverUrl}/${event.repository}`,
      commit: event.sha,
      nameOf: checkouts.nameOf,
      remarks,
      failures,
    });
    await writeSummary(text, own);
  }
  const reasons = reasonsToFail(inputs, totals, words, own);
  setOutput("success", String(reasons.length === 0));
  setOutput("errors", totals.counts.error);
  setOutput("warnings", totals.counts.warning);
  setOutput("infos", totals.counts.info);
  setOutput(
    "suppressed",
    reports.reduce((sum, { suppressed }) => sum + suppressed.length, 0),
  );
  setOutput("files-with-issues", [...new Set(found.map(({ path }) => path))].sort());
  if (reasons.length > 0) setFailed(`Tactful: ${reasons.join("; ")}`);
  else info(`Tactful ${readVersion()}: ${countsOf(totals, words) || own.nothingFound}`);
}

/** A runner that gives no page, or one that cannot be written, takes nothing from what was found. */
async function writeSummary(text: string, own: ActionStrings): Promise<void> {
  try {
    await runPage.addRaw(text).write();
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    notice(own.noSummary(plainText(reason).slice(0, 200).replace(/\.$/, "")), { title: "Tactful" });
  }
}

async function checkPaths({ config, baseline, reports }: Inputs, workspace: string, own: ActionStrings): Promise<void> {
  const named = Object.entries({ config, baseline, ...reports });
  for (const [name, path] of named) {
    const input = Object.hasOwn(reports, name) ? `${name}-file` : name;
    if (path !== undefined) await insideWorkspace(workspace, input, path, own);
  }
}

function argumentsFor({ files, config, baseline, language, locale }: Inputs, strings: Strings): Arguments {
  const given = Object.entries({ config, baseline, language, locale });
  const options = given.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  return readArguments([...options, "--", ...files], strings);
}

/** Shows findings beside their lines, and what could not be checked. */
async function annotate(
  found: readonly Found[],
  failures: readonly UserError[],
  strings: Strings,
  totals: Summary,
  { nameOf, ...at }: { cwd: string; env: NodeJS.ProcessEnv } & Pick<Checkouts, "nameOf">,
): Promise<void> {
  const reporter = createGithubReporter({ strings, ...at });
  process.stdout.write(reporter.openRun());
  for (const failure of failures) {
    const { path } = failure.place;
    reporter.failure?.(path === undefined ? failure : failure.at({ path: nameOf(path) }));
  }
  for (const { report, problem } of found) {
    // GitHub knows files by their names in the repository.
    const file = { ...report.file, path: nameOf(report.file.path) };
    reporter.document({ ...report, file, problems: [problem] });
  }
  process.stdout.write(await reporter.closeRun(totals));
}

/** A run that prints nothing itself; what it would say on standard error goes to `tell`. */
function quietIo(cwd: string, tell: (line: string) => void): Io {
  const nowhere: Output = { write: () => undefined, isTTY: false };
  const stderr: Output = { write: (line) => tell(String(line)), isTTY: false };
  return { cwd, env: {}, stdin: noInput(), stdout: nowhere, stderr };
}

async function* noInput(): AsyncGenerator<string> {}

/** Why the step fails, in sentences without full stops; none where it does not. */
function reasonsToFail(inputs: Inputs, totals: Summary, strings: Strings, own: ActionStrings): string[] {
  const { failOn, maxWarnings } = inputs;
  const { counts, failures } = totals;
  const isTooMany = maxWarnings !== undefined && counts.warning > maxWarnings;
  return [
    ...(failures > 0 ? [own.notChecked(failures)] : []),
    ...(isAtLeast(totals, failOn) ? [countsOf(totals, strings)] : []),
    ...(isTooMany ? [own.tooManyWarnings(counts.warning, maxWarnings)] : []),
  ];
}

function countsOf({ counts, withProblems, documents }: Summary, strings: Strings): string {
  const parts = severities.flatMap((severity) =>
    counts[severity] > 0 ? strings.count[severity](counts[severity]) : [],
  );
  return parts.length === 0 ? "" : strings.found(parts.join(", "), strings.ofTexts(withProblems, documents));
}
