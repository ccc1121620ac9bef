import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readArguments } from "../cli/arguments.ts";
import { en } from "../cli/strings/en.ts";
import { extensions } from "../core/formats/detect.ts";

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
    const named = /\((.*)\)/.exec(files)?.[1]?.replace("html?", "htm|html").split("|") ?? [];
    expect(extensions).toEqual(expect.arrayContaining(named.map((name) => `.${name}`)));
    expect(new RegExp(files).test("replies/май.md")).toBe(true);
    expect(new RegExp(files).test("logo.png")).toBe(false);
  }
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
