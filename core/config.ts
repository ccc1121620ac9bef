import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { configSchema } from "./config-schema.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Kind } from "./document.ts";
import { type FilePlace, UserError } from "./errors.ts";
import type { TableColumns } from "./formats/format.ts";
import { checkGlob } from "./glob-check.ts";
import { pathMatcher } from "./globs.ts";
import { checkJson, type JsonPath } from "./json-check.ts";
import { isTooDeep } from "./nesting.ts";
import type { Severity } from "./problem.ts";
import type { Business, Rule, RuleOptions } from "./rule.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import type { Language } from "./text/language.ts";
import { indexLines } from "./text/lines.ts";

export type RuleLevel = Severity | "off";

/** A rule's value: how much it matters, alone or with its options. */
export type RuleValue = RuleLevel | [RuleLevel] | [RuleLevel, RuleOptions];

/** What may be set for all texts, and again for some of the files. */
export interface TextSettings {
  language?: Language | "auto";
  locale?: Language | "auto";
  kind?: Kind | "auto";
  platform?: string;
  template?: string;
  /** How the brand addresses its readers. */
  address?: "vy" | "ty";
  /** Whether the second reader speaks. */
  reader?: "off" | "on";
  rules?: Record<string, RuleValue>;
}

export interface FilesEntry extends TextSettings {
  include: string[];
  exclude?: string[];
  /** Of JSON and YAML: globs of the keys that hold texts. */
  strings?: string[];
}

/** What `tactful.json` holds. */
export interface Config extends TextSettings {
  $schema?: string;
  extends?: string[];
  files?: FilesEntry[];
  packs?: string[];
  table?: { columns?: TableColumns };
  business?: Partial<Business>;
  templates?: Record<string, string[]>;
}

/** A configuration file, read. Where `errors` is not empty, `config` is. */
export interface ParsedConfig {
  path: string;
  config: Config;
  errors: UserError[];
  /** Where a value stands in the file, such as `["packs", 0]`; the nearest thing that exists. */
  placeOf(path: JsonPath): FilePlace;
}

/** What `extends` can name beside paths. The rules' own defaults are what is recommended. */
export const presets: Record<string, Config> = { "tactful:recommended": {} };

/**
 * Reads a `tactful.json`: JSON with comments and trailing commas.
 * Rules with a slash that are not known may come from packs: see `unknownRules`.
 * @param path Where it is, for messages.
 */
export function parseConfig(text: string, path: string, rules: Record<string, Rule>): ParsedConfig {
  if (isTooDeep(text)) {
    const error = new UserError("This is nested too deeply", "A configuration has a few levels", { path, line: 1 });
    return { path, config: {}, errors: [error], placeOf: () => ({ path }) };
  }
  const syntaxErrors: ParseError[] = [];
  const tree = parseTree(text, syntaxErrors, { allowTrailingComma: true });
  const lines = indexLines(text);
  const at = (offset: number): FilePlace => ({ path, ...lines.at(offset) });
  const placeOf = (jsonPath: JsonPath): FilePlace => at(tree === undefined ? 0 : nearestNode(tree, jsonPath).offset);
  const failed = (errors: UserError[]): ParsedConfig => ({ path, config: {}, errors, placeOf });

  const [syntaxError] = syntaxErrors;
  if (syntaxError !== undefined || tree === undefined) {
    const code = syntaxError === undefined ? "ValueExpected" : printParseErrorCode(syntaxError.error);
    return failed([new UserError(`This is not JSON: ${inWords(code)}`, "", at(syntaxError?.offset ?? 0))]);
  }
  const errors = [...checkJson(tree, configSchema(rules), nounOfKeys)].map(
    (fault) => new UserError(fault.problem, fault.remedy, at(fault.offset)),
  );
  if (errors.length > 0) return failed(errors);
  const config = getNodeValue(tree) as Config;
  errors.push(...wrongGlobs(config, placeOf));
  return errors.length > 0 ? failed(errors) : { path, config, errors, placeOf };
}

function wrongGlobs({ packs = [], files = [] }: Config, placeOf: ParsedConfig["placeOf"]): UserError[] {
  const lists: [JsonPath, readonly string[]][] = [
    [["packs"], packs],
    ...files.flatMap(({ include, exclude = [], strings = [] }, index): [JsonPath, readonly string[]][] => [
      [["files", index, "strings"], strings.map((key) => key.replace(/^!/, ""))],
      [["files", index, "include"], include],
      [["files", index, "exclude"], exclude],
    ]),
  ];
  return lists.flatMap(([path, globs]) =>
    globs.flatMap((glob, index) => {
      try {
        checkGlob(glob);
        return [];
      } catch (error) {
        return [(error as UserError).at(placeOf([...path, index]))];
      }
    }),
  );
}

/** Errors for the rules that a configuration names although neither we nor its packs have them. */
export function unknownRules(parsed: ParsedConfig, known: readonly string[]): UserError[] {
  const tables: JsonPath[] = [["rules"], ...(parsed.config.files ?? []).map((_, index) => ["files", index, "rules"])];
  return tables.flatMap((table) => {
    const rules = table.length === 1 ? parsed.config.rules : parsed.config.files?.[Number(table[1])]?.rules;
    return Object.keys(rules ?? {})
      .filter((id) => !known.includes(id))
      .map((id) => {
        const remedy = didYouMean(id, known, "None of the packs has it");
        return new UserError(`Unknown rule ${JSON.stringify(id)}`, remedy, parsed.placeOf([...table, id]));
      });
  });
}

/**
 * One configuration out of several, the last winning: rules, columns and the like key by key, lists of `files` and
 * `packs` one after the other, other lists as a whole.
 */
export function mergeConfigs(layers: readonly Config[]): Config {
  return layers.reduce(mergeTwo, {});
}

function mergeTwo(base: Config, over: Config): Config {
  const merged: Config = { ...base, ...over };
  if (base.files && over.files) merged.files = [...base.files, ...over.files];
  if (base.packs && over.packs) merged.packs = [...base.packs, ...over.packs];
  if (base.rules && over.rules) merged.rules = { ...base.rules, ...over.rules };
  if (base.templates && over.templates) merged.templates = { ...base.templates, ...over.templates };
  if (base.business && over.business) merged.business = { ...base.business, ...over.business };
  if (base.table && over.table) merged.table = { columns: { ...base.table.columns, ...over.table.columns } };
  return merged;
}

/** What a configuration says of files, which are named from its folder, with `/`. */
export interface SettingsResolver {
  settingsFor(relativePath: string): Settings;
  /** The keys of a data file that hold texts; undefined where nothing says so. */
  stringsOf(relativePath: string): readonly string[] | undefined;
  /** Whether an entry of `files` is for the file. */
  names(relativePath: string): boolean;
}

/** Compiles a configuration into what it says of each file. */
export function settingsResolver(config: Config): SettingsResolver {
  const base = applyTextSettings(
    {
      ...defaultSettings,
      business: { ...defaultSettings.business, ...config.business },
      templates: config.templates ?? {},
    },
    config,
  );
  const entries = (config.files ?? []).map((entry) => ({ entry, fits: pathMatcher(entry.include, entry.exclude) }));
  return {
    settingsFor(relativePath) {
      const path = relativePath.normalize("NFC");
      return entries.reduce(
        (settings, { entry, fits }) => (fits(path) ? applyTextSettings(settings, entry) : settings),
        base,
      );
    },
    stringsOf(relativePath) {
      const path = relativePath.normalize("NFC");
      return entries.findLast(({ entry, fits }) => entry.strings && fits(path))?.entry.strings;
    },
    names(relativePath) {
      const path = relativePath.normalize("NFC");
      return entries.some(({ fits }) => fits(path));
    },
  };
}

function applyTextSettings(settings: Settings, over: TextSettings): Settings {
  const { language, locale, kind, platform, template, address, reader } = over;
  return {
    ...settings,
    ...(language && { language }),
    ...(locale && { locale }),
    ...(kind && { kind }),
    ...(platform && { platform }),
    ...(template && { template }),
    ...(address && { address }),
    ...(reader && { reader }),
    rules: applyRules(settings.rules, over.rules ?? {}),
  };
}

function applyRules(rules: Settings["rules"], over: Record<string, RuleValue>): Settings["rules"] {
  const merged = { ...rules };
  for (const [id, value] of Object.entries(over)) {
    const [severity, options] = typeof value === "string" ? [value] : value;
    // A severity alone keeps the options that were given before.
    merged[id] = { severity, options: options ?? merged[id]?.options ?? {} };
  }
  return merged;
}

function nounOfKeys(path: JsonPath): string {
  if (path.at(-1) === "rules") return "rule";
  return path.at(-3) === "rules" ? "option" : "key";
}

/** The node at a path, or the nearest one above it that exists. A property is meant by its key. */
function nearestNode(root: Node, path: JsonPath): Node {
  let place = root;
  let node: Node | undefined = root;
  for (const part of path) {
    if (typeof part === "number") {
      node = node?.children?.[part];
      if (node !== undefined) place = node;
    } else {
      const property: Node | undefined = node?.children?.find((child) => child.children?.[0]?.value === part);
      if (property?.children?.[0] !== undefined) place = property.children[0];
      node = property?.children?.[1];
    }
    if (node === undefined) break;
  }
  return place;
}

/** `CommaExpected` → "comma expected". */
function inWords(code: string): string {
  return code.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
