import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import { type FilePlace, UserError } from "../core/errors.ts";
import type { ConfigPlace } from "../core/load-config.ts";
import { configFileName, type LoadedConfig, noConfig } from "../core/loaded-config.ts";
import type { Rule } from "../core/rule.ts";
import { refuseLinkOut } from "./links.ts";
import { findPacks } from "./packs.ts";
import { isInside, nearestWith, shownPath, withSlashes, workspaceRoot } from "./paths.ts";
import { readTextFile } from "./read-file.ts";

export interface ConfigOptions {
  /** Absolute. */
  cwd: string;
  /** The known rules; asked for only when there is a configuration to check. */
  rules(): Promise<Record<string, Rule>>;
  /** The one configuration file for everything, instead of the nearest ones; from `cwd`, as its globs are. */
  configPath?: string | undefined;
  /** Whether to leave all configuration files alone. */
  noConfig?: boolean;
  /** Reads a configuration file or a pack in the disk's place: an editor has texts that are not saved yet. */
  read?(path: string): string | undefined;
  /** How messages name a file; from `cwd` where absent. */
  shown?(path: string): string;
}

/** Finds the configuration of a file; absolute path in. */
export type ConfigFor = (file: string) => Promise<LoadedConfig>;

/** Finds and reads configuration files, each once. */
export function createConfigFinder(options: ConfigOptions): ConfigFor {
  const byFolder = new Map<string, string | undefined>();
  const byPath = new Map<string, Promise<LoadedConfig>>();
  const none = noConfig((file) =>
    withSlashes(isInside(options.cwd, file) ? relative(options.cwd, file) : basename(file)),
  );
  const given = options.configPath === undefined ? undefined : resolve(options.cwd, options.configPath);

  return async (file) => {
    const path = options.noConfig ? undefined : (given ?? nearestConfig(dirname(file)));
    if (path === undefined) return none;
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const loading = load(path, given === undefined ? dirname(path) : options.cwd);
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

  /** @param globFolder The folder that the globs of `files` are from. */
  async function load(path: string, globFolder: string): Promise<LoadedConfig> {
    const { loadConfig } = await import("../core/load-config.ts");
    return loadConfig(path, diskPlace(options), await options.rules(), (file) =>
      withSlashes(relative(globFolder, file)),
    );
  }
}

function diskPlace({ cwd, read, shown = (path) => shownPath(path, cwd) }: ConfigOptions): ConfigPlace {
  return {
    shown,
    read: async (path) => {
      refuseLinkOut(path, cwd, shown(path));
      return read?.(path) ?? readTextFile(path, shown(path));
    },
    extended: async (path, name, at) => extendedPath(path, name, at, cwd),
    packs: findPacks,
  };
}

/** The file that `extends` names. It must lie in the same checkout, so that none can read other files of the machine. */
function extendedPath(path: string, name: string, at: FilePlace, cwd: string): string {
  const base = resolve(dirname(path), name);
  if (!isAbsolute(name) && !existsSync(base)) {
    const problem = `There is no file ${JSON.stringify(name)} to extend`;
    throw new UserError(problem, "Check the path; it is from the folder of this file", at);
  }
  const root = realpathSync(workspaceRoot(isInside(cwd, path) ? cwd : dirname(path)));
  if (isAbsolute(name) || !isInside(root, realpathSync(base))) {
    throw new UserError(`${JSON.stringify(name)} is outside the workspace`, "Use a relative path within it", at);
  }
  return base;
}
