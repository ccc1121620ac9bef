import type { DocumentMeta, SourceDocument } from "../core/document.ts";
import { DocumentSet, surveyedOf } from "../core/document-set.ts";
import type { DecodedText } from "../core/encoding/decode-text.ts";
import { UserError } from "../core/errors.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";
import { overrideMeta } from "../core/override-meta.ts";
import type { Settings } from "../core/settings.ts";
import { indexLines, type LineIndex } from "../core/text/lines.ts";
import type { ConfigFor } from "../workspace/config-file.ts";
import { type DocumentReport, reportOf } from "./document-report.ts";
import { failureOf } from "./errors.ts";
import { fileInfoOf, noticesOfReading } from "./file-info.ts";
import { type FileFix, fixFile, noticesOfLeft } from "./fix-file.ts";
import type { Input } from "./inputs.ts";
import { createReadyFor, type ReadyConfig, type WrongConfig } from "./prepare.ts";
import type { Summary } from "./reporters/reporter.ts";
import type { RunCache } from "./run-cache.ts";
import type { Services } from "./services.ts";
import { isStreamed } from "./stream/is-streamed.ts";
import { addToCache, documentsOf, KeptFiles, mended, optionsFor, surveyFiles } from "./survey.ts";

/** What the command line says of all texts, whatever they and their configuration say. */
export interface Overrides {
  settings: Partial<Settings>;
  meta: DocumentMeta;
}

export interface CheckOptions {
  configFor: ConfigFor;
  overrides: Overrides;
  services: Services;
  /** Which files to check; the others are only read for the rules that compare documents. All where absent. */
  isChecked?(input: Input): boolean;
  /** What the rules that compare documents remember of the run; the files are surveyed where absent. */
  surveyed?: DocumentSet;
  /** What was found before. */
  cache?: RunCache | undefined;
  /** Whether to mend files first: only in mind, or to write them; links in `root` must not lead out of it. */
  fix?: { isDry: boolean; root: string } | undefined;
  /** Is told before each look at a file, and whether it is to check it. */
  looks?(input: Input, isChecking: boolean): void;
  /** What to say when our own code fails on a text. */
  checkFailed(reason: string): string;
}

/** What happens in a run, in order. Documents lie between `open` and `close` of their file. */
export type CheckEvent =
  | { type: "open"; path: string; fix?: ShownFix }
  | { type: "document"; report: DocumentReport }
  | { type: "close"; path: string }
  /** What a reporter that writes by line says of several documents, in UTF-8, and what they count. */
  | { type: "lines"; lines: Uint8Array; summary: Summary }
  /** How many bytes of a large file are done. */
  | { type: "read"; bytes: number; total: number }
  /** A file or a record that could not be checked, and why. */
  | { type: "failure"; error: UserError }
  /** A file that was left alone because its configuration is wrong. `errors` tell why, the first time. */
  | { type: "held"; config: string | undefined; errors: readonly UserError[] }
  /** Something to tell that is about no file and no failure. */
  | { type: "remark"; remark: string };

/** What was mended in a file, and the texts before and after. */
export interface ShownFix extends FileFix {
  before: string;
  after: DecodedText;
  isStandard: boolean;
}

/** Checks files one after the other and holds no more than one at a time. */
export async function* checkFiles(inputs: readonly Input[], options: CheckOptions): AsyncGenerator<CheckEvent, void> {
  const readyFor = createReadyFor(options);
  const told = new Set<LoadedConfig>();
  const set = options.surveyed ?? new DocumentSet();
  const fixes = new Map<Input, FileFix>();
  const kept = new KeptFiles();

  const checked = options.isChecked ? inputs.filter((input) => options.isChecked?.(input)) : inputs;
  if (checked.length === 0) return;
  const { cache } = options;
  if (options.fix) {
    for (const input of checked) {
      const prepared = await readyFor(input);
      if ("errors" in prepared) continue;
      options.looks?.(input, false);
      try {
        const fix = await fixFile(input, prepared, options);
        if (fix) fixes.set(input, fix);
      } catch (error) {
        yield { type: "failure", error: failureOf(error, input.shown, options) };
      }
    }
  }
  if (cache) {
    for (const input of inputs) {
      const prepared = await readyFor(input);
      options.looks?.(input, false);
      if (!("errors" in prepared)) await addToCache(cache, input, prepared, options);
    }
  }
  if (!options.surveyed && (!cache || cache.needsSurvey(checked))) {
    await surveyFiles(inputs, readyFor, options, { set, fixes, kept });
  }
  for (const input of checked) {
    const prepared = await readyFor(input);
    options.looks?.(input, true);
    const known = cache?.find(input) ?? (await sameComparison(input, prepared));
    if (known) {
      yield* known;
      continue;
    }
    if ("errors" in prepared) {
      // Checking by other rules than were asked for would mislead.
      const { config, errors } = prepared;
      yield { type: "held", config: config.path, errors: told.has(config) ? [] : errors };
      told.add(config);
    } else {
      const events = checkFile(input, prepared, options, { set, fix: fixes.get(input), known: kept.take(input) });
      yield* cache ? cache.keeping(input, events) : events;
    }
  }

  /** What was found in a file that is compared with others, where the others have changed and the comparison has not. */
  async function sameComparison(
    input: Input,
    prepared: ReadyConfig | WrongConfig,
  ): Promise<readonly CheckEvent[] | undefined> {
    if ("errors" in prepared || !cache?.isSurveyed(input)) return undefined;
    const rules = await options.services.rules();
    const compared: string[][] = [];
    for (const document of await documentsOf(input, prepared.config, options)) {
      if (!(document instanceof UserError)) compared.push(surveyedOf(rules, document, set));
    }
    return cache.findCompared(input, JSON.stringify(compared));
  }
}

/** What is known of a file before it is checked. */
interface FoundBefore {
  set: DocumentSet;
  fix: FileFix | undefined;
  known: ReturnType<KeptFiles["take"]>;
}

async function* checkFile(
  input: Input,
  { config, linter }: ReadyConfig,
  options: CheckOptions,
  { set, fix, known }: FoundBefore,
): AsyncGenerator<CheckEvent> {
  const format = await options.services.formatFor(input.path);
  if (await isStreamed(input, format, options)) {
    const { checkTable } = await import("./stream/check-table.ts");
    yield* checkTable(input, { config, linter }, options, set);
    return;
  }
  let decoded: DecodedText;
  try {
    decoded = known?.decoded ?? (await input.read(format.bytes));
  } catch (error) {
    yield { type: "failure", error: failureOf(error, input.shown, options) };
    return;
  }
  const { overrides } = options;
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  const file = fileInfoOf(input, config, overrides, decoded.encoding);
  const text = mended(decoded.text, fix);
  const lines = indexLines(text, decoded);
  const shown = fix && {
    ...fix,
    before: decoded.text,
    after: { ...decoded, text },
    isStandard: input.isStandard === true,
  };
  yield { type: "open", path: input.shown, ...(shown && { fix: shown }) };
  try {
    let isFirst = true;
    for (const document of known?.documents ?? format.read(text, optionsFor(input, config))) {
      if (document instanceof UserError) yield { type: "failure", error: document.at({ path: input.shown }) };
      else {
        if (isFirst) document.notices.unshift(...noticesOfReading(decoded));
        isFirst = false;
        yield await checkDocument(overrideMeta(document, overrides.meta), lines);
      }
    }
  } catch (error) {
    yield { type: "failure", error: failureOf(error, input.shown, options) };
  }
  yield { type: "close", path: input.shown };

  async function checkDocument(document: SourceDocument, fileLines: LineIndex): Promise<CheckEvent> {
    try {
      const result = await linter.lint(document, settings, set);
      if (fix) {
        const { encoding } = decoded;
        result.notices.push(...noticesOfLeft({ document, encoding, locale: settings.locale }, result));
      }
      return { type: "document", report: reportOf(document, result, file, fileLines) };
    } catch (error) {
      const { line } = fileLines.at(document.map?.toSource(0, 0).start ?? 0);
      return { type: "failure", error: failureOf(error, input.shown, options).at({ line }) };
    }
  }
}
