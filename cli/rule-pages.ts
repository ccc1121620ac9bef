import { join } from "node:path";
import type { Kind } from "../core/document.ts";
import type { UserError } from "../core/errors.ts";
import type { PackSource } from "../core/pack-source.ts";
import type { OptionSchema, Rule } from "../core/rule.ts";
import { type Language, languages } from "../core/text/language.ts";
import type { Arguments } from "./arguments.ts";
import { type CommandContext, configFinder } from "./commands/context.ts";
import type { RuleDoc } from "./services.ts";

/** All that can be told of a rule, be it ours or a company's own. */
export interface RulePage extends RuleDoc {
  id: string;
  severity: string;
  kinds: readonly string[];
  languages: readonly Language[];
  url: string;
  options: Record<string, OptionSchema>;
}

/** Our rules in the order of their names, then those of the working folder's configuration; with what is wrong in it. */
export async function rulePages(
  args: Arguments,
  context: CommandContext,
): Promise<{ pages: RulePage[]; errors: UserError[] }> {
  const config = await configFinder(args, context)(join(context.io.cwd, "any"));
  const own = [...new Set(config.packs.map(({ rule }) => rule ?? ""))].sort();
  const pages = [
    ...(await ourPages(context)),
    ...own.map((id) =>
      ownPage(
        id,
        config.packs.filter(({ rule }) => rule === id),
      ),
    ),
  ];
  return { pages, errors: config.errors };
}

/** What a page holds in the reader's language, else in English. */
export function readmeOf(page: RulePage, locale: Language): string {
  return page.readme[locale] || page.readme.en;
}

async function ourPages({ services }: CommandContext): Promise<RulePage[]> {
  const [rules, docs, languagesOf] = await Promise.all([services.rules(), services.docs(), services.ruleLanguages()]);
  return Promise.all(
    Object.keys(rules)
      .sort()
      .map(async (id) => {
        const { severity, kinds, options = {} } = rules[id] as Rule;
        const { readme, examples } = docs[id] ?? { readme: byLanguage(() => ""), examples: byLanguage(() => []) };
        return {
          id,
          severity,
          kinds,
          options,
          readme,
          examples,
          languages: languagesOf[id] ?? [],
          url: await services.ruleUrl(id),
        };
      }),
  );
}

/** A company writes no page: what its packs say makes one. */
function ownPage(id: string, packs: readonly PackSource[]): RulePage {
  const of = (language: Language) => packs.filter((pack) => pack.language === language);
  const any = packs[0];
  const readmeIn = (language: Language) => (of(language)[0] ? `# ${id}\n\n${paragraphs(of(language)[0])}` : "");
  return {
    id,
    severity: any?.severity ?? "warning",
    kinds: (any?.kinds ?? []) as Kind[],
    languages: languages.filter((language) => of(language).length > 0),
    url: any?.url ?? "",
    options: {},
    readme: byLanguage((language) => readmeIn(language) || `# ${id}\n\n${paragraphs(any)}`),
    examples: byLanguage((language) =>
      of(language).flatMap(({ phrases }) =>
        phrases.map(({ bad, good, suggest }) => ({ bad: bad[0]?.text ?? "", good: suggest[0] ?? good[0]?.text ?? "" })),
      ),
    ),
  };
}

function paragraphs(pack: PackSource | undefined): string {
  return [pack?.message.replaceAll("{actual}", "…"), pack?.why].filter(Boolean).join("\n\n");
}

function byLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return { ru: make("ru"), en: make("en"), uk: make("uk") };
}
