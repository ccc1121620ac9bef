/** Writes `generated/`: everything that follows from the rule folders. Never committed; run before build and tests. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { UserError } from "../core/errors.ts";
import { writeLanguage } from "../core/language-data.ts";
import { packForms } from "../core/match/forms.ts";
import type { CompiledPack } from "../core/pack.ts";
import { writeReader } from "../core/reader/data.ts";
import { type Language, languages } from "../core/text/language.ts";
import { compileLanguage } from "./compile-language.ts";
import { readReaderSource } from "./model/read-reader.ts";
import { readFormTable, readLexicon, readModels, readRulePack, readRulePage, root, ruleIds } from "./rule-files.ts";

const out = join(root, "generated");

function main(): void {
  const errors: unknown[] = [];
  const rules = ruleIds();
  mkdirSync(out, { recursive: true });
  for (const language of languages) {
    const compiled = compileLanguage(language, rules, errors);
    if (compiled) writeLanguageFile(language, compiled.pack);
    writeReaderFile(language);
  }
  writeContent(rules);
  if (errors.length === 0) return;
  for (const error of errors)
    process.stderr.write(`${error instanceof UserError ? error.toString() : (error as Error).stack}\n`);
  process.exitCode = 1;
}

function writeLanguageFile(language: Language, pack: CompiledPack): void {
  const bytes = writeLanguage(packForms(readFormTable(language)), pack, readModels(language));
  write(`${language}.ts`, asModule(bytes));
  write(
    `lexicon-${language}.ts`,
    `import type { Lexicon } from "../core/match/lexicon.ts";\n\n` +
      `export const lexicon: Lexicon = JSON.parse(${JSON.stringify(JSON.stringify(readLexicon(language).lexicon))});\n`,
  );
}

/** The second reader's model, by language: a file of its own, since most runs have no use for it. */
function writeReaderFile(language: Language): void {
  write(`reader-${language}.ts`, asModule(writeReader(readReaderSource(language))));
}

/** As bytes: where files can be read, the build makes a file of them; where only scripts can, they are compressed in one. */
function asModule(bytes: Uint8Array): string {
  return (
    `import { inflated } from "../core/bytes/inflated.ts";\n\n` +
    `export const data: Uint8Array = inflated(${JSON.stringify(deflateRawSync(bytes, { level: 9 }).toString("base64"))});\n`
  );
}

function writeContent(rules: readonly string[]): void {
  const { homepage } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { homepage: string };
  const names = rules.map((rule) => rule.replace(/[-/](.)/g, (_, letter: string) => letter.toUpperCase()));
  write(
    "rules.ts",
    `${rules.map((rule, i) => `import ${names[i]} from "../rules/${rule}/rule.ts";\n`).join("")}\n` +
      `export const rules = {\n${rules.map((rule, i) => `  "${rule}": ${names[i]},\n`).join("")}};\n`,
  );
  write(
    "content.ts",
    `import { readLanguage } from "../core/language-data.ts";\nimport type { RuleContent } from "../core/lint.ts";\n` +
      `import { loadReader } from "./readers.ts";\nimport { rules } from "./rules.ts";\n\n` +
      `const languages = {\n${languages.map((language) => `  ${language}: () => import("./${language}.ts"),\n`).join("")}};\n\n` +
      `export const content: RuleContent = {\n  rules,\n  ruleUrl: (rule) => \`${homepage}rules/\${rule}/\`,\n` +
      `  loadLanguage: async (language) => readLanguage((await languages[language]()).data),\n` +
      `  ...(loadReader && { loadReader }),\n};\n\n` +
      `export const lexicons = {\n${languages.map((language) => `  ${language}: () => import("./lexicon-${language}.ts"),\n`).join("")}};\n`,
  );
  // Apart, so that a build may leave it out.
  write(
    "readers.ts",
    `import { readReader } from "../core/reader/data.ts";\nimport type { LoadReader } from "../core/reader/second-reader.ts";\n\n` +
      `const readers = {\n${languages.map((language) => `  ${language}: () => import("./reader-${language}.ts"),\n`).join("")}};\n\n` +
      `export const loadReader: LoadReader | undefined = async (language) => readReader((await readers[language]()).data);\n`,
  );
  const docs = Object.fromEntries(
    rules.map((rule) => [
      rule,
      Object.fromEntries(languages.map((language) => [language, readRulePage(rule, language) ?? ""])),
    ]),
  );
  const examples = Object.fromEntries(
    rules.map((rule) => [
      rule,
      Object.fromEntries(languages.map((language) => [language, firstExamples(rule, language)])),
    ]),
  );
  write(
    "docs.ts",
    `import type { Language } from "../core/text/language.ts";\n\n` +
      `/** The rules' pages, and the first examples of their packs, by language. */\n` +
      `export const docs: Record<string, { readme: Record<Language, string>; examples: Record<Language, { bad: string; good: string }[]> }> = ` +
      `JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(rules.map((rule) => [rule, { readme: docs[rule], examples: examples[rule] }]))))});\n`,
  );
}

function firstExamples(rule: string, language: Language): { bad: string; good: string }[] {
  try {
    const source = readRulePack(rule, language);
    return (source?.phrases ?? [])
      .slice(0, 5)
      .map(({ bad, good, suggest }) => ({ bad: bad[0]?.text ?? "", good: suggest[0] ?? good[0]?.text ?? "" }));
  } catch {
    return [];
  }
}

function write(name: string, text: string): void {
  writeFileSync(join(out, name), `// Generated by scripts/generate.ts; do not edit.\n${text}`);
}

main();
