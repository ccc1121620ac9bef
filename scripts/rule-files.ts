import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LineCounter, parseDocument } from "yaml";
import { UserError } from "../core/errors.ts";
import type { ClassSource, Lexicon } from "../core/match/lexicon.ts";
import { type PackSource, type Placed, readPackSource } from "../core/pack-source.ts";
import { type Context, contexts } from "../core/rule.ts";
import type { SignalFamily } from "../core/signals.ts";
import { type ModelData, type PackedModel, packModel } from "../core/structure/linear-model.ts";
import type { StructureData } from "../core/structure/models.ts";
import type { OutlineWords } from "../core/structure/words.ts";
import { type Language, languages } from "../core/text/language.ts";
import { wordsOfList } from "./word-lists.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));
const rulesFolder = join(root, "rules");

/** Files of a language's lexicon that hold no word classes. */
const notClasses = ["names.yml", "contexts.yml"];

/** The ids of all rules: their folders' names; a slash stands for a deeper folder. */
export function ruleIds(): string[] {
  return readdirSync(rulesFolder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith("/rule.ts"))
    .map((path) => path.slice(0, -"/rule.ts".length))
    .sort();
}

/** A rule's pack in a language, or undefined where it has none. */
export function readRulePack(rule: string, language: Language): PackSource | undefined {
  return readPack(rule, language, "rule");
}

/** A family of signals in a language; see `core/signals.ts`. */
export function readSignals(family: SignalFamily, language: Language): PackSource | undefined {
  return readPack(family, language, "signals");
}

function readPack(folder: string, language: Language, type: "rule" | "signals"): PackSource | undefined {
  const path = join(rulesFolder, folder, `${language}.yml`);
  if (!existsSync(path)) return undefined;
  return readPackSource(`rules/${folder}/${language}.yml`, readFileSync(path, "utf8"), type);
}

/** A rule's page in a language. */
export function readRulePage(rule: string, language: Language): string | undefined {
  const path = join(rulesFolder, rule, language === "en" ? "README.md" : `README.${language}.md`);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

export function readFormTable(language: Language): string {
  return readFileSync(join(rulesFolder, "lexicon", "forms", `${language}.txt`), "utf8");
}

/** How the parts of an outline are called in a language. */
export function readOutlineWords(language: Language): OutlineWords | undefined {
  const path = join(rulesFolder, "outline", `${language}.yml`);
  return existsSync(path) ? (parseDocument(readFileSync(path, "utf8")).toJS() as OutlineWords) : undefined;
}

/** The models of the outline, without what they know of other languages' words. */
export function readModels(language: Language): StructureData {
  const others = languages.filter((other) => other !== language);
  const read = (name: string): PackedModel => {
    const [head = "{}", ...lines] = readFileSync(join(rulesFolder, "outline", `${name}.txt`), "utf8").split("\n");
    const own = lines.filter((line) => !others.some((other) => line.slice(1).startsWith(`:${other}:`)));
    return packModel({ ...(JSON.parse(head) as Omit<ModelData, "features">), features: own.join("\n") });
  };
  return {
    sentences: read("sentences"),
    contexts: read("contexts"),
    kinds: read("kinds"),
    moods: read("moods"),
    answers: read("answers"),
  };
}

/** All word classes of a language, and where each is. A class that stands twice is an error. */
export function readLexicon(language: Language): {
  lexicon: Lexicon;
  places: Map<string, { path: string; line: number }>;
} {
  const lexicon: Record<string, ClassSource> = {};
  const places = new Map<string, { path: string; line: number }>();
  for (const { path, entries } of lexiconFiles(language)) {
    for (const { key, line, value } of entries) {
      const first = places.get(key);
      if (first)
        throw new UserError(`the class "${key}" stands in ${first.path}:${first.line} already`, "Rename or merge it", {
          path,
          line,
        });
      places.set(key, { path, line });
      lexicon[key] = readClass(value, { path, line });
    }
  }
  return { lexicon, places };
}

/** The names of a language with their short and pet forms: `rules/lexicon/<language>/names.yml`. */
export function readNames(language: Language): Record<string, { short?: string[]; pet?: string[] }> {
  const path = join(rulesFolder, "lexicon", language, "names.yml");
  return existsSync(path) ? (parseDocument(readFileSync(path, "utf8")).toJS() ?? {}) : {};
}

/** The cue patterns of a language, by context. */
export function readCues(language: Language): Partial<Record<Context, Placed[]>> {
  const path = join(rulesFolder, "lexicon", language, "contexts.yml");
  if (!existsSync(path)) return {};
  const cues: Partial<Record<Context, Placed[]>> = {};
  for (const { key, line, value } of readEntries(path)) {
    if (!(contexts as readonly string[]).includes(key)) {
      throw new UserError(`unknown context "${key}"`, `Use one of: ${contexts.join(", ")}`, { path, line });
    }
    cues[key as Context] = (value as string[]).map((text) => ({ text, line, column: 1 }));
  }
  return cues;
}

/** YAML makes numbers and nulls of some words; numbers are meant, nulls are not. */
function readClass(value: unknown, place: { path: string; line: number }): ClassSource {
  if (Array.isArray(value)) return value.map((item) => readMember(item, place));
  if (typeof value !== "object" || value === null)
    throw new UserError("a class is a list, or a mapping", "Write `- member` lines", place);
  if ("lists" in value || "common-to" in value) return readListedClass(value as ListedClass, place);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      Array.isArray(part) ? part.map((item) => readMember(item, place)) : part,
    ]),
  );
}

interface ListedClass {
  lists?: string[];
  "common-to"?: string[];
  members?: string[];
  stop?: string[];
}

/** A class out of lists that others keep: words of any of `lists`, and words that all of `common-to` have; but for `stop`. */
function readListedClass(value: ListedClass, place: { path: string; line: number }): ClassSource {
  const any = (value.lists ?? []).flatMap((name) => wordsOfList(name, place));
  const [first = [], ...others] = (value["common-to"] ?? []).map((name) => wordsOfList(name, place));
  const common = first.filter((word) => others.every((list) => list.includes(word)));
  const stop = new Set(value.stop);
  const words = [...any, ...common].filter((word) => !stop.has(word));
  const prefixes = words.filter((word) => word.includes("*")).map((word) => word.replaceAll("*", ""));
  return {
    members: [...words.filter((word) => !word.includes("*")), ...(value.members ?? [])],
    ...(prefixes.length > 0 ? { prefixes, stop: [...stop] } : {}),
  };
}

function readMember(item: unknown, place: { path: string; line: number }): string {
  if (typeof item === "string" || typeof item === "number") return String(item);
  throw new UserError(
    `the class has a member that is no word: ${JSON.stringify(item)}`,
    'Put it into "double quotes"',
    place,
  );
}

interface Entry {
  key: string;
  line: number;
  value: unknown;
}

function* lexiconFiles(language: Language): Generator<{ path: string; entries: Entry[] }> {
  const folder = join(rulesFolder, "lexicon", language);
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".yml") || notClasses.includes(file)) continue;
    yield { path: `rules/lexicon/${language}/${file}`, entries: readEntries(join(folder, file)) };
  }
}

function readEntries(path: string): Entry[] {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const where = path.slice(root.length);
    throw new UserError(error.message.split(" at line")[0] as string, "Mend the YAML", {
      path: where,
      line,
      column: col,
    });
  }
  const items = (document.contents as { items?: { key: { value: string; range: [number] } }[] } | null)?.items ?? [];
  const values = document.toJS() as Record<string, unknown>;
  return items.map(({ key }) => ({ key: key.value, line: lines.linePos(key.range[0]).line, value: values[key.value] }));
}
