import type { SourceDocument } from "../core/document.ts";
import type { DocumentSet } from "../core/document-set.ts";
import type { DecodedText } from "../core/encoding/decode-text.ts";
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
import { isStreamed } from "./stream/is-streamed.ts";

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
export function isSurveyed(text: string, { bytes }: Format, settings: Settings, { meta }: Overrides): boolean {
  // What stands at the beginning of an archive tells nothing.
  if ((meta.kind ?? settings.kind) === "reply" || bytes === "always") return true;
  return REPLY_MARK.test(text.slice(0, REPLY_MARK_REACH));
}

/** Whether a file that may hold replies does, as far as that is known before it is parsed. */
function mayBeReply(text: string, format: Format, settings: Settings, overrides: Overrides): boolean {
  if (!isSurveyed(text, format, settings, overrides)) return false;
  const meta = format.metaOf?.(text);
  return !meta || kindUnread({ meta: { ...meta, ...overrides.meta } }, settings) === "reply";
}

/** Tells the cache what the check of a file depends on. What cannot be read is told when it is checked. */
export async function addToCache(
  cache: RunCache,
  input: Input,
  { config }: ReadyConfig,
  options: CheckOptions,
): Promise<void> {
  const { overrides, services } = options;
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  try {
    const format = await services.formatFor(input.path);
    // To find out whether it is the same costs as much as a good part of checking it.
    if (await isStreamed(input, format, options)) return;
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

/** Where files are surveyed: what the rules remember, what was mended before, and what is kept for the check. */
export interface Survey {
  set: DocumentSet;
  fixes?: ReadonlyMap<Input, FileFix>;
  kept?: KeptFiles;
  /** Whether the run has no other file. */
  isAlone?: boolean;
}

/** A file as it was read for the survey. */
interface KeptFile {
  decoded: DecodedText;
  /** Where it was parsed as well. */
  documents?: readonly (SourceDocument | UserError)[];
}

/** So many code units of text are kept; what is made of them takes several times as much. */
const MOST_KEPT = 1_000_000;

/** Files that were read for the survey and are to be checked, as many as may be kept in memory. */
export class KeptFiles {
  readonly #files = new Map<Input, KeptFile>();
  #room = MOST_KEPT;

  hasRoomFor({ text }: DecodedText): boolean {
    return text.length <= this.#room;
  }

  keep(input: Input, file: KeptFile): void {
    this.#files.set(input, file);
    this.#room -= file.decoded.text.length;
  }

  /** Hands a file out, once. */
  take(input: Input): KeptFile | undefined {
    const file = this.#files.get(input);
    this.#files.delete(input);
    return file;
  }
}

/** Lets the rules that compare documents look at the replies of all files of a run. */
export async function surveyFiles(
  inputs: readonly Input[],
  readyFor: ReadyFor,
  options: CheckOptions,
  survey: Survey,
): Promise<void> {
  for (const input of inputs) {
    const prepared = await readyFor(input);
    options.looks?.(input, false);
    if (!("errors" in prepared))
      await surveyFile(input, prepared, options, { ...survey, isAlone: inputs.length === 1 });
  }
}

/** What cannot be read is told when it is checked. */
async function surveyFile(
  input: Input,
  { config, linter }: ReadyConfig,
  options: CheckOptions,
  { set, fixes, kept, isAlone }: Survey,
): Promise<void> {
  const { overrides, services, isChecked } = options;
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  try {
    const format = await services.formatFor(input.path);
    if (await isStreamed(input, format, options)) {
      const { surveyTable } = await import("./stream/check-table.ts");
      return await surveyTable(input, { config, linter }, options, set);
    }
    const decoded = await input.read(format.bytes);
    const text = mended(decoded.text, fixes?.get(input));
    const isKept = kept?.hasRoomFor(decoded) && (isChecked?.(input) ?? true);
    if (!mayBeReply(text, format, settings, overrides)) {
      if (isKept) kept?.keep(input, { decoded });
      return;
    }
    const read = format.read(text, optionsFor(input, config));
    const documents = isKept ? [...read] : undefined;
    if (documents) kept?.keep(input, { decoded, documents });
    // A document that is the only one is compared with none.
    if (isAlone && documents?.length === 1) return;
    for (const document of documents ?? read) {
      if (!(document instanceof UserError)) linter.survey(overrideMeta(document, overrides.meta), settings, set);
    }
  } catch {}
}

/** The text of a file that was mended only in mind. */
export function mended(text: string, fix: FileFix | undefined): string {
  return fix && !fix.isWritten ? applyEdits(text, fix.edits) : text;
}
