import type { CancellationToken } from "vscode-languageserver";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { DocumentSet } from "../core/document-set.ts";
import { UserError } from "../core/errors.ts";
import type { Format } from "../core/formats/format.ts";
import { formatOptions, isWanted, type LoadedConfig } from "../core/loaded-config.ts";
import { createMemory, type DocumentMemory } from "../core/memory.ts";
import { severities } from "../core/problem.ts";
import type { Settings } from "../core/settings.ts";
import type { Analysis, Reading } from "./analysis.ts";
import { formatOf } from "./formats.ts";
import type { ReadyConfig } from "./linters.ts";
import type { Session } from "./session.ts";
import type { EditorSettings } from "./settings.ts";

/** How long a file is worked on in one go, in milliseconds: the editor has other questions. */
const TURN = 20;

/** A text is long from so many UTF-16 code units on. */
const LONG = 20_000;

/** Reads open files, each version once, whoever asks. */
export class Analyses {
  readonly #session: Session;
  readonly #running = new Map<
    string,
    { document: TextDocument; version: number; generation: number; analysis: Promise<Analysis | undefined> }
  >();
  /** What has not changed since the last key is not read again. */
  readonly #memories = new WeakMap<TextDocument, DocumentMemory>();
  /** Settings that are the same object are the same plan of rules. */
  readonly #settings = new Map<string, { config: LoadedConfig; editor: EditorSettings; settings: Settings }>();
  #generation = 0;
  #count = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  get generation(): number {
    return this.#generation;
  }

  /**
   * What there is to say of a file as it is now.
   * @throws {ResponseError} when the one who asks does not want to know any more, or the file is closed.
   */
  async of(document: TextDocument, token?: CancellationToken): Promise<Analysis> {
    for (;;) {
      const analysis = await unlessCancelled(this.#start(document), token);
      if (this.#session.documents.get(document.uri) !== document)
        throw new ResponseError(LSPErrorCodes.ContentModified, "closed");
      if (analysis && analysis.version === document.version && analysis.generation === this.#generation)
        return analysis;
    }
  }

  /** What there is to say of a file that is not open, and does not change. */
  async once(document: TextDocument): Promise<Analysis> {
    for (;;) {
      const analysis = await this.#analyse(document, this.#generation);
      if (analysis) return analysis;
    }
  }

  /** Reads everything anew when it is next asked for. */
  invalidate(): void {
    this.#generation++;
  }

  /** A file was closed. */
  forget(uri: string): void {
    this.#running.delete(uri);
    this.#settings.delete(uri);
  }

  #start(document: TextDocument): Promise<Analysis | undefined> {
    const { uri, version } = document;
    const known = this.#running.get(uri);
    if (known?.document === document && known.version === version && known.generation === this.#generation)
      return known.analysis;
    const analysis = this.#analyse(document, this.#generation);
    this.#running.set(uri, { document, version, generation: this.#generation, analysis });
    return analysis;
  }

  /** Undefined where the file has changed meanwhile. */
  async #analyse(document: TextDocument, generation: number): Promise<Analysis | undefined> {
    await this.#session.settled;
    const { files, configurations, settings: editor } = this.#session;
    const { uri, version } = document;
    const found = await configurations.for(uri);
    const { config } = found;
    const settings = this.#settingsFor(uri, config);
    const analysis: Analysis = {
      document,
      version,
      generation,
      id: `${generation}:${++this.#count}`,
      state: "checked",
      detail: "",
      readings: [],
      failures: [],
      options: { ...formatOptions(config, uri), include: files.includeFor?.(uri) },
      settings,
      config: config.path,
      ownTemplates: Object.keys(config.templates),
    };
    const format = await formatOf(document);
    const isEnabled = editor.enable === "on" || (editor.enable === "configured" && config.names(uri));
    if (!format || !isEnabled || !isWanted(config, uri) || (await files.isIgnored(uri).catch(() => false)))
      return { ...analysis, state: "off" };
    if (!found.ready) return { ...analysis, state: "held", detail: String(found.error) };
    try {
      const isDone = await this.#read(analysis, format, found.ready);
      return isDone ? analysis : undefined;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#session.connection.console.error(
        `A text could not be checked: ${error instanceof Error ? error.stack : error}`,
      );
      return { ...analysis, state: "failed", detail };
    }
  }

  #settingsFor(uri: string, config: LoadedConfig): Settings {
    const { settings: editor } = this.#session;
    const known = this.#settings.get(uri);
    if (known?.config === config && known.editor === editor) return known.settings;
    const settings = withEditor(config.settingsFor(uri), editor);
    this.#settings.set(uri, { config, editor, settings });
    return settings;
  }

  /** Returns false where the file has changed meanwhile. */
  async #read(analysis: Analysis, format: Format, { linter }: ReadyConfig): Promise<boolean> {
    const { document, settings, version, generation, readings, failures } = analysis;
    const memory = this.#memories.get(document) ?? createMemory();
    this.#memories.set(document, memory);
    const isCurrent = () => document.version === version && this.#generation === generation;
    // A long text waits for the keys that were hit meanwhile.
    if (document.getText().length > LONG && !(await nextTurn().then(isCurrent))) return false;
    const lowest = severities.indexOf(this.#session.settings.minimumSeverity);
    const sources = [];
    for (const record of format.read(document.getText(), { ...analysis.options, memory })) {
      if (record instanceof UserError) failures.push(record);
      else sources.push(record);
    }
    // A text alone has nothing to be compared with.
    const set = sources.length > 1 ? new DocumentSet() : undefined;
    if (set) for (const source of sources) linter.survey(source, settings, set);
    let turn = performance.now();
    for (const source of sources) {
      const result = await linter.lint(source, settings, set, memory);
      const problems = result.problems.filter(({ severity }) => severities.indexOf(severity) <= lowest);
      readings.push({ source, result: { ...result, problems } } satisfies Reading);
      if (performance.now() - turn < TURN) continue;
      if (!(await nextTurn().then(isCurrent))) return false;
      turn = performance.now();
    }
    return true;
  }
}

/** Lets the editor's other messages in. */
function nextTurn(): Promise<void> {
  // A worker of a browser has no turn without a clock.
  return new Promise((resolve) => (globalThis.setImmediate ?? setTimeout)(resolve));
}

/** What a promise gives, unless the one who waits for it does not want to know any more. */
function unlessCancelled<T>(promise: Promise<T>, token: CancellationToken | undefined): Promise<T> {
  if (!token) return promise;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled"));
    if (token.isCancellationRequested) return cancel();
    const listening = token.onCancellationRequested(cancel);
    promise.then(resolve, reject).finally(() => listening.dispose());
  });
}

/** The settings of a text, where they leave something open with what the editor says. */
function withEditor(settings: Settings, { locale, kind }: EditorSettings): Settings {
  return {
    ...settings,
    locale: settings.locale === "auto" ? locale : settings.locale,
    kind: settings.kind === "auto" ? kind : settings.kind,
  };
}
