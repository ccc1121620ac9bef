import { createLinter, type Linter } from "../core/lint.ts";
import { readPackSource } from "../core/pack-source.ts";
import type { OutlineWords } from "../core/structure/words.ts";
import type { Language } from "../core/text/language.ts";
import { content } from "../generated/content.ts";
import { compileOwnRules } from "./own-rules.ts";

/** A company's own rule file: `docs/patterns.md`, "A pack of your own". */
export interface PackFile {
  /** Named in errors. */
  path: string;
  text: string;
}

/** The severities, kinds and options of all rules, by id. */
export const rules = content.rules;

/**
 * A linter with all our rules, and the packs that are given.
 * @throws {UserError} with file, line and column for the first mistake in a pack.
 */
export async function createTactful(files: readonly PackFile[] = []): Promise<Linter> {
  const { packs, errors } = await compileOwnRules(files.map(({ path, text }) => readPackSource(path, text, "own")));
  if (errors[0]) throw errors[0];
  return createLinter(content, packs);
}

/** How the parts of an outline are called in a language, what to write for each, and a ready sentence. */
export async function outlineWords(language: Language): Promise<OutlineWords> {
  const { pack } = await content.loadLanguage(language);
  if (!pack.outline) throw new RangeError(`rules/outline/${language}.yml is missing`);
  return pack.outline;
}
