/** `npm run rewrites -- <language> [rule…]`: what the suggestions make of the packs' own bad examples, to be read. */
import type { Language } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { createTactful } from "../rules/linter.ts";
import { rewriteExamples } from "./rewrites-check.ts";
import { readRulePack, ruleIds } from "./rule-files.ts";

const [language, ...wanted] = process.argv.slice(2) as [Language, ...string[]];
const linter = await createTactful();
let complaints = 0;
for (const rule of ruleIds()) {
  if (wanted.length > 0 && !wanted.includes(rule)) continue;
  const source = readRulePack(rule, language);
  if (!source) continue;
  const { kinds } = rules[rule as keyof typeof rules];
  for (const { path, line, bad, text, complaints: found } of await rewriteExamples(
    linter,
    language,
    rule,
    kinds,
    source,
  )) {
    complaints += found.length;
    const mark = found.length > 0 ? `\n  ! ${found.join(", ")}` : "";
    process.stdout.write(`${path}:${line}\n  - ${bad}\n  + ${text}${mark}\n`);
  }
}
process.stdout.write(complaints === 0 ? "No rewrite is found fault with.\n" : `${complaints} complaints.\n`);
