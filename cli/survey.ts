import type { SourceDocument } from "../core/document.ts";
import type { DocumentSet } from "../core/document-set.ts";
import { UserError } from "../core/errors.ts";
import { applyEdits } from "../core/fix.ts";
import type { Format, FormatOptions } from "../core/formats/format.ts";
import { kindUnread } from "../core/kind.ts";
import { formatOptions, type LoadedConfig } from "../core/loaded-config.ts";
import { overrideMeta } from "../core/override-meta.ts";
import type { Settings } from "../core/settings.ts";
import type { CheckOptions, Overrides } from "./check-files.ts";
import type { FileFix } from "./fix-file.ts";
import type { Input } from "./inputs.ts";
import type { ReadyConfig, ReadyFor } from "./prepare.ts";
import type { RunCache } from "./run-cache.ts";

/** What a file that holds replies says so by, near its beginning. */
const REPLY_MARK = /reply|review|rating|отзыв|відгук|оценк|оцінк|ответ|відповід/i;
const REPLY_MARK_REACH = 4096;

const INCLUDES = /<mj-include\b/i;

export async function documentsOf(
  input: Input,
  config: LoadedConfig,
  { services }: CheckOptions,
): Promise<Iterable<SourceDocument | UserError>> {
  const format = await services.formatFor(input.path);
  return format.read((await input.read(format.bytes)).text, optionsFor(input, config));
}

/** How a file is to be read. */
export function optionsFor(input: Input, config: LoadedConfig): FormatOptions {
  return { ...formatOptions(config, input.path), include: input.include() };
}

/** Whether the rules that compare documents look at a file. */
function isSurveyed(text: string, { bytes }: Format, settings: Settings, { meta }: Overrides): boolean {
  // What stands at the beginning of an archive tells nothing.
  if ((meta.kind ?? settings.kind) === "reply" || bytes === "always") return true;
  return REPLY_MARK.test(text.slice(0, REPLY_MARK_REACH));
}

/** Tells the cache what the check of a file depends on. What cannot be read is told when it is checked. */
export async function addToCache(
  cache: RunCache,
  input: Input,
  { config }: ReadyConfig,
  { overrides, services }: CheckOptions,
): Promise<void> {
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  try {
    const format = await services.formatFor(input.path);
    const { text, ...reading } = await input.read(format.bytes);
    // What other files say of it is not known before it is read.
    if (INCLUDES.test(text)) return;
    cache.add(input, {
      text,
      reading,
      config,
      settings,
      asked: overrides.meta,
      isSurveyed: isSurveyed(text, format, settings, overrides),
    });
  } catch {}
}

/** Lets the rules that compare documents look at the replies of all files of a run. */
export async function surveyFiles(
  inputs: readonly Input[],
  readyFor: ReadyFor,
  options: CheckOptions,
  set: DocumentSet,
  fixes?: ReadonlyMap<Input, FileFix>,
): Promise<void> {
  for (const input of inputs) {
    const prepared = await readyFor(input);
    options.looks?.(input, false);
    if (!("errors" in prepared)) await surveyFile(input, prepared, options, set, fixes?.get(input));
  }
}

/** What cannot be read is told when it is checked. */
async function surveyFile(
  input: Input,
  { config, linter }: ReadyConfig,
  options: CheckOptions,
  set: DocumentSet,
  fix: FileFix | undefined,
): Promise<void> {
  const { overrides, services } = options;
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  try {
    const format = await services.formatFor(input.path);
    const text = mended((await input.read(format.bytes)).text, fix);
    if (!isSurveyed(text, format, settings, overrides)) return;
    const meta = format.metaOf?.(text);
    const isReply = !meta || kindUnread({ meta: { ...meta, ...overrides.meta } }, settings) === "reply";
    if (!isReply) return;
    for (const document of format.read(text, optionsFor(input, config))) {
      if (!(document instanceof UserError)) linter.survey(overrideMeta(document, overrides.meta), settings, set);
    }
  } catch {}
}

/** The text of a file that was mended only in mind. */
export function mended(text: string, fix: FileFix | undefined): string {
  return fix && !fix.isWritten ? applyEdits(text, fix.edits) : text;
}
