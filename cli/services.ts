import type { UserError } from "../core/errors.ts";
import type { Format } from "../core/formats/format.ts";
import type { Linter } from "../core/lint.ts";
import type { PackSource } from "../core/pack-source.ts";
import type { Rule } from "../core/rule.ts";
import type { OutlineWords } from "../core/structure/words.ts";
import { type Language, languages } from "../core/text/language.ts";

/** What is written about a rule. */
export interface RuleDoc {
  /** The rule's page, Markdown; empty where it is not written in the language. */
  readme: Record<Language, string>;
  /** From its packs: what it finds, and the same said well. */
  examples: Record<Language, { bad: string; good: string }[]>;
}

/** The rest of the program, loaded when it is needed; tests put their own in its place. */
export interface Services {
  rules(): Promise<Readonly<Record<string, Rule>>>;
  ruleUrl(rule: string): Promise<string>;
  docs(): Promise<Record<string, RuleDoc>>;
  /** The languages that each rule has words for. */
  ruleLanguages(): Promise<Record<string, Language[]>>;
  /** How the parts of texts are called in a language; undefined where nobody has written it yet. */
  outlineWords(language: Language): Promise<OutlineWords | undefined>;
  /** A linter with our rules and a company's own. */
  createLinter(packs: readonly PackSource[]): Promise<{ linter: Linter; errors: UserError[] }>;
  /** What folders are searched for. */
  extensions(): Promise<readonly string[]>;
  formatFor(path: string): Promise<Format>;
  /** A run with a file of so many bytes is checked in a thread; starting one costs more than checking smaller ones. */
  largeFile: number;
  /** A run is shared out where each thread has so many bytes to check at least; with less it is over before they are ready. */
  bytesPerThread: number;
  /** A table of so many bytes is never held as a whole. */
  largeTable: number;
}

export const services: Services = {
  rules: async () => (await import("../generated/rules.ts")).rules,
  ruleUrl: async (rule) => (await import("../generated/content.ts")).content.ruleUrl(rule),
  docs: async () => (await import("../generated/docs.ts")).docs,
  ruleLanguages,
  outlineWords: async (language) => {
    const { content } = await import("../generated/content.ts");
    return (await content.loadLanguage(language)).pack.outline;
  },
  createLinter: createFullLinter,
  extensions: async () => (await import("../core/formats/detect.ts")).extensions,
  largeFile: 256_000,
  bytesPerThread: 4_000_000,
  largeTable: 8_000_000,
  formatFor: async (path) => (await import("../core/formats/detect.ts")).formatFor(path),
};

async function ruleLanguages(): Promise<Record<string, Language[]>> {
  const { content } = await import("../generated/content.ts");
  const packs = await Promise.all(languages.map((language) => content.loadLanguage(language)));
  const has = (rule: string) => languages.filter((_, index) => Object.hasOwn(packs[index]?.pack.words ?? {}, rule));
  return Object.fromEntries(Object.keys(content.rules).map((rule) => [rule, has(rule)]));
}

async function createFullLinter(sources: readonly PackSource[]): Promise<{ linter: Linter; errors: UserError[] }> {
  const [{ createLinter }, { content }] = await Promise.all([
    import("../core/lint.ts"),
    import("../generated/content.ts"),
  ]);
  if (sources.length === 0) return { linter: createLinter(content), errors: [] };
  const { compileOwnRules } = await import("../rules/own-rules.ts");
  const { packs, errors } = await compileOwnRules(sources);
  return { linter: createLinter(content, packs), errors };
}

/** The same, where linters are made once for all runs: rules and words do not change. */
export function withLastingLinters(services: Services): Services {
  let plain: ReturnType<Services["createLinter"]> | undefined;
  const own = new WeakMap<readonly PackSource[], ReturnType<Services["createLinter"]>>();
  return {
    ...services,
    createLinter: (packs) => {
      if (packs.length === 0) {
        plain ??= services.createLinter(packs);
        return plain;
      }
      const known = own.get(packs) ?? services.createLinter(packs);
      own.set(packs, known);
      return known;
    },
  };
}
