/** `npm run new-rule -- <id> [error|warning|info] [email,reply,message]`: a rule's folder, ready to be filled in. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kinds } from "../core/document.ts";
import { severities } from "../core/problem.ts";
import { languages } from "../core/text/language.ts";
import { root } from "./rule-files.ts";

const [id = "", severity = "info", kindList = kinds.join(",")] = process.argv.slice(2);
const chosen = kindList.split(",");

if (!/^[a-z]+(-[a-z]+)*$/.test(id))
  fail('Name the rule in small letters with hyphens: npm run new-rule -- fake-urgency. It reads after "allow".');
if (!(severities as readonly string[]).includes(severity))
  fail(`The severity is one of ${severities.join(", ")}; a new rule starts at info.`);
if (!chosen.every((kind) => (kinds as readonly string[]).includes(kind))) fail(`The kinds are of ${kinds.join(",")}.`);
const folder = join(root, "rules", id);
if (existsSync(folder)) fail(`rules/${id} is there already.`);

mkdirSync(folder, { recursive: true });
write(
  "rule.ts",
  `import { defineRule } from "../../core/rule.ts";\n\nexport default defineRule({ severity: "${severity}", kinds: [${chosen.map((kind) => `"${kind}"`).join(", ")}] });\n`,
);
for (const language of languages) {
  write(
    `${language}.yml`,
    `# See docs/patterns.md. Replace every line; the tests refuse what is left as it is.\nmessage: "«{actual}» …"\nwhy: …\nphrases:\n  - match: …\n    suggest: ["…"]\n    bad: …\n    good: …\n`,
  );
  write(language === "en" ? "README.md" : `README.${language}.md`, `# ${id}\n\n…\n\n## …\n`);
}
process.stdout.write(`rules/${id} is there. Fill it in, then run: npm run generate && npm run examples -- en ${id}\n`);

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
