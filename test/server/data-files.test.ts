/** JSON, YAML and .po in an editor: only what a configuration names is checked. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver/node";
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

describe("ignore here and in the file", () => {
  const blaming = "вы сами виноваты";
  const po = [
    'msgid ""',
    'msgstr "Language: ru\\n"',
    "",
    "# by Anna",
    "#: a.c:1",
    'msgctxt "first"',
    'msgid ""',
    '"a"',
    'msgstr "Но, вы сами виноваты."',
    '#~ msgid "old"',
    '#~ msgstr "x"',
    'msgid "b"',
    'msgstr "Да, вы сами виноваты."',
    "",
  ].join("\n");
  const cases: [name: string, language: string, text: string, number: number, line: string][] = [
    ["a.yml", "yaml", `a: Но, ${blaming}.\nb:\n  c: Да, ${blaming}.\n`, 1, "  # tactful-disable-next-line blaming"],
    [
      "a.yml",
      "yaml",
      `a: x\nb:\n  c: |\n    Спасибо.\n    Но, ${blaming}.\n`,
      0,
      "  # tactful-disable-next-line blaming",
    ],
    ["a.yaml", "yaml", `a: >-\r\n  Но, ${blaming}.\r\nb: c\r\n`, 0, "# tactful-disable-next-line blaming"],
    ["a.yml", "yaml", `- "Но,\n  ${blaming}."\n- Да, ${blaming}.\n`, 0, "# tactful-disable-next-line blaming"],
    [
      "a.jsonc",
      "jsonc",
      `{\n  "a": "Но, ${blaming}.",\n  "b": "Да, ${blaming}."\n}\n`,
      1,
      "  // tactful-disable-next-line blaming",
    ],
    ["a.json", "json", `{\n  // ours\n  "a": "Но, ${blaming}."\n}\n`, 0, "  // tactful-disable-next-line blaming"],
    ["a.po", "po", po, 0, "# tactful-disable blaming"],
    ["a.po", "po", po, 1, "# tactful-disable blaming"],
  ];

  async function offered(name: string, language: string, text: string, number: number) {
    const folder = folderWith({ "tactful.json": config.replace("locales", "*"), [name]: text });
    const session = await start({ folders: [folder] });
    const document = await session.open(uriOf(join(folder, name)), text, language);
    const actions = await document.actions(number === 0 ? blaming : `Да, ${blaming}`);
    return { document, actions };
  }
  const puts = (words: RegExp) => (action: CodeAction) =>
    action.kind === "quickfix" &&
    words.test(JSON.stringify(action.edit?.documentChanges ?? action.edit?.changes ?? []));

  test.each(cases)("%s as %s: %j, %i", async (name, language, text, number, line) => {
    const { document, actions } = await offered(name, language, text, number);
    const before = await document.problems();
    await document.apply(actions.find(puts(/tactful-disable(?:-next-line)? /))?.edit ?? {});
    expect(document.text.split(/\r?\n/).filter((one) => one.startsWith(line))).toHaveLength(1);
    expect(await document.problems()).toEqual(before.toSpliced(number, 1));
    expect(document.text.split(/\r?\n/).filter((one) => !one.startsWith(line))).toEqual(text.split(/\r?\n/));
    if (text.includes("\r\n")) expect(document.text).not.toMatch(/[^\r]\n/);
    // Tools of gettext want a translator's own comments first.
    if (name.endsWith(".po")) expect(document.text).toMatch(/(?:^|\n)(?:\n|#~.*\n)# tactful/);
  });

  test.each(cases)("%s as %s: %j, %i, for the file", async (name, language, text, number) => {
    const { document, actions } = await offered(name, language, text, number);
    await document.apply(actions.find(puts(/tactful-disable-file /))?.edit ?? {});
    expect(document.text.endsWith(text)).toBe(true);
    expect(await document.problems()).toEqual([]);
  });

  test("JSON that shows no comments gets none", async () => {
    const { actions } = await offered("a.json", "json", `{ "a": "Но, ${blaming}.", "b": "https://a.b" }`, 0);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter(puts(/tactful-disable/))).toEqual([]);
  });
});
