import type { DocumentMeta, SourceDocument } from "../core/document.ts";
import { DocumentSet } from "../core/document-set.ts";
import { UserError } from "../core/errors.ts";
import type { Linter } from "../core/lint.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";
import { overrideMeta } from "../core/override-meta.ts";
import type { Settings } from "../core/settings.ts";
import { templateNamed } from "../core/structure/templates.ts";
import { indexLines, type LineIndex } from "../core/text/lines.ts";
import type { ConfigFor } from "../workspace/config-file.ts";
import { type DocumentReport, type FileInfo, reportOf } from "./document-report.ts";
import type { Input } from "./inputs.ts";
import type { Services } from "./services.ts";

/** What the command line says of all texts, whatever they and their configuration say. */
export interface Overrides {
  settings: Partial<Settings>;
  meta: DocumentMeta;
}

export interface CheckOptions {
  configFor: ConfigFor;
  overrides: Overrides;
  services: Services;
  /** What to say when our own code fails on a text. */
  checkFailed(reason: string): string;
}

/** What happens in a run, in order. Documents lie between `open` and `close` of their file. */
export type CheckEvent =
  | { type: "open"; path: string }
  | { type: "document"; report: DocumentReport }
  | { type: "close" }
  /** A file or a record that could not be checked, and why. */
  | { type: "failure"; error: UserError }
  /** A file that was left alone because its configuration is wrong. `errors` tell why, the first time. */
  | { type: "held"; errors: readonly UserError[] };

interface ReadyConfig {
  config: LoadedConfig;
  linter: Linter;
}

/** Checks files one after the other and holds no more than one at a time. */
export async function* checkFiles(inputs: readonly Input[], options: CheckOptions): AsyncGenerator<CheckEvent, void> {
  const ready = new Map<LoadedConfig, ReadyConfig | UserError[]>();
  const told = new Set<UserError[]>();
  const set = new DocumentSet();
  let plainLinter: Linter | undefined;

  for (const input of inputs) {
    const prepared = await readyFor(input);
    if (!Array.isArray(prepared)) await surveyFile(input, prepared, options, set);
  }
  for (const input of inputs) {
    const prepared = await readyFor(input);
    if (Array.isArray(prepared)) {
      // Checking by other rules than were asked for would mislead.
      yield { type: "held", errors: told.has(prepared) ? [] : prepared };
      told.add(prepared);
    } else {
      yield* checkFile(input, prepared, options, set);
    }
  }

  async function readyFor(input: Input): Promise<ReadyConfig | UserError[]> {
    const config = await options.configFor(input.path);
    const prepared = ready.get(config) ?? (await prepare(config));
    ready.set(config, prepared);
    return prepared;
  }

  async function prepare(config: LoadedConfig): Promise<ReadyConfig | UserError[]> {
    if (config.errors.length > 0) return config.errors;
    const wrong = unknownTemplate(config, options.overrides);
    if (wrong) return [wrong];
    if (config.packs.length === 0 && plainLinter !== undefined) return { config, linter: plainLinter };
    const { linter, errors } = await options.services.createLinter(config.packs);
    if (errors.length > 0) return errors;
    if (config.packs.length === 0) plainLinter = linter;
    return { config, linter };
  }
}

/** What is wrong with a template that the command line asks for: neither we nor the configuration may have it. */
function unknownTemplate(config: LoadedConfig, { settings }: Overrides): UserError | undefined {
  const { template } = settings;
  if (template === undefined) return undefined;
  try {
    templateNamed(template, config.settingsFor("").templates);
    return undefined;
  } catch (error) {
    return new UserError(`Unknown template ${JSON.stringify(template)}`, (error as Error).message);
  }
}

/** What a file that holds replies says so by, near its beginning. */
const REPLY_MARK = /reply|review|rating|отзыв|відгук|оценк|оцінк|ответ|відповід/i;
const REPLY_MARK_REACH = 4096;

/** Lets the rules that compare documents look at the replies of a file. What cannot be read is told when it is checked. */
async function surveyFile(
  input: Input,
  { config, linter }: ReadyConfig,
  { overrides, services }: CheckOptions,
  set: DocumentSet,
): Promise<void> {
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  try {
    const format = await services.formatFor(input.path);
    const { text } = await input.read(format.bytes);
    const isReply = (overrides.meta.kind ?? settings.kind) === "reply";
    if (!isReply && !REPLY_MARK.test(text.slice(0, REPLY_MARK_REACH))) return;
    for (const document of format.read(text, { columns: config.columns })) {
      if (!(document instanceof UserError)) linter.survey(overrideMeta(document, overrides.meta), settings, set);
    }
  } catch {}
}

async function* checkFile(
  input: Input,
  { config, linter }: ReadyConfig,
  options: CheckOptions,
  set: DocumentSet,
): AsyncGenerator<CheckEvent> {
  const format = await options.services.formatFor(input.path);
  let text: string;
  try {
    text = (await input.read(format.bytes)).text;
  } catch (error) {
    yield { type: "failure", error: asUserError(error, input.shown, options) };
    return;
  }
  const { overrides } = options;
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  const file: FileInfo = {
    path: input.shown,
    configured: config.settingsFor(input.path),
    configPath: config.path,
    globName: config.globName(input.path),
    asked: overrides.meta,
  };
  const lines = indexLines(text);
  yield { type: "open", path: input.shown };
  try {
    for (const document of format.read(text, { columns: config.columns })) {
      if (document instanceof UserError) yield { type: "failure", error: document.at({ path: input.shown }) };
      else yield await checkDocument(overrideMeta(document, overrides.meta), lines);
    }
  } catch (error) {
    yield { type: "failure", error: asUserError(error, input.shown, options) };
  }
  yield { type: "close" };

  async function checkDocument(document: SourceDocument, fileLines: LineIndex): Promise<CheckEvent> {
    try {
      const result = await linter.lint(document, settings, set);
      return { type: "document", report: reportOf(document, result, file, fileLines) };
    } catch (error) {
      const { line } = fileLines.at(document.map?.toSource(0, 0).start ?? 0);
      return { type: "failure", error: asUserError(error, input.shown, options).at({ line }) };
    }
  }
}

/** A mistake of theirs with its file; or a bug of ours, which must not cost the other files their check. */
function asUserError(error: unknown, path: string, options: CheckOptions): UserError {
  if (error instanceof UserError) return error.at({ path });
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(options.checkFailed(reason), "", { path }, { cause: error });
}
