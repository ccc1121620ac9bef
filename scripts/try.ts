/** `npm run try -- <language> "text"`: shows what fires in a text, and which pattern did. */
import { UserError } from "../core/errors.ts";
import { signalFamilies } from "../core/signals.ts";
import type { Language } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { compileLanguage } from "./compile-language.ts";
import { ExampleChecker } from "./examples-check.ts";
import { ruleIds } from "./rule-files.ts";

const [language, ...words] = process.argv.slice(2);
const text = words.join(" ");
const errors: unknown[] = [];
const compiled = compileLanguage(language as Language, ruleIds(), errors);
for (const error of errors) process.stderr.write(`${error instanceof UserError ? error.toString() : String(error)}\n`);
if (compiled) {
  const families = [undefined, ...signalFamilies];
  const checker = new ExampleChecker(compiled.forms, compiled.pack, compiled.sources, rules);
  for (const { rule, finding, phrase, pattern } of families.flatMap((family) => checker.find(family, text))) {
    process.stdout.write(
      `${[rule.id, phrase?.as].filter(Boolean).join(":")}\t${text.slice(finding.start, finding.end)}\t← ${compiled.sources[pattern as number]?.text}\n`,
    );
  }
}
