import {
  type Config,
  mergeConfigs,
  type ParsedConfig,
  parseConfig,
  presets,
  settingsResolver,
  unknownRules,
} from "./config.ts";
import { didYouMean } from "./did-you-mean.ts";
import { type FilePlace, UserError } from "./errors.ts";
import type { LoadedConfig } from "./loaded-config.ts";
import type { PackSource } from "./pack-source.ts";
import type { Rule } from "./rule.ts";

/** Where configuration files lie: a disk, or what an editor reads for us. Files are named as the place names them. */
export interface ConfigPlace {
  /** @throws {UserError} where it cannot be read. */
  read(file: string): Promise<string>;
  /** A file as messages should show it. */
  shown(file: string): string;
  /**
   * The file that `extends` of another names.
   * @param at Where the name stands.
   * @throws {UserError} where there is none, or it lies outside the workspace.
   */
  extended(file: string, name: string, at: FilePlace): Promise<string>;
  /** The packs that a pattern names, from the configuration's own folder and below. */
  packs(file: string, pattern: string): Promise<string[]>;
}

/**
 * Reads a configuration file, what it extends, and its packs. What is wrong with them is in `errors`.
 * @param globName How the globs of its `files` name a file.
 */
export async function loadConfig(
  file: string,
  place: ConfigPlace,
  rules: Record<string, Rule>,
  globName: (file: string) => string,
): Promise<LoadedConfig> {
  const errors: UserError[] = [];
  let config: Config = {};
  let packs: PackSource[] = [];
  try {
    const layers = await readLayers(file, [], place, rules);
    errors.push(...layers.flatMap((layer) => layer.parsed.errors));
    if (errors.length === 0) {
      for (const layer of layers) packs.push(...(await readPacks(layer, place)));
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
  return {
    path: place.shown(file),
    errors,
    packs,
    columns: config.table?.columns ?? {},
    templates: config.templates ?? {},
    settingsFor: (text) => resolver.settingsFor(globName(text)),
    stringsOf: (text) => resolver.stringsOf(globName(text)),
    names: (text) => resolver.names(globName(text)),
    globName,
  };
}

interface Layer {
  file: string;
  parsed: ParsedConfig;
}

/** A configuration file after all that it extends. `trail` holds the files that led here. */
async function readLayers(
  file: string,
  trail: readonly string[],
  place: ConfigPlace,
  rules: Record<string, Rule>,
): Promise<Layer[]> {
  const parsed = parseConfig(await place.read(file), place.shown(file), rules);
  const layers: Layer[] = [];
  for (const [index, name] of (parsed.config.extends ?? []).entries()) {
    const at = parsed.placeOf(["extends", index]);
    if (Object.hasOwn(presets, name)) {
      const preset: ParsedConfig = { path: name, config: presets[name]!, errors: [], placeOf: () => at };
      layers.push({ file, parsed: preset });
    } else if (/^[\w-]{2,}:/.test(name)) {
      throw new UserError(`There is no preset ${JSON.stringify(name)}`, didYouMean(name, Object.keys(presets)), at);
    } else {
      const base = await place.extended(file, name, at);
      if (base === file || trail.includes(base)) {
        const circle = [...trail, file, base].map(place.shown).join(" → ");
        throw new UserError(`"extends" goes in a circle: ${circle}`, "Remove one of the links", at);
      }
      layers.push(...(await readLayers(base, [...trail, file], place, rules)));
    }
  }
  return [...layers, { file, parsed }];
}

/** @throws {UserError} for the first pack that is missing, lies elsewhere, or is not written as packs are. */
async function readPacks({ file, parsed }: Layer, place: ConfigPlace): Promise<PackSource[]> {
  if (parsed.config.packs === undefined) return [];
  const { readPackSource } = await import("./pack-source.ts");
  const packs = new Map<string, PackSource>();
  for (const [index, pattern] of parsed.config.packs.entries()) {
    const at = parsed.placeOf(["packs", index]);
    if (/^(?:[/\\]|[A-Za-z]:)/.test(pattern) || pattern.split(/[/\\]/).includes("..")) {
      const problem = `The pack ${JSON.stringify(pattern)} is outside the folder of this file`;
      throw new UserError(problem, "Move the pack next to it or below it", at);
    }
    const files = await place.packs(file, pattern);
    if (files.length === 0) {
      const problem = `There is no pack ${JSON.stringify(pattern)}`;
      throw new UserError(problem, "Check the path; it is from the folder of this file", at);
    }
    for (const pack of files) {
      if (!packs.has(pack)) packs.set(pack, readPackSource(place.shown(pack), await place.read(pack), "own"));
    }
  }
  return [...packs.values()];
}
