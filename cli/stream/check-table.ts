import type { DocumentSet } from "../../core/document-set.ts";
import type { Encoding } from "../../core/encoding/encodings.ts";
import { UserError } from "../../core/errors.ts";
import { type ChunkedText, decodeChunks } from "../../workspace/text-chunks.ts";
import type { CheckEvent, CheckOptions } from "../check-files.ts";
import { failureOf } from "../errors.ts";
import { fileInfoOf } from "../file-info.ts";
import type { Input } from "../inputs.ts";
import { keepMemoryLean } from "../lean-memory.ts";
import type { ReadyConfig } from "../prepare.ts";
import { isSurveyed, optionsFor } from "../survey.ts";
import { type BatchTools, lintBatch, surveyBatch } from "./lint-batch.ts";
import { batchesOf, type TableBatch } from "./table-batches.ts";

/** Lets the rules that compare documents look at the replies of a table. */
export async function surveyTable(
  input: Input,
  ready: ReadyConfig,
  options: CheckOptions,
  set: DocumentSet,
): Promise<void> {
  const tools = await tableTools(input, ready, options);
  for await (const batch of batchesToSurvey(input, ready, options)) surveyBatch(batch, tools, set);
}

/** The batches of a table, if it may have replies. What cannot be read is told when it is checked. */
export async function* batchesToSurvey(
  input: Input,
  { config }: ReadyConfig,
  { overrides, services }: CheckOptions,
): AsyncGenerator<TableBatch, void> {
  keepMemoryLean("table");
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  try {
    const format = await services.formatFor(input.path);
    const { chunks } = await decodeChunks(input.chunks!(), input.shown);
    let isFirst = true;
    for await (const batch of batchesOf(chunks, format.scanner!(optionsFor(input, config)))) {
      if (isFirst && !isSurveyed(batch.text, format, settings, overrides)) return;
      isFirst = false;
      yield batch;
    }
  } catch {}
}

/** Checks a table batch by batch, in this thread: no more than one is held. */
export function checkTable(
  input: Input,
  ready: ReadyConfig,
  options: CheckOptions,
  set: DocumentSet,
): AsyncGenerator<CheckEvent, void> {
  return checkTableBy(input, ready, options, async function* (batches, encoding, total) {
    const tools: BatchTools = { ...(await tableTools(input, ready, options, encoding)), set };
    for await (const batch of batches) {
      for await (const result of lintBatch(batch, tools)) {
        yield result instanceof UserError ? { type: "failure", error: result } : { type: "document", report: result };
      }
      yield { type: "read", bytes: batch.bytes, total };
    }
  });
}

/** Checks the batches of a table, in order. */
type CheckBatches = (
  batches: AsyncGenerator<TableBatch, void>,
  encoding: Encoding,
  /** Of the table, in bytes. */
  total: number,
) => AsyncGenerator<CheckEvent, void>;

/** Opens a table, has its batches checked, and closes it. */
export async function* checkTableBy(
  input: Input,
  { config }: ReadyConfig,
  options: CheckOptions,
  check: CheckBatches,
): AsyncGenerator<CheckEvent, void> {
  keepMemoryLean("table");
  const format = await options.services.formatFor(input.path);
  let text: ChunkedText;
  try {
    text = await decodeChunks(input.chunks!(), input.shown);
  } catch (error) {
    yield { type: "failure", error: failureOf(error, input.shown, options) };
    return;
  }
  yield { type: "open", path: input.shown };
  try {
    const { encoding, hasMark, chunks } = text;
    const batches = batchesOf(chunks, format.scanner!(optionsFor(input, config)));
    yield* check(batches, { encoding, hasMark }, await input.size());
  } catch (error) {
    yield { type: "failure", error: failureOf(error, input.shown, options) };
  }
  yield { type: "close", path: input.shown };
}

/** What all batches of a table are checked with. */
export async function tableTools(
  input: Input,
  { config, linter }: ReadyConfig,
  { overrides, services, checkFailed }: CheckOptions,
  encoding: Encoding = { encoding: "utf-8", hasMark: false },
): Promise<BatchTools> {
  return {
    format: await services.formatFor(input.path),
    options: optionsFor(input, config),
    linter,
    settings: { ...config.settingsFor(input.path), ...overrides.settings },
    meta: overrides.meta,
    file: fileInfoOf(input, config, overrides, encoding.encoding),
    encoding,
    after: input.after ?? 0,
    checkFailed,
  };
}
