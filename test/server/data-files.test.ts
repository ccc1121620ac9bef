/** JSON, YAML and .po in an editor: only what a configuration names is checked. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../cli/harness.ts";
import { start, uriOf } from "../helpers/lsp/session.ts";

const config = '{ "files": [{ "include": ["locales"], "strings": ["**"], "kind": "message" }] }';
const strings = '{\n  "a": "Вы сами \\"виноваты\\".",\n  "b": "{name}, вы сами виноваты."\n}\n';

async function problemsOf(files: Record<string, string>, name: string, language: string): Promise<string[]> {
  const folder = folderWith(files);
  const session = await start({ folders: [folder] });
  const document = await session.open(uriOf(join(folder, name)), readFileSync(join(folder, name), "utf8"), language);
  return document.problems();
}

test("strings that the configuration names", async () => {
  const files = { "tactful.json": config, "locales/ru.json": strings, "package.json": strings };
  expect(await problemsOf(files, "locales/ru.json", "json")).toEqual([
    'blaming: Вы сами \\"виноваты',
    "blaming: вы сами виноваты",
  ]);
  expect(await problemsOf(files, "package.json", "json")).toEqual([]);
});

test("no strings without a configuration, or with a broken one", async () => {
  const yaml = "a: Вы сами виноваты.\n";
  expect(await problemsOf({ "a.yml": yaml }, "a.yml", "yaml")).toEqual([]);
  expect(await problemsOf({ "tactful.json": "{", "a.yml": yaml }, "a.yml", "yaml")).toEqual([]);
  const files = { "tactful.json": config.replace("locales", "*.json") };
  expect(await problemsOf(files, "tactful.json", "json")).toEqual([]);
});

test("translations and MDX need none", async () => {
  expect(await problemsOf({ "a.po": 'msgid "a"\nmsgstr "Вы сами виноваты."\n' }, "a.po", "po")).toHaveLength(1);
  expect(await problemsOf({ "a.mdx": "<Note>\n    Вы сами виноваты.\n</Note>\n" }, "a.mdx", "mdx")).toHaveLength(1);
});
