import { serialize } from "node:v8";
import { DocumentSet, plainSet } from "../../core/document-set.ts";
import type { Encoding } from "../../core/encoding/encodings.ts";
import { UserError } from "../../core/errors.ts";
import { fileInput } from "../inputs.ts";
import { createNdjsonReporter } from "../reporters/ndjson.ts";
import { services } from "../services.ts";
import { tableTools } from "../stream/check-table.ts";
import { type BatchTools, lintBatch, surveyBatch } from "../stream/lint-batch.ts";
import { addTo, emptySummary } from "../tally.ts";
import { setOf, workshopOf } from "./file-jobs.ts";
import type { BatchJob, CheckBatchJob, Jobs, Say, ThreadStart } from "./jobs.ts";
import { plainEvent } from "./plain-event.ts";

/** So many code units of lines go together; each record has some thousands. */
const ENOUGH = 1 << 16;

/** Checks a batch of a table, and tells what happens, or the lines that a reporter writes of it. */
export async function checkBatchJob(
  { file, batch, encoding, surveyed, after, asLines, looks }: CheckBatchJob,
  say: Say<Jobs["check-batch"]["output"]>,
  start: ThreadStart,
): Promise<void> {
  const reporter = asLines ? createNdjsonReporter() : undefined;
  const encoder = new TextEncoder();
  let [lines, summary, last] = ["", emptySummary(), after];
  const flush = (): Promise<void> | undefined => {
    if (lines === "") return undefined;
    const event = { type: "lines", lines: encoder.encode(lines), summary } as const;
    [lines, summary] = ["", emptySummary()];
    return say({ type: "event", row: last, event });
  };
  const tools: BatchTools = {
    ...(await toolsFor(file, start, encoding)),
    set: await setOf(surveyed),
    after,
    ...(looks && {
      looks: (place) => {
        void flush();
        void say({ type: "looking", ...place }, true);
      },
    }),
  };
  for await (const result of lintBatch(batch, tools)) {
    if (result instanceof UserError) {
      await flush();
      const { row } = result.place;
      await say({ type: "event", row, event: plainEvent({ type: "failure", error: result }) });
    } else if (reporter) {
      lines += await reporter.document(result);
      addTo(summary, result);
      last = result.row ?? last;
      if (lines.length >= ENOUGH) await flush();
    } else await say({ type: "event", row: result.row, event: { type: "document", report: result } });
  }
  await flush();
}

/** Tells what the rules that compare documents remember of a batch. */
export async function surveyBatchJob(
  { file, batch }: BatchJob,
  say: Say<Jobs["survey-batch"]["output"]>,
  start: ThreadStart,
): Promise<void> {
  const set = new DocumentSet();
  surveyBatch(batch, await toolsFor(file, start), set);
  const plain = plainSet(await services.rules(), set);
  await say({ type: "surveyed", bytes: plain && serialize(plain) });
}

/** All batches of a table are checked with the same. */
const known = new Map<string, Promise<BatchTools>>();

function toolsFor({ path, shown }: BatchJob["file"], start: ThreadStart, encoding?: Encoding): Promise<BatchTools> {
  const key = JSON.stringify([path, encoding]);
  const tools = known.get(key) ?? makeTools();
  known.set(key, tools);
  return tools;

  async function makeTools(): Promise<BatchTools> {
    const { options, readyFor, strings } = workshopOf(start);
    const input = fileInput(path, shown, { args: start.args, cwd: start.cwd, strings });
    const ready = await readyFor(input);
    // The run's own thread has read the same configuration before.
    if ("errors" in ready) throw ready.errors[0] ?? new Error(path);
    return tableTools(input, ready, options, encoding);
  }
}
