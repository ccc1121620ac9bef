import type { UserError } from "./errors.ts";
import { isDataFile } from "./formats/detect.ts";
import type { FormatOptions, TableColumns } from "./formats/format.ts";
import type { PackSource } from "./pack-source.ts";
import { defaultSettings, type Settings } from "./settings.ts";

/** The name of a configuration file. */
export const configFileName = "tactful.json";

/** The name of a file that leaves texts out. */
export const ignoreFileName = ".tactfulignore";

/** The name of a baseline: the problems that were there already, and are left for later. */
export const baselineFileName = "tactful-baseline.json";

/** A configuration that is ready for use. Files under the same one share the object. */
export interface LoadedConfig {
  /** The file, as messages should show it; undefined where there is none. */
  path?: string;
  /** What is wrong with it, in the order of its text. Where not empty, the rest is defaults. */
  errors: UserError[];
  /** The rules that it brings along. */
  packs: PackSource[];
  columns: TableColumns;
  templates: Record<string, string[]>;
  /** @param file An absolute path, or what the files of the place are named by. */
  settingsFor(file: string): Settings;
  /** The keys of a JSON or YAML file that hold texts, as globs; undefined where no entry of `files` says so. */
  stringsOf(file: string): readonly string[] | undefined;
  /** Whether an entry of `files` is for the file. */
  names(file: string): boolean;
  /** How the globs of `files` name a file; where there is no configuration, how those of one at hand would. */
  globName(file: string): string;
}

/** No configuration: the defaults. */
export function noConfig(globName: (file: string) => string): LoadedConfig {
  return {
    errors: [],
    packs: [],
    columns: {},
    templates: {},
    settingsFor: () => defaultSettings,
    stringsOf: () => undefined,
    names: () => false,
    globName,
  };
}

/** Whether a file that nobody named holds texts: data files do where the configuration names their keys. */
export function isWanted(config: LoadedConfig, file: string): boolean {
  return !isDataFile(file) || (!isOwnFile(file) && config.stringsOf(file) !== undefined);
}

/** Whether a file says something to Tactful, and nothing to customers. */
export function isOwnFile(file: string): boolean {
  const name = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  return name === configFileName || name === baselineFileName || name === ignoreFileName;
}

/** What the configuration says of how a file is read. */
export function formatOptions(config: LoadedConfig, file: string): FormatOptions {
  return { columns: config.columns, strings: config.stringsOf(file) };
}
