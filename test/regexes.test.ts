/** No expression of ours may be made to backtrack for long: https://github.com/RunDevelopment/scslre knows those that may. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { analyse } from "scslre";
import { expect, test, vi } from "vitest";
import { configSchema } from "../core/config-schema.ts";
import { rules } from "../generated/rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = ["core", "rules", "workspace", "cli", "server", "unified", "client/src"];

/** Slow only on what cannot be long, each with the reason. */
const bounded: Record<string, string> = {
  "^tactful-([a-z-]+)(?:\\s+([\\s\\S]*))?$": "what follows may be anything, so that nothing is tried twice",
  " at line \\d+.*$": "the first line of a message of the YAML parser",
  "^([\\p{L}][\\p{L}' -]{0,30}):(?:[ \\t]+(.*))?$": "lines of a head are short, longer ones are not asked",
  "^[ \\t>]*\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t:|-]*)?$": "lines of up to 2000 units",
  "^(`{3,}|~{3,})([^\\r\\n]*)$": "what follows may be anything on its line",
  "\\/+$": "globs have up to 1000 units",
  '(?:^|[.!?…,;:)»"\\n–—-])\\s*(\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}\\p{L}*\\.?){0,2})\\.?\\s*$':
    "the last 80 units of a review",
  "[aeiou]+$": "one name",
  '[.!?…]+["»”’)\\]]*\\s+(?=["«“„(]?[\\p{Lu}\\p{N}—–-])': "the surroundings of a problem: 400 units on each side",
  "\\s*[\\r\\n]\\s*": "likewise",
  "\\s+\\S*$": "what fits into a terminal's line",
  "[\\r\\n]+$": "one line, with one end",
  "^([\\p{L}-]+):\\s+.*$": "what follows may be anything on its line",
  // Our own pages of rules, shown in a terminal or an editor.
  "^(#{1,6}) +(.*)$": "our pages",
  "^(\\s*)([-*+]|\\d+[.)]) +(.*)$": "our pages",
  "(`+[^`]+`+)": "our pages",
  "^`+|`+$": "our pages",
  "!?\\[([^\\]]*)\\]\\(([^)\\s]+)[^)]*\\)": "our pages",
  "\\[([^\\]]*)\\]\\(([^)]*)\\)": "our pages",
};

interface Expression {
  source: string;
  flags: string;
  place: string;
}

function* sources(): Generator<string> {
  for (const folder of folders) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
    for (const name of names) if (name.endsWith(".ts")) yield join(folder, name);
  }
}

/** All literals of a file. */
function expressionsIn(path: string): Expression[] {
  const text = readFileSync(join(root, path), "utf8");
  const found: Expression[] = [];
  JSON.stringify(parseSync(path, text).program, (key, value) => {
    if (key === "regex") found.push({ source: value.pattern, flags: value.flags, place: path });
    return value;
  });
  return found;
}

/** Those that are made while the program runs: all of ours, as they come out. */
async function madeExpressions(): Promise<Expression[]> {
  const found: Expression[] = [];
  const Real = globalThis.RegExp;
  vi.resetModules();
  globalThis.RegExp = new Proxy(Real, {
    construct(target, [source, flags = ""]) {
      const place = new Error().stack?.split("\n")[2] ?? "";
      if (!place.includes("node_modules")) found.push({ source: String(source), flags, place });
      return new target(source, flags);
    },
  });
  try {
    await Promise.all([
      import("../core/text/unmask.ts"),
      import("../core/formats/html.ts"),
      import("../rules/unfilled-placeholder/check.ts"),
      import("../rules/platform-limits/check.ts"),
    ]);
  } finally {
    globalThis.RegExp = Real;
  }
  return found;
}

function schemaExpressions(): Expression[] {
  const found: Expression[] = [];
  JSON.stringify(configSchema(rules), (key, value) => {
    if (key === "pattern") found.push({ source: value, flags: "u", place: "the schema" });
    if (key === "patternProperties")
      for (const source of Object.keys(value)) found.push({ source, flags: "u", place: "the schema" });
    return value;
  });
  return found;
}

function faultsOf({ source, flags }: Expression): string[] {
  return analyse({ source, flags }).reports.map(({ type, exponential }) => (exponential ? "exponential" : type));
}

test("expressions take time in proportion to their text, or their text is short", async () => {
  const made = await madeExpressions();
  expect(made.length).toBeGreaterThanOrEqual(5);
  const all = [...[...sources()].flatMap(expressionsIn), ...made, ...schemaExpressions()];
  expect(all.length).toBeGreaterThan(350);
  const slow = all.filter((expression) => {
    const faults = faultsOf(expression);
    return faults.includes("exponential") || (faults.length > 0 && !Object.hasOwn(bounded, expression.source));
  });
  expect(slow).toEqual([]);
  // An exception that nothing needs any more would hide the next one.
  const sourcesOf = new Set(all.filter((expression) => faultsOf(expression).length > 0).map(({ source }) => source));
  expect(Object.keys(bounded).filter((source) => !sourcesOf.has(source))).toEqual([]);
}, 120_000);

test("the tool sees what it is asked for", () => {
  expect(faultsOf({ source: "^(a+)+$", flags: "", place: "" })).toContain("exponential");
  expect(faultsOf({ source: "\\s+$", flags: "", place: "" })).not.toEqual([]);
});

test("all that make expressions are looked at", () => {
  const makers = [...sources()].filter((path) => readFileSync(join(root, path), "utf8").includes("new RegExp("));
  expect(makers.toSorted()).toEqual([
    "core/formats/html-text.ts",
    "core/json-check.ts",
    "core/text/unmask.ts",
    "rules/platform-limits/check.ts",
    "rules/unfilled-placeholder/check.ts",
    // A line's beginning and a word of ours.
    "server/requests/completion.ts",
  ]);
});
