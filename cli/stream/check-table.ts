import type { DocumentSet } from "../../core/document-set.ts";
import { UserError } from "../../core/errors.ts";
import { overrideMeta } from "../../core/override-meta.ts";
import { indexLines } from "../../core/text/lines.ts";
import { type ChunkedText, decodeChunks } from "../../workspace/text-chunks.ts";
import type { CheckEvent, CheckOptions } from "../check-files.ts";
import { failureOf } from "../errors.ts";
import { fileInfoOf } from "../file-info.ts";
import type { Input } from "../inputs.ts";
import type { ReadyConfig } from "../prepare.ts";
import { isSurveyed, optionsFor } from "../survey.ts";
import { keepMemoryLean } from "./lean-memory.ts";
import { type BatchTools, lintBatch, recordsOf } from "./lint-batch.ts";
import { batchesOf } from "./table-batches.ts";

/** Lets the rules that compare documents look at the replies of a table. What cannot be read is told when it is checked. */
export async function surveyTable(
  input: Input,
  { config, linter }: ReadyConfig,
  options: CheckOptions,
  set: DocumentSet,
): Promise<void> {
  keepMemoryLean();
  const { overrides, services } = options;
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  try {
    const format = await services.formatFor(input.path);
    const formatOptions = optionsFor(input, config);
    const { chunks } = await decodeChunks(input.chunks!(), input.shown);
    let isFirst = true;
    for await (const batch of batchesOf(chunks, format.scanner!(formatOptions))) {
      if (isFirst && !isSurveyed(batch.text, format, settings, overrides)) return;
      isFirst = false;
      for (const document of recordsOf(batch, { format, options: formatOptions }, indexLines(batch.text))) {
        if (!(document instanceof UserError)) linter.survey(overrideMeta(document, overrides.meta), settings, set);
      }
    }
  } catch {}
}

/** Checks a table batch by batch: no more than one is held. */
export async function* checkTable(
  input: Input,
  { config, linter }: ReadyConfig,
  options: CheckOptions,
  set: DocumentSet,
): AsyncGenerator<CheckEvent> {
  keepMemoryLean();
  const { overrides, services, checkFailed } = options;
  const format = await services.formatFor(input.path);
  const formatOptions = optionsFor(input, config);
  let text: ChunkedText;
  try {
    text = await decodeChunks(input.chunks!(), input.shown);
  } catch (error) {
    yield { type: "failure", error: failureOf(error, input.shown, options) };
    return;
  }
  yield { type: "open", path: input.shown };
  const tools: BatchTools = {
    format,
    options: formatOptions,
    linter,
    settings: { ...config.settingsFor(input.path), ...overrides.settings },
    meta: overrides.meta,
    file: fileInfoOf(input, config, overrides, text.encoding),
    encoding: { encoding: text.encoding, hasMark: text.hasMark },
    set,
    after: input.after ?? 0,
    checkFailed,
  };
  const total = await input.size();
  try {
    for await (const batch of batchesOf(text.chunks, format.scanner!(formatOptions))) {
      for await (const result of lintBatch(batch, tools)) {
        yield result instanceof UserError ? { type: "failure", error: result } : { type: "document", report: result };
      }
      yield { type: "read", bytes: batch.bytes, total };
    }
  } catch (error) {
    yield { type: "failure", error: failureOf(error, input.shown, options) };
  }
  yield { type: "close", path: input.shown };
}
