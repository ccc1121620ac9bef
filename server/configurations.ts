import type { Diagnostic } from "vscode-languageserver";
import { DiagnosticSeverity } from "vscode-languageserver";
import type { UserError } from "../core/errors.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";
import { Linters, type ReadyConfig } from "./linters.ts";
import type { Session } from "./session.ts";

/** The configuration of a text, and whether the text can be checked by it. */
export interface FoundConfig {
  config: LoadedConfig;
  /** Undefined where the file has an error, and always had since it was opened. */
  ready?: ReadyConfig;
  error?: UserError;
}

/** Finds configurations, and shows what is wrong with them in their own files. */
export class Configurations {
  readonly #session: Session;
  readonly #linters = new Linters();
  /** The files that show errors. */
  #shown = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Where a configuration has an error, what held before it was made goes on: it is mended in a moment. */
  async for(uri: string): Promise<FoundConfig> {
    const config = await this.#session.files.configFor(uri);
    const ready = await this.#linters.of(config);
    if (!Array.isArray(ready)) return { config, ready };
    this.#show(ready);
    const last = this.#linters.lastGood(config);
    return last ? { config: last.config, ready: last } : { config, error: ready[0] as UserError };
  }

  /** Forgets all configurations, and takes back what was said of them. */
  forget(): void {
    this.#session.files.forget();
    for (const uri of this.#shown) void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#shown = new Set();
  }

  #show(errors: readonly UserError[]): void {
    const places = new Set(errors.map(({ place }) => place.path ?? ""));
    for (const uri of places) {
      if (uri === "" || this.#shown.has(uri)) continue;
      this.#shown.add(uri);
      const own = errors.filter(({ place }) => place.path === uri);
      void this.#session.connection.sendDiagnostics({ uri, diagnostics: own.map(toDiagnostic) });
    }
  }
}

function toDiagnostic(error: UserError): Diagnostic {
  const { line = 1, column = 1 } = error.place;
  const position = { line: line - 1, character: column - 1 };
  return {
    range: { start: position, end: position },
    severity: DiagnosticSeverity.Error,
    source: "tactful",
    message: [error.message, error.remedy].filter(Boolean).join(". "),
  };
}
