import { UserError } from "../core/errors.ts";
import type { Linter } from "../core/lint.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";
import { templateNamed } from "../core/structure/templates.ts";
import type { CheckOptions, Overrides } from "./check-files.ts";
import type { Input } from "./inputs.ts";

/** What a file is checked by. */
export interface ReadyConfig {
  config: LoadedConfig;
  linter: Linter;
}

/** What is wrong with a configuration, whose files are left alone. */
export interface WrongConfig {
  config: LoadedConfig;
  errors: readonly UserError[];
}

/** Gets ready what a file is checked by; once for each configuration. */
export type ReadyFor = (input: Pick<Input, "path">) => Promise<ReadyConfig | WrongConfig>;

export function createReadyFor({
  configFor,
  overrides,
  services,
}: Pick<CheckOptions, "configFor" | "overrides" | "services">): ReadyFor {
  const ready = new Map<LoadedConfig, ReadyConfig | WrongConfig>();
  let plainLinter: Linter | undefined;

  return async (input) => {
    const config = await configFor(input.path);
    const prepared = ready.get(config) ?? (await prepare(config));
    ready.set(config, prepared);
    return prepared;
  };

  async function prepare(config: LoadedConfig): Promise<ReadyConfig | WrongConfig> {
    if (config.errors.length > 0) return { config, errors: config.errors };
    const wrong = unknownTemplate(config, overrides);
    if (wrong) return { config, errors: [wrong] };
    if (config.packs.length === 0 && plainLinter !== undefined) return { config, linter: plainLinter };
    const { linter, errors } = await services.createLinter(config.packs);
    if (errors.length > 0) return { config, errors };
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
