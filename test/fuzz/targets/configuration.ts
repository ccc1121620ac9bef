import fc from "fast-check";
import ignore from "ignore";
import { expect } from "vitest";
import { options, readArguments } from "../../../cli/arguments.ts";
import { stringsOf } from "../../../cli/strings/choose.ts";
import { mergeConfigs, parseConfig, settingsResolver } from "../../../core/config.ts";
import { decodeText } from "../../../core/encoding/decode-text.ts";
import { UserError } from "../../../core/errors.ts";
import { checkGlob } from "../../../core/glob-check.ts";
import { readPackSource } from "../../../core/pack-source.ts";
import { indexLines } from "../../../core/text/lines.ts";
import { rules } from "../../../rules/linter.ts";
import { compileOwnRules } from "../../../rules/own-rules.ts";
import { globOptions, splitGlob } from "../../../workspace/walk.ts";
import { type Targets, target } from "../target.ts";
import { oddUnits, sourceOf } from "../texts.ts";

const CONFIG = [
  ..."{}[],:\"'/",
  "{",
  "}",
  "\n",
  " ",
  "// x\n",
  "/*",
  "*/",
  '"language":"uk",',
  '"kind":"reply",',
  '"locale":"auto",',
  '"address":"ty",',
  '"extends":["tactful:recommended"],',
  '"rules":{',
  '"arguing":"off",',
  '"structure/long-intro":["warning",{"words":30}],',
  '"__proto__":{"a":1},',
  '"constructor":"off",',
  '"brand/x":["error"],',
  '"files":[{"include":["**/*.md","!a"],"rules":{"arguing":"off"}}],',
  '"files":[{"include":["["],"exclude":["(","+(a|b)*"]}],',
  '"packs":["./*.yml"],',
  '"table":{"columns":{"text":"Ответ"}},',
  '"business":{"names":["Ромашка"],"phones":[],"emails":[""],"domains":["a.b"]},',
  '"templates":{"x":["greeting","nonsense"]},',
  "1e999",
  "null",
  "true",
  "\\u0000",
];

const PACK = [
  "rule: brand/x\n",
  "language: en\n",
  "message: No.\n",
  "severity: error\n",
  "kinds: [reply]\n",
  "kinds: all\n",
  "url: https://a.b\n",
  "phrases:\n",
  "  - match: cheap\n",
  '  - match: ["a (b)?", "<dog>"]\n',
  "    bad: Cheap.\n",
  "    good: Cheep.\n",
  "    suggest: [a, '{x+2p}']\n",
  "    fix: true\n",
  "    unless: '@number'\n",
  "    only-in: [own]\n",
  "    even-in: quoted\n",
  "  - match: '((('\n",
  "messages: {a: b}\n",
  "unless-nearby: [x]\n",
  "a: &a [*a]\n",
  "<<: *a\n",
  "? [x]\n",
  "!!binary x\n",
  "--- \n",
  "  ",
  "\t",
  "- ",
  ": ",
  "|\n",
  "%YAML 1.1\n",
  "__proto__: x\n",
];

const GLOB = [
  ..."*?[]{}()!+@|,\\/.-^$a",
  "**",
  "**/",
  "*.md",
  "{a,b}",
  "{1..3}",
  "+(a|b)",
  "!(a)",
  "[!a-z]",
  "[[:alpha:]]",
];
const paths = fc.constantFrom("a.md", "b/a.md", "b/c/d.txt", ".a/b", "aaaaaaaaaaaaaaaaaaaaaaaa", "é.md");

const argument = fc.oneof(
  fc.constantFrom(...Object.keys(options).flatMap((name) => [`--${name}`, `--${name}=`, `--${name}=ru`])),
  fc.constantFrom("lint", "outline", "explain", "-", "--", "-h", "-vh", "ru", "reply", "", "--=", "---", "-__proto__"),
  fc.constantFrom(...oddUnits),
);

function holdUserError(error: unknown, text?: string): void {
  expect(error).toBeInstanceOf(UserError);
  const { line } = (error as UserError).place;
  if (text !== undefined && line !== undefined) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(indexLines(text).lineCount);
  }
}

export const targets: Targets = {
  config: target({
    inputs: fc.tuple(
      sourceOf(CONFIG).chain((text) => fc.constantFrom(text, `{${text}}`, `{${text}"rules":{}}`)),
      paths,
    ),
    runs: 1000,
    check([text, path]) {
      const { config, errors } = parseConfig(text, "tactful.json", rules);
      for (const error of errors) holdUserError(error, text);
      const settings = settingsResolver(mergeConfigs([config, config])).settingsFor(path);
      expect(["auto", "ru", "uk", "en"]).toContain(settings.language);
      expect(Object.getPrototypeOf(settings.rules)).toBe(Object.prototype);
    },
  }),

  packs: target({
    inputs: sourceOf(PACK, 14).chain((text) =>
      fc.constantFrom(text, `rule: brand/x\nlanguage: en\nmessage: m\nphrases:\n  - match: a\n${text}`),
    ),
    runs: 300,
    async check(text) {
      try {
        const { errors } = await compileOwnRules([readPackSource("p.yml", text, "own")]);
        for (const error of errors) holdUserError(error, text);
      } catch (error) {
        holdUserError(error, text);
      }
    },
  }),

  globs: target({
    inputs: fc.tuple(sourceOf(GLOB), paths),
    runs: 1000,
    check([glob, path]) {
      try {
        checkGlob(glob);
      } catch (error) {
        return holdUserError(error);
      }
      settingsResolver({ files: [{ include: [glob], exclude: [glob] }] }).settingsFor(path);
      const { pattern } = splitGlob(glob);
      // Where there is none, its callers look for a file of that name.
      if (pattern !== "") globOptions(pattern).accepts(path);
      ignore().add(glob).test(path);
    },
  }),

  arguments: target({
    inputs: fc.array(argument, { maxLength: 6 }),
    runs: 1000,
    check(argv) {
      try {
        const { format, command } = readArguments(argv, stringsOf("uk"));
        expect(typeof format).toBe("string");
        expect(typeof command).toBe("string");
      } catch (error) {
        holdUserError(error);
      }
    },
  }),

  bytes: target({
    inputs: fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]), fc.uint8Array({ maxLength: 60 }))
        .map(([mark, rest]) => Uint8Array.of(...mark, ...rest)),
      fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
    ),
    runs: 1000,
    check(bytes) {
      try {
        const { text } = decodeText(bytes, "a.txt");
        expect(text.length).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        holdUserError(error);
      }
    },
  }),
};
