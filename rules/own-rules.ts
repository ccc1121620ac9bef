import { UserError } from "../core/errors.ts";
import type { CompiledPack } from "../core/pack.ts";
import { compilePack } from "../core/pack-compile.ts";
import type { PackSource } from "../core/pack-source.ts";
import { languages } from "../core/text/language.ts";
import { content, lexicons } from "../generated/content.ts";

/** Compiles the packs of a company, with our word forms and classes; one compiled pack for each of their languages. */
export async function compileOwnRules(
  sources: readonly PackSource[],
): Promise<{ packs: CompiledPack[]; errors: UserError[] }> {
  const packs: CompiledPack[] = [];
  const errors: UserError[] = [];
  for (const { rule = "", path } of sources) {
    if (!Object.hasOwn(content.rules, rule)) continue;
    errors.push(
      new UserError(`The name ${JSON.stringify(rule)} is a rule of Tactful`, "Choose another prefix", { path }),
    );
  }
  for (const language of languages) {
    const own = sources.filter((source) => source.language === language);
    if (own.length === 0) continue;
    const [{ forms }, { lexicon }] = await Promise.all([content.loadLanguage(language), lexicons[language]()]);
    const compiled = compilePack({
      language,
      lexicon,
      forms,
      cues: {},
      checkClasses: [],
      sources: own.map((source) => ({ rule: source.rule ?? "", source })),
    });
    packs.push(compiled.pack);
    errors.push(...compiled.errors);
  }
  return { packs, errors };
}
