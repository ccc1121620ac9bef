/** Five hundred words that a house would not have, and the settings of peers that look for them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { cache } from "./peers/peer.ts";
import { type BenchLanguage, languages, rareWords } from "./sentences.ts";

const TERMS = 500;
/** What to say instead: what it is makes no difference to the work. */
const BETTER = "…";

/** A file that `writeTerms` wrote. */
export function termFile(name: string, language: BenchLanguage): string {
  return join(cache, language, name);
}

/** Writes the terms, as textlint with prh and Vale want them. */
export function writeTerms(): void {
  for (const language of languages) {
    const words = rareWords(language);
    // From all over the alphabet.
    const terms = Array.from({ length: TERMS }, (_, i) => words[Math.floor((i * words.length) / TERMS)]!);
    const write = (name: string, text: string) => writeFileSync(termFile(name, language), text);
    mkdirSync(join(cache, language, "styles/Bench"), { recursive: true });
    write("prh.yml", stringify({ version: 1, rules: terms.map((pattern) => ({ expected: BETTER, pattern })) }));
    write("textlint.json", JSON.stringify({ rules: { prh: { rulePaths: [termFile("prh.yml", language)] } } }));
    write(
      "styles/Bench/Terms.yml",
      stringify({
        extends: "substitution",
        message: "Use '%s' instead of '%s'.",
        level: "error",
        ignorecase: true,
        swap: Object.fromEntries(terms.map((word) => [word, BETTER])),
      }),
    );
    write("vale.ini", "StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Bench\n");
  }
}
