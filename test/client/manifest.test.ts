import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { settingValues } from "../../server/settings.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const client = join(root, "client");
const manifest = JSON.parse(readFileSync(join(client, "package.json"), "utf8"));
const project = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const sources = readdirSync(join(client, "src"))
  .map((name) => readFileSync(join(client, "src", name), "utf8"))
  .join("\n");
const texts = readFileSync(join(client, "package.nls.json"), "utf8");

const contributed: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
const registered = [...sources.matchAll(/register\("([\w.]+)"/g)].map((found) => found[1] as string);
/** Those that the server has: vscode-languageclient registers them itself. */
const ofServer = [...readFileSync(join(client, "src/protocol.ts"), "utf8").matchAll(/: "(tactful\.\w+)"/g)].map(
  (found) => found[1] as string,
);

test("the extension has the version of the whole", () => {
  expect(manifest.version).toBe(project.version);
});

describe("settings", () => {
  const { properties } = manifest.contributes.configuration;

  test("are those that the server reads, with the same values and defaults", () => {
    const shown = Object.fromEntries(
      Object.entries<{ enum: string[]; default: string }>(properties)
        .filter(([name]) => name !== "tactful.trace.server")
        .map(([name, { enum: values, default: standard }]) => [
          name.replace("tactful.", ""),
          [standard, new Set(values)],
        ]),
    );
    const read = Object.fromEntries(
      Object.entries(settingValues).map(([name, values]) => [name, [values[0], new Set<string>(values)]]),
    );
    expect(shown).toEqual(read);
  });

  test("are few, each with a text, a scope and a name for every value", () => {
    expect(Object.keys(properties).length).toBeLessThanOrEqual(10);
    for (const [name, property] of Object.entries<Record<string, unknown>>(properties)) {
      expect(property.markdownDescription, name).toMatch(/^%/);
      expect(["resource", "window"]).toContain(property.scope);
      if (name === "tactful.trace.server") continue;
      expect((property.enumItemLabels as string[]).length, name).toBe((property.enum as string[]).length);
    }
  });
});

describe("commands", () => {
  test("that are offered are there, and have no name of the server's", () => {
    for (const command of contributed) expect(registered).toContain(command);
    expect(ofServer.length).toBeGreaterThan(2);
    for (const command of registered) expect(ofServer).not.toContain(command);
    for (const { category } of manifest.contributes.commands) expect(category).toBe("Tactful");
  });

  test("that menus and the walkthrough name are offered, or VS Code's own", () => {
    const inMenus = Object.values<{ command: string }[]>(manifest.contributes.menus).flat();
    for (const { command } of inMenus) expect(contributed).toContain(command);
    const linked = [...texts.matchAll(/command:([\w.]+)/g)].map((found) => found[1] as string);
    const awaited = [...JSON.stringify(manifest).matchAll(/onCommand:([\w.]+)/g)].map((found) => found[1] as string);
    for (const command of [...linked, ...awaited].filter((name) => name.startsWith("tactful."))) {
      expect(contributed).toContain(command);
    }
  });
});

test("a text of every kind that the extension asks about wakes it", () => {
  const selector = readFileSync(join(client, "src/selector.ts"), "utf8");
  const languages = /unsavedLanguages = \[([^\]]+)\]/.exec(selector)?.[1]?.match(/\w+/g) ?? [];
  expect(languages.length).toBeGreaterThan(3);
  for (const language of languages) expect(manifest.activationEvents).toContain(`onLanguage:${language}`);
});

test("snippets stand at the head of a text, and open and close it", () => {
  const snippets = JSON.parse(readFileSync(join(client, "snippets/front-matter.json"), "utf8"));
  for (const [name, { body }] of Object.entries<{ body: string[] }>(snippets)) {
    expect([body[0], body.at(-2), body.at(-1)], name).toEqual(["---", "---", "$0"]);
  }
});

test("nothing is collected", () => {
  expect(sources).not.toMatch(/telemetry|fetch\(|https?:/i);
  expect(manifest.dependencies).toBeUndefined();
});

test("the pictures of the page are there, and small", () => {
  const page = readFileSync(join(client, "README.md"), "utf8");
  const pictures = [...page.matchAll(/!\[[^\]]+\]\((images\/[^)]+)\)/g)].map((found) => found[1] as string);
  expect(pictures.length).toBeGreaterThan(1);
  for (const picture of pictures) expect(statSync(join(client, picture)).size, picture).toBeLessThan(150_000);
});

test("the extension is thin: it imports nothing of ours but its own files", () => {
  const imported = [...sources.matchAll(/from "([^"]+)"/g)].map((found) => found[1] as string);
  expect(imported).toContain("vscode");
  for (const name of imported) expect(name).toMatch(/^(?:\.\/[\w-]+\.ts|vscode|vscode-languageclient(?:\/\w+)?)$/);
});
