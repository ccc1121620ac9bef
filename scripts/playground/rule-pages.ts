import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { languages } from "../../core/text/language.ts";
import { readRulePage, root, ruleIds } from "../rule-files.ts";
import { indexPage, rulePage } from "./rule-page.ts";
import { findTries } from "./rule-tries.ts";

/** Writes a page for each rule in each language, `rules/<id>/`, which need no script to be read. */
export function rulePages(): Plugin {
  let out = "";
  return {
    name: "tactful-rule-pages",
    apply: "build",
    configResolved: (config) => {
      out = config.build.outDir;
    },
    closeBundle: { sequential: true, handler: () => writePages(join(out, "rules")) },
  };
}

async function writePages(folder: string): Promise<void> {
  const tries = await findTries();
  for (const language of languages) {
    const suffix = language === "en" ? "" : `${language}/`;
    write(join(folder, suffix, "index.html"), indexPage(language));
    for (const rule of ruleIds()) {
      const readme = readRulePage(rule, language) ?? readRulePage(rule, "en") ?? "";
      const page = rulePage(
        rule,
        language,
        readme,
        tries.filter((one) => one.rule === rule && one.language === language),
      );
      write(join(folder, rule, suffix, "index.html"), page);
    }
  }
  const styles = ["tokens.css", "rule-page.css"].map((name) =>
    readFileSync(join(root, "playground/src/styles", name), "utf8"),
  );
  write(join(folder, "rules.css"), styles.join("\n"));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
