import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { parse } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { options } from "../cli/arguments.ts";
import { type Config, mergeConfigs, parseConfig, settingsResolver, unknownRules } from "../core/config.ts";
import { configSchema } from "../core/config-schema.ts";
import { readPackSource } from "../core/pack-source.ts";
import { indexLines } from "../core/text/lines.ts";
import { rules } from "../generated/rules.ts";
import { isFresh } from "../scripts/schema.ts";
import { fakeRules } from "./cli/harness.ts";

const check = (text: string): string[] =>
  parseConfig(text, "tactful.json", fakeRules).errors.map((error) => {
    const { line, column } = error.place;
    return `${line}:${column} ${error.message}. ${error.remedy}`.trim();
  });

describe("what is wrong is told with its place", () => {
  test.each([
    ["", "1:1 This is not JSON: value expected."],
    ["{", "1:2 This is not JSON: close brace expected."],
    ['{\n  "kind" "reply"\n}', "2:10 This is not JSON: colon expected."],
    ["[]", "1:1 The file must be an object, in { }, not a list."],
    ['{ "langage": "ru" }', '1:3 Unknown key "langage". Did you mean "language"?'],
    ['{ "constructor": 1 }', '1:3 Unknown key "constructor". Check the name'],
    [
      '{ "packs": ["a.yml", "*a*a*a*a.yml"] }',
      '1:22 The pattern "*a*a*a*a.yml" has too many "*" in one name. Write several simpler ones',
    ],
    [
      String.raw`{ "packs": ["{a,b}\\\\\\\\\\"] }`,
      String.raw`1:13 The pattern "{a,b}\\\\\\\\\\" has several backslashes in a row. Write several simpler ones`,
    ],
    [
      '{ "files": [{ "include": ["+(a|a)b"] }] }',
      '1:27 The pattern "+(a|a)b" has a group with a sign: "+(…)", "!(…)" and the like are not taken. Write several simpler ones',
    ],
    [
      '{ "files": [{ "include": ["**/{*.md,*.txt,*.html,*.mjml}"], "exclude": ["**/a/**/a/**/a/**"] }] }',
      '1:73 The pattern "**/a/**/a/**/a/**" has too many "**". Write several simpler ones',
    ],
    ['{ "kind": "replies" }', '1:11 "kind" cannot be "replies". It can be "auto", "email", "reply" or "message"'],
    ['{ "kind": "replyy" }', '1:11 "kind" cannot be "replyy". Did you mean "reply"?'],
    ['{ "kind": 5 }', '1:11 "kind" must be "auto", "email", "reply" or "message", not 5.'],
    ['{ "kind": "email", "kind": "reply" }', '1:20 The key "kind" is given twice. Remove one of them'],
    [
      '{ "extends": "tactful:recommended" }',
      '1:14 "extends" must be a list, in [ ], not the string "tactful:recommended".',
    ],
    ['{ "rules": { "bad-wrod": "off" } }', '1:14 Unknown rule "bad-wrod". Did you mean "bad-word"?'],
    ['{ "rules": { "structure/hmm": "off" } }', '1:14 Unknown rule "structure/hmm". Did you mean "structure/hm"?'],
    ['{ "rules": { "bad-word": "warn" } }', '1:26 "rules → bad-word" cannot be "warn". Did you mean "warning"?'],
    [
      '{ "rules": { "bad-word": true } }',
      '1:26 "rules → bad-word" must be "off", "error", "warning" or "info", or a list such as ["warning", { … }], not true.',
    ],
    ['{ "rules": { "bad-word": [] } }', '1:26 "rules → bad-word" must not be empty.'],
    ['{ "rules": { "bad-word": ["off", {}, 1] } }', '1:38 "rules → bad-word" takes 2 values at most. Remove the rest'],
    ['{ "rules": { "bad-word": ["off", {"words": 1}] } }', '1:35 Unknown option "words". Remove it'],
    ['{ "rules": { "meh-word": ["info", {"word": 1}] } }', '1:36 Unknown option "word". Did you mean "words"?'],
    [
      '{ "rules": { "meh-word": ["info", {"words": "1"}] } }',
      '1:45 "rules → meh-word → 2 → words" must be a number, not the string "1".',
    ],
    [
      '{ "rules": { "meh-word": ["info", {"words": 0}] } }',
      '1:45 "rules → meh-word → 2 → words" must be 1 or more, not 0.',
    ],
    [
      '{ "rules": { "meh-word": ["info", {"names": ["a", 1]}] } }',
      '1:51 "rules → meh-word → 2 → names → 2" must be a string, in quotes, not 1.',
    ],
    ['{ "files": [{ "kind": "email" }] }', '1:13 "files → 1" needs the key "include".'],
    ['{ "files": [{ "include": [] }] }', '1:26 "files → 1 → include" must not be empty.'],
    ['{ "files": [{ "include": ["a"], "packs": [] }] }', expect.stringContaining('1:33 Unknown key "packs".')],
    ['{ "table": { "columns": { "txt": "Ответ" } } }', '1:27 Unknown key "txt". Did you mean "text"?'],
    ['{ "templates": { "a": ["greting"] } }', '1:24 "templates → a → 1" cannot be "greting". Did you mean "greeting"?'],
    ['{ "address": "tu" }', '1:14 "address" cannot be "tu". Did you mean "ty"?'],
  ])("%s", (text, message) => {
    expect(check(text)).toEqual([message]);
  });

  test("all of it, in the order of the file; comments and trailing commas are none of it", () => {
    expect(check('{\n  // why\n  "kindd": 1,\n  "rules": { "bad-wrod": 1, },\n}')).toEqual([
      '3:3 Unknown key "kindd". Did you mean "kind"?',
      '4:14 Unknown rule "bad-wrod". Did you mean "bad-word"?',
    ]);
  });

  test("rules of packs are known once the packs are", () => {
    const parsed = parseConfig(
      '{ "files": [{ "include": ["a"],\n"rules": { "brand/cheep": "off" } }] }',
      "t.json",
      fakeRules,
    );
    expect(parsed.errors).toEqual([]);
    expect(unknownRules(parsed, ["bad-word", "brand/cheep"])).toEqual([]);
    const [error] = unknownRules(parsed, ["bad-word", "brand/cheap"]);
    expect([error?.message, error?.remedy, error?.place]).toEqual([
      'Unknown rule "brand/cheep"',
      'Did you mean "brand/cheap"?',
      { path: "t.json", line: 2, column: 12 },
    ]);
  });
});

describe("settings of a file", () => {
  const config: Config = {
    kind: "email",
    rules: { "bad-word": ["error", { words: 1 }], "meh-word": "off" },
    business: { names: ["Ромашка"] },
    files: [
      {
        include: ["replies/**"],
        exclude: ["**/draft-*"],
        kind: "reply",
        platform: "google-play",
        rules: { "bad-word": "info" },
      },
      { include: ["*.csv"], address: "ty" },
      { include: ["./replies/old/"], kind: "message" },
      { include: ["Листи/*.md"], language: "uk" },
    ],
  };
  const settingsFor = settingsResolver(config).settingsFor;

  test.each([
    ["a.md", { kind: "email", address: "vy" }],
    ["replies/a.md", { kind: "reply", platform: "google-play" }],
    ["replies/deep/.hidden/a.md", { kind: "reply" }],
    ["replies/draft-1.md", { kind: "email" }],
    ["replies/t.csv", { kind: "reply", address: "ty" }],
    ["t.csv", { kind: "email", address: "ty" }],
    ["replies/old/x/y.md", { kind: "message", platform: "google-play" }],
    ["Листи/ї.md".normalize("NFD"), { language: "uk" }],
    ["../replies/a.md", { kind: "email" }],
  ])("%s", (path, settings) => {
    expect(settingsFor(path)).toMatchObject(settings);
  });

  test("a severity alone keeps the options; the rest is default", () => {
    const settings = settingsFor("replies/a.md");
    expect(settings.rules).toEqual({
      "bad-word": { severity: "info", options: { words: 1 } },
      "meh-word": { severity: "off", options: {} },
    });
    expect(settings.business).toEqual({ names: ["Ромашка"], phones: [], emails: [], domains: [] });
    expect(settingsFor("a.md").rules["bad-word"]?.severity).toBe("error");
  });
});

test("layers merge: later wins, files and packs follow each other", () => {
  const base: Config = {
    kind: "email",
    rules: { a: "off", b: "info" },
    files: [{ include: ["x"] }],
    packs: ["p"],
    business: { names: ["A"], phones: ["1"] },
    table: { columns: { text: "T", id: "I" } },
  };
  const over: Config = {
    kind: "reply",
    rules: { b: "error" },
    files: [{ include: ["y"] }],
    packs: ["q"],
    business: { names: ["B"] },
    table: { columns: { text: "Ответ" } },
  };
  expect(mergeConfigs([base, over])).toEqual({
    kind: "reply",
    rules: { a: "off", b: "error" },
    files: [{ include: ["x"] }, { include: ["y"] }],
    packs: ["p", "q"],
    business: { names: ["B"], phones: ["1"] },
    table: { columns: { text: "Ответ", id: "I" } },
  });
});

describe("schemas", () => {
  test("ajv and our own check agree", () => {
    const validate = new Ajv({ strict: false }).compile(configSchema(fakeRules));
    const texts = [
      "{}",
      '{ "kind": "reply", "rules": { "meh-word": ["info", { "words": 2, "names": [] }], "brand/x": "off" } }',
      '{ "rules": { "brand/x": ["off", { "a": 1 }] } }',
      '{ "rules": { "bad-word": ["off", {}, 1] } }',
      '{ "rules": { "meh-word": ["info", { "words": 0 }] } }',
      '{ "files": [{ "include": ["a"], "exclude": ["b"], "address": "ty" }], "packs": ["a"], "templates": { "x": ["cta"] } }',
      '{ "files": [{}] }',
      '{ "templates": { "x": [] } }',
      '{ "business": { "fax": [] } }',
    ];
    for (const text of texts) expect([text, validate(parse(text))]).toEqual([text, check(text).length === 0]);
  });

  test("those written by hand know what the program knows", () => {
    for (const name of ["output", "pack"] as const) expect(isFresh(name)).toBe(true);
  });
});

test.each([
  [
    "a\nb\r\nc\rd",
    [
      [0, 1, 1],
      [1, 1, 2],
      [2, 2, 1],
      [4, 2, 3],
      [5, 3, 1],
      [7, 4, 1],
      [8, 4, 2],
      [99, 4, 2],
    ],
  ],
  [
    "",
    [
      [0, 1, 1],
      [5, 1, 1],
    ],
  ],
  [
    "😀\n",
    [
      [2, 1, 3],
      [3, 2, 1],
    ],
  ],
])("lines of %j", (text, places) => {
  const lines = indexLines(text);
  for (const [offset, line, column] of places) expect(lines.at(offset!)).toEqual({ line, column });
});

describe("docs/configuration.md", () => {
  const page = readFileSync(new URL("../docs/configuration.md", import.meta.url), "utf8");
  const examples = (language: string) =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(([, text]) => text!);

  test.each(examples("jsonc"))("%s", (text) => {
    expect(parseConfig(text, "tactful.json", rules).errors.map(String)).toEqual([]);
  });

  test.each(examples("yaml"))("%s", (text) => {
    const { rule, language } = readPackSource("pack.yml", text, "own");
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(readFileSync(new URL("../schema/pack.schema.json", import.meta.url), "utf8")),
    );
    expect([rule, language]).toEqual(["brand/cheap", "en"]);
    expect(validate(parseYaml(text)) || validate.errors).toBe(true);
  });

  test("names every key", () => {
    const keys = Object.keys(configSchema({}).properties ?? {}).filter((key) => key !== "$schema" && key !== "table");
    for (const key of keys) expect(page).toContain(`| \`${key}\` |`);
  });
});

test("docs/cli.md names every option", () => {
  const page = readFileSync(new URL("../docs/cli.md", import.meta.url), "utf8");
  for (const option of Object.keys(options)) expect(page).toMatch(new RegExp(`\\| .*\`--${option}\\b`));
});
