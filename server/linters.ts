import type { UserError } from "../core/errors.ts";
import { createLinter, type Linter } from "../core/lint.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";
import { content } from "../generated/content.ts";

/** A configuration with the linter for it. */
export interface ReadyConfig {
  config: LoadedConfig;
  linter: Linter;
}

/** Makes the linters that configurations ask for: one for all that bring no rules of their own, else one for each. */
export class Linters {
  readonly #plain = createLinter(content);
  readonly #own = new WeakMap<LoadedConfig, Promise<ReadyConfig | UserError[]>>();
  /** The last configuration of each file that had no errors. */
  readonly #lastGood = new Map<string, ReadyConfig>();

  /** The linter of a configuration, or what is wrong with it. */
  async of(config: LoadedConfig): Promise<ReadyConfig | UserError[]> {
    const ready = this.#own.get(config) ?? this.#make(config);
    this.#own.set(config, ready);
    return ready;
  }

  /** What held before somebody began to change the file. */
  lastGood({ path }: LoadedConfig): ReadyConfig | undefined {
    return path === undefined ? undefined : this.#lastGood.get(path);
  }

  async #make(config: LoadedConfig): Promise<ReadyConfig | UserError[]> {
    if (config.errors.length > 0) return config.errors;
    const ready = { config, linter: this.#plain };
    if (config.packs.length > 0) {
      const { compileOwnRules } = await import("../rules/own-rules.ts");
      const { packs, errors } = await compileOwnRules(config.packs);
      if (errors.length > 0) return errors;
      ready.linter = createLinter(content, packs);
    }
    if (config.path !== undefined) this.#lastGood.set(config.path, ready);
    return ready;
  }
}
