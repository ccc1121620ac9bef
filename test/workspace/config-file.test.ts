import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ConfigOptions, createConfigFinder } from "../../workspace/config-file.ts";
import { fakeRules, folderWith } from "../cli/harness.ts";

const pack = (rule: string) =>
  `rule: ${rule}\nlanguage: en\nmessage: "No."\nphrases:\n  - { match: cheap, bad: Cheap., good: Cheep. }\n`;

async function load(files: Record<string, string>, file: string, options: Partial<ConfigOptions> = {}) {
  const cwd = options.cwd ?? folderWith(files);
  const configFor = createConfigFinder({ cwd, rules: async () => fakeRules, ...options });
  const config = await configFor(join(cwd, file));
  return { ...config, settings: config.settingsFor(join(cwd, file)), errors: config.errors.map(String) };
}

describe("the nearest configuration", () => {
  const files = {
    "tactful.json": '{ "kind": "email", "files": [{ "include": ["sub/**"], "kind": "message" }] }',
    "sub/a.md": "",
    "own/tactful.json": '{ "language": "uk" }',
  };

  test("holds, alone", async () => {
    expect((await load(files, "sub/deep/a.md")).settings.kind).toBe("message");
    expect((await load(files, "own/a.md")).settings).toMatchObject({ kind: "auto", language: "uk" });
  });

  test("is read once for all its files", async () => {
    const cwd = folderWith(files);
    const configFor = createConfigFinder({ cwd, rules: async () => fakeRules });
    expect(await configFor(join(cwd, "a.md"))).toBe(await configFor(join(cwd, "sub/a.md")));
    expect(await configFor(join(cwd, "a.md"))).not.toBe(await configFor(join(cwd, "own/a.md")));
  });

  test("gives way to --config and --no-config", async () => {
    const cwd = folderWith(files);
    expect((await load({}, "own/a.md", { cwd, configPath: "tactful.json" })).settings.kind).toBe("email");
    expect((await load({}, "a.md", { cwd, noConfig: true })).settings.kind).toBe("auto");
    // Globs are from the working folder then: the file may lie anywhere.
    const shared = folderWith({ "ci/t.json": '{ "files": [{ "include": ["sub/*"], "kind": "reply" }] }' });
    expect((await load({}, "sub/a.md", { cwd: shared, configPath: "ci/t.json" })).settings.kind).toBe("reply");
  });
});

describe("extends", () => {
  test("merges, the extending file last", async () => {
    const files = {
      "tactful.json": '{ "extends": ["tactful:recommended", "./base/b.json"], "kind": "reply" }',
      "base/b.json": '{ "extends": ["../base/c.json"], "kind": "email", "language": "ru" }',
      "base/c.json":
        '{ "language": "uk", "rules": { "bad-word": "off" }, "table": { "columns": { "text": "Ответ" } } }',
    };
    const { settings, columns, errors, path } = await load(files, "a.md");
    expect([errors, path, columns]).toEqual([[], "tactful.json", { text: "Ответ" }]);
    expect(settings).toMatchObject({ kind: "reply", language: "ru", rules: { "bad-word": { severity: "off" } } });
  });

  test.each([
    [
      '["tactful:recomended"]',
      'tactful.json:1:15: There is no preset "tactful:recomended". Did you mean "tactful:recommended"?',
    ],
    [
      '["./no.json"]',
      'tactful.json:1:15: There is no file "./no.json" to extend. Check the path; it is from the folder of this file.',
    ],
    ['["/etc/hosts"]', 'tactful.json:1:15: "/etc/hosts" is outside the workspace. Use a relative path within it.'],
    [
      '["../../../../etc/hosts"]',
      'tactful.json:1:15: "../../../../etc/hosts" is outside the workspace. Use a relative path within it.',
    ],
    [
      '["./a.json"]',
      'b.json:1:15: "extends" goes in a circle: tactful.json → a.json → b.json → a.json. Remove one of the links.',
    ],
    [
      '["./tactful.json"]',
      'tactful.json:1:15: "extends" goes in a circle: tactful.json → tactful.json. Remove one of the links.',
    ],
    ['["./wrong.json"]', 'wrong.json:1:3: Unknown key "kin". Did you mean "kind"?'],
  ])("%s", async (value, message) => {
    const files = {
      "tactful.json": `{ "extends": ${value} }`,
      "a.json": '{ "extends": ["./b.json"] }',
      "b.json": '{ "extends": ["./a.json"] }',
      "wrong.json": '{ "kin": 1 }',
    };
    const { errors } = await load(files, "x.md");
    expect(errors.map((error) => error.replace("?.", "?"))).toEqual([message]);
  });

  test("may go up within the checkout", async () => {
    const files = {
      ".git/HEAD": "",
      "base.json": '{ "kind": "reply" }',
      "sub/tactful.json": '{ "extends": ["../base.json"] }',
    };
    const cwd = folderWith(files);
    expect((await load({}, "a.md", { cwd: join(cwd, "sub") })).settings.kind).toBe("reply");
  });
});

describe("packs", () => {
  test("are read from the folder of the file that names them", async () => {
    const files = {
      "tactful.json":
        '{ "extends": ["./shared/t.json"], "packs": ["voice.yml"], "rules": { "brand/cheap": "off", "brand/base": "info" } }',
      "voice.yml": pack("brand/cheap"),
      "shared/t.json": '{ "packs": ["./packs/**/*.yml"] }',
      "shared/packs/deep/a.yml": pack("brand/base"),
    };
    const { packs, errors } = await load(files, "a.md");
    expect(errors).toEqual([]);
    expect(packs.map(({ path, rule }) => [path, rule])).toEqual([
      ["shared/packs/deep/a.yml", "brand/base"],
      ["voice.yml", "brand/cheap"],
    ]);
  });

  test.each([
    [
      '"packs": ["../x.yml"]',
      'tactful.json:1:13: The pack "../x.yml" is outside the folder of this file. Move the pack next to it or below it.',
    ],
    [
      '"packs": ["a/../../x.yml"]',
      'tactful.json:1:13: The pack "a/../../x.yml" is outside the folder of this file. Move the pack next to it or below it.',
    ],
    [
      '"packs": ["/etc/*"]',
      'tactful.json:1:13: The pack "/etc/*" is outside the folder of this file. Move the pack next to it or below it.',
    ],
    [
      '"packs": ["no/*.yml"]',
      'tactful.json:1:13: There is no pack "no/*.yml". Check the path; it is from the folder of this file.',
    ],
    [
      '"packs": ["linked.yml"]',
      'tactful.json:1:13: There is no pack "linked.yml". Check the path; it is from the folder of this file.',
    ],
    [
      '"packs": ["linked/*.yml"]',
      'tactful.json:1:13: There is no pack "linked/*.yml". Check the path; it is from the folder of this file.',
    ],
    ['"rules": { "brand/cheap": "off" }', 'tactful.json:1:14: Unknown rule "brand/cheap". None of the packs has it.'],
  ])("%s", async (keys, message) => {
    const outside = folderWith({ "x.yml": pack("brand/x") });
    const cwd = folderWith({ "tactful.json": `{ ${keys} }` });
    symlinkSync(join(outside, "x.yml"), join(cwd, "linked.yml"));
    symlinkSync(outside, join(cwd, "linked"));
    expect((await load({}, "a.md", { cwd })).errors).toEqual([message]);
  });

  test("a broken one is told with its place", async () => {
    const { errors } = await load(
      { "tactful.json": '{ "packs": ["p.yml"] }', "p.yml": "rule: brand/x\nlanguage: en\nmesage: No\n" },
      "a.md",
    );
    expect(errors).toEqual([expect.stringMatching(/^p\.yml:3:1: unknown "mesage"/)]);
  });
});
