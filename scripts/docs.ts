/**
 * `tsx scripts/docs.ts [--check]`: writes what people read and follows from the rules: the README's table and picture, and
 * the figures on the rules' pages.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { firstSentence } from "../cli/text/markdown.ts";
import { languages } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { ansiToSvg } from "./ansi-to-svg.ts";
import { withFigures } from "./rule-figures.ts";
import { readRulePage, root, ruleIds } from "./rule-files.ts";

const BEGIN = "<!-- rules start: written by scripts/docs.ts -->";
const END = "<!-- rules end -->";

const outputs: Record<string, string> = { "README.md": readme(), "docs/output.svg": picture(), ...rulePages() };
const stale = Object.entries(outputs).filter(([path, text]) => read(path) !== text);
if (!process.argv.includes("--check")) for (const [path, text] of stale) writeFileSync(join(root, path), text);
else if (stale.length > 0) {
  process.stderr.write(`Stale: ${stale.map(([path]) => path).join(", ")}. Run npm run docs.\n`);
  process.exitCode = 1;
}

function readme(): string {
  const text = read("README.md");
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error(`README.md has no "${BEGIN}" … "${END}"`);
  const rows = ruleIds().map((id) => {
    const { severity, kinds } = rules[id as keyof typeof rules];
    return `| [\`${id}\`](rules/${id}/README.md) | ${severity} | ${kinds.join(", ")} | ${firstSentence(readRulePage(id, "en") ?? "")} |`;
  });
  const table = ["| rule | severity | kinds | what it finds |", "| --- | --- | --- | --- |", ...rows].join("\n");
  return `${text.slice(0, from)}${BEGIN}\n${table}\n${text.slice(to)}`;
}

/** The pages of all rules, with what was measured of each. */
function rulePages(): Record<string, string> {
  const pages = ruleIds().flatMap((rule) =>
    languages.map((language) => {
      const path = `rules/${rule}/${language === "en" ? "README.md" : `README.${language}.md`}`;
      return [path, withFigures(readRulePage(rule, language) ?? "", rule, language)] as const;
    }),
  );
  return Object.fromEntries(pages.filter(([path]) => read(path) !== ""));
}

/** The output of the command line itself on an example. */
function picture(): string {
  const args = [
    "--import",
    "tsx",
    "cli/bin.ts",
    "--color",
    "--locale",
    "en",
    "--fail-on",
    "never",
    "examples/en/reply.md",
  ];
  const output = execFileSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, COLUMNS: "100" },
  });
  return ansiToSvg(output, "$ npx tactful examples/en/reply.md");
}

function read(path: string): string {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return "";
  }
}
