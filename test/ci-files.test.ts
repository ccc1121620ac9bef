import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readArguments } from "../cli/arguments.ts";
import { en } from "../cli/strings/en.ts";
import { extensions, isDataFile } from "../core/formats/detect.ts";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

test("the hooks of pre-commit are given texts that Tactful reads, and start it with options that it has", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as { id: string; entry: string; files: string }[];
  expect(hooks.map(({ id }) => id)).toEqual(["tactful", "tactful-fix"]);
  for (const { entry, files } of hooks) {
    const [program, ...argv] = entry.split(" ");
    expect(program).toBe("tactful");
    expect(() =>
      readArguments(
        argv.filter((argument) => argument !== "--fix"),
        en,
      ),
    ).not.toThrow();
    const named = /\((.*)\)/.exec(files)?.[1]?.split("|") ?? [];
    // Nobody but the configuration knows which data files hold texts.
    const wanted = extensions.filter((extension) => !isDataFile(`a${extension}`));
    expect(named.map((name) => `.${name}`).sort()).toEqual([...wanted].sort());
    expect(new RegExp(files).test("replies/май.md")).toBe(true);
    expect(new RegExp(files).test("logo.png")).toBe(false);
  }
});

test("the recipe for pre-commit names texts, and nothing else", () => {
  const [, recipe = ""] = /```yaml\n(repos:[\s\S]*?)```/.exec(read("docs/ci.md")) ?? [];
  const [{ hooks }] = parse(recipe).repos as [{ hooks: { files: string }[] }];
  const isNamed = (path: string) => hooks.some(({ files }) => new RegExp(files).test(path));
  expect(
    ["replies/май.md", "emails/a.html", "replies/a.py", "emails/a.css", "emails/tactful.json"].map(isNamed),
  ).toEqual([true, true, false, false, false]);
});

test.each(["docs/ci.md", "docs/mcp.md"])("the commands of %s have options that there are", (name) => {
  const commands = [...read(name).matchAll(/(?:npx |`|^|-- )tactful ([^|\n`>]*)/gm)].map(([, rest = ""]) => rest);
  expect(commands.length).toBeGreaterThan(1);
  for (const command of commands) {
    // Shells and CI systems put values in.
    const argv = command
      .replace(/\$\{\{.*?\}\}/g, "1")
      .replace(/\|\|.*/, "")
      .trim()
      .split(/\s+/);
    expect(() =>
      readArguments(
        argv.map((argument) => argument.replace(/^"|"$/g, "")),
        en,
      ),
    ).not.toThrow();
  }
});
