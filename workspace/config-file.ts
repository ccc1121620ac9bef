import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import type { Config, ParsedConfig } from "../core/config.ts";
import { UserError } from "../core/errors.ts";
import type { TableColumns } from "../core/formats/format.ts";
import type { PackSource } from "../core/pack-source.ts";
import type { Rule } from "../core/rule.ts";
import { defaultSettings, type Settings } from "../core/settings.ts";
import { readPacks } from "./packs.ts";
import { isInside, nearestWith, shownPath, withSlashes, workspaceRoot } from "./paths.ts";
import { readTextFile } from "./read-file.ts";

export const configFileName = "tactful.json";

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
  /** @param file An absolute path. */
  settingsFor(file: string): Settings;
  /** How the globs of `files` name a file; where there is no configuration, how those of one at hand would. */
  globName(file: string): string;
}

export interface ConfigOptions {
  /** Absolute. */
  cwd: string;
  /** The known rules; asked for only when there is a configuration to check. */
  rules(): Promise<Record<string, Rule>>;
  /** The one configuration file for everything, instead of the nearest ones; from `cwd`, as its globs are. */
  configPath?: string | undefined;
  /** Whether to leave all configuration files alone. */
  noConfig?: boolean;
}

/** Finds the configuration of a file; absolute path in. */
export type ConfigFor = (file: string) => Promise<LoadedConfig>;

/** Finds and reads configuration files, each once. */
export function createConfigFinder(options: ConfigOptions): ConfigFor {
  const byFolder = new Map<string, string | undefined>();
  const byPath = new Map<string, Promise<LoadedConfig>>();
  const none: LoadedConfig = {
    errors: [],
    packs: [],
    columns: {},
    templates: {},
    settingsFor: () => defaultSettings,
    globName: (file) => withSlashes(isInside(options.cwd, file) ? relative(options.cwd, file) : basename(file)),
  };
  const given = options.configPath === undefined ? undefined : resolve(options.cwd, options.configPath);

  return async (file) => {
    const path = options.noConfig ? undefined : (given ?? nearestConfig(dirname(file)));
    if (path === undefined) return none;
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const loading = loadConfig(path, given === undefined ? dirname(path) : options.cwd, options);
    byPath.set(path, loading);
    return loading;
  };

  function nearestConfig(folder: string): string | undefined {
    if (!byFolder.has(folder)) {
      const found = nearestWith(folder, configFileName);
      byFolder.set(folder, found === undefined ? undefined : resolve(found, configFileName));
    }
    return byFolder.get(folder);
  }
}

/** @param globFolder The folder that the globs of `files` are from. */
async function loadConfig(path: string, globFolder: string, options: ConfigOptions): Promise<LoadedConfig> {
  const { mergeConfigs, settingsResolver, unknownRules } = await import("../core/config.ts");
  const rules = await options.rules();
  const errors: UserError[] = [];
  let config: Config = {};
  let packs: PackSource[] = [];
  try {
    const layers = await readLayers(path, [], rules, options.cwd);
    errors.push(...layers.flatMap((layer) => layer.parsed.errors));
    if (errors.length === 0) {
      for (const layer of layers) packs.push(...(await readPacks(layer.path, layer.parsed, options.cwd)));
      const known = [...Object.keys(rules), ...packs.flatMap(({ rule }) => rule ?? [])];
      errors.push(...layers.flatMap((layer) => unknownRules(layer.parsed, known)));
      if (errors.length === 0) config = mergeConfigs(layers.map((layer) => layer.parsed.config));
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    errors.push(error);
  }
  if (errors.length > 0) packs = [];
  const resolver = settingsResolver(config);
  const globName = (file: string) => withSlashes(relative(globFolder, file));
  return {
    path: shownPath(path, options.cwd),
    errors,
    packs,
    columns: config.table?.columns ?? {},
    templates: config.templates ?? {},
    settingsFor: (file) => resolver(globName(file)),
    globName,
  };
}

interface Layer {
  path: string;
  parsed: ParsedConfig;
}

/** A configuration file after all that it extends. `trail` holds the files that led here. */
async function readLayers(
  path: string,
  trail: readonly string[],
  rules: Record<string, Rule>,
  cwd: string,
): Promise<Layer[]> {
  const { parseConfig, presets } = await import("../core/config.ts");
  const { didYouMean } = await import("../core/did-you-mean.ts");
  const parsed = parseConfig(await readTextFile(path, shownPath(path, cwd)), shownPath(path, cwd), rules);
  const layers: Layer[] = [];
  for (const [index, name] of (parsed.config.extends ?? []).entries()) {
    const place = parsed.placeOf(["extends", index]);
    if (Object.hasOwn(presets, name)) {
      const preset: ParsedConfig = { path: name, config: presets[name]!, errors: [], placeOf: () => place };
      layers.push({ path, parsed: preset });
    } else if (/^[\w-]{2,}:/.test(name)) {
      throw new UserError(`There is no preset ${JSON.stringify(name)}`, didYouMean(name, Object.keys(presets)), place);
    } else {
      const base = extendedPath(path, name, place, cwd);
      if (base === path || trail.includes(base)) {
        const circle = [...trail, path, base].map((file) => shownPath(file, cwd)).join(" → ");
        throw new UserError(`"extends" goes in a circle: ${circle}`, "Remove one of the links", place);
      }
      layers.push(...(await readLayers(base, [...trail, path], rules, cwd)));
    }
  }
  return [...layers, { path, parsed }];
}

/** The file that `extends` names. It must lie in the same checkout, so that none can read other files of the machine. */
function extendedPath(path: string, name: string, place: UserError["place"], cwd: string): string {
  const base = resolve(dirname(path), name);
  if (!isAbsolute(name) && !existsSync(base)) {
    const problem = `There is no file ${JSON.stringify(name)} to extend`;
    throw new UserError(problem, "Check the path; it is from the folder of this file", place);
  }
  const root = realpathSync(workspaceRoot(isInside(cwd, path) ? cwd : dirname(path)));
  if (isAbsolute(name) || !isInside(root, realpathSync(base))) {
    throw new UserError(`${JSON.stringify(name)} is outside the workspace`, "Use a relative path within it", place);
  }
  return base;
}
