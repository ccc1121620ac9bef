import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { options } from "../../cli/arguments.ts";
import { firstConfig } from "../../cli/commands/init.ts";
import { en } from "../../cli/strings/en.ts";
import { ru } from "../../cli/strings/ru.ts";
import { uk } from "../../cli/strings/uk.ts";
import { parseConfig } from "../../core/config.ts";
import manifest from "../../package.json" with { type: "json" };
import { fakeRules, folderWith, run } from "./harness.ts";

describe("help", () => {
  test.each([
    ["en", en],
    ["ru", ru],
    ["uk", uk],
  ])("in %s names every option and command, in 80 columns", (_, { help }) => {
    for (const name of [
      ...Object.keys(options)
        .filter((option) => !options[option]?.isForEditors)
        .map((option) => `--${option}`),
      "tactful outline",
      "tactful init",
      "tactful explain",
      "tactful rules",
      "tactful merge-reports",
      "tactful lsp",
      "tactful mcp",
    ]) {
      expect(help).toContain(name);
    }
    expect(Math.max(...help.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("comes in the language of the person", async () => {
    expect((await run(["--help"])).out).toContain("Usage");
    expect((await run(["-h", "--locale=ru"])).out).toContain("Как запускать");
    expect((await run(["explain", "--help"], { env: { LANG: "uk_UA.UTF-8" } })).out).toContain("Як запускати");
    expect((await run(["--help"], { env: { LANG: "de_DE.UTF-8" } })).out).toContain("Usage");
  });

  test("--version", async () => {
    expect(await run(["--version"])).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
  });
});

describe("init", () => {
  test("writes a configuration, once", async () => {
    const cwd = folderWith({});
    const first = await run(["init"], { cwd });
    expect([first.code, first.out]).toEqual([
      0,
      "Wrote tactful.json.\nNext: say in it what your texts are, then run: tactful .\n",
    ]);
    const written = readFileSync(join(cwd, "tactful.json"), "utf8");
    const second = await run(["init", "--locale", "uk"], { cwd });
    expect([second.code, second.err]).toEqual([
      2,
      "tactful: tactful.json: такий файл уже є. Нічого не змінено; відредагуйте його або спершу вилучіть.\n",
    ]);
    expect(readFileSync(join(cwd, "tactful.json"), "utf8")).toBe(written);
    expect((await run(["."], { cwd: folderWith({ "tactful.json": written, "a.txt": "fine" }) })).code).toBe(0);
  });

  test.each([
    ["en", en],
    ["ru", ru],
    ["uk", uk],
  ])("what it writes in %s is right", (_, strings) => {
    const written = firstConfig(strings);
    expect(parseConfig(written, "tactful.json", fakeRules).errors).toEqual([]);
    // The examples in the comments are right, too, once somebody takes the marks away.
    const uncommented = written
      .replace(/^ *\/\/ (?=["{])/gm, "")
      .replaceAll(/familiarity|shouting/g, "bad-word")
      .replace('"bad-word": "off"', "");
    expect(parseConfig(uncommented, "tactful.json", fakeRules).errors.map(String)).toEqual([]);
  });

  test("takes no arguments", async () => {
    expect((await run(["init", "there"])).err).toBe("tactful: Too many arguments: there. See tactful --help.\n");
  });
});

describe("explain", () => {
  test("shows the page and the examples", async () => {
    const { code, out } = await run(["explain", "bad-word"]);
    expect(code).toBe(0);
    expect(out).toBe(`Bad words

Finds bad words. They hurt, as we know (https://example.org/why).

  • one code
  • two more

Examples
English
  ✖ This is bad.
  ✔ This is good.

Russian
  ✖ Это плохо.

https://tactful.example/rules/bad-word
`);
  });

  test("in the reader's language where it is written, else in English", async () => {
    expect((await run(["explain", "bad-word", "--locale=ru"])).out).toMatch(/^Плохие слова\n[\s\S]*Примеры\nрусский\n/);
    expect((await run(["explain", "meh-word", "--locale=uk"])).out).toContain("Finds meh.");
  });

  test.each([
    [["explain"], "tactful: Name a rule or a file, such as: tactful explain arguing. tactful rules lists them all.\n"],
    [["explain", "bda-word"], "tactful: There is no rule bda-word. Did you mean bad-word?\n"],
    [["explain", "hm"], "tactful: There is no rule hm. tactful rules lists them all.\n"],
    [["explain", "__proto__"], "tactful: There is no rule __proto__. tactful rules lists them all.\n"],
    [["explain", "bad-word", "meh-word"], "tactful: Too many arguments: meh-word. See tactful --help.\n"],
  ])("%j", async (argv, message) => {
    const { code, err } = await run(argv);
    expect([code, err]).toEqual([2, message]);
  });
});

describe("rules", () => {
  test("as a table", async () => {
    expect((await run(["rules"])).out).toBe(`Rule          Severity  Kinds                Languages  What it finds
bad-word      error     email reply message  ru en      Finds bad words.
meh-word      warning   reply                en         Finds meh.
structure/hm  info      email
`);
  });

  test("on a narrow screen", async () => {
    const { out } = await run(["rules"], { isTTY: true, columns: 60, env: { NO_COLOR: "1" } });
    expect(out).toContain("ru en\n    Finds bad words.\n");
  });

  test("as JSON", async () => {
    const { out } = await run(["rules", "--format", "json"]);
    expect(JSON.parse(out).rules[1]).toMatchObject({
      id: "meh-word",
      severity: "warning",
      kinds: ["reply"],
      languages: ["en"],
      summary: "Finds meh.",
      options: { words: { default: 3 } },
    });
  });
});

test("a company's own rules are listed and explained like ours", async () => {
  const voice = (language: string, why = "") =>
    `rule: brand/cheap\nlanguage: ${language}\nmessage: '{actual} is cheap. So are we.'\n${why}phrases:\n  - { match: a, suggest: b, bad: A., good: C. }\n`;
  const cwd = folderWith({
    "tactful.json": '{ "packs": ["*.yml"] }',
    "en.yml": voice("en", "why: Because.\n"),
    "ru.yml": voice("ru"),
  });
  expect((await run(["rules"], { cwd })).out).toContain(
    "brand/cheap   warning   email reply message  ru en      … is cheap.\n",
  );
  expect((await run(["explain", "brand/cheap"], { cwd })).out).toBe(
    "brand/cheap\n\n… is cheap. So are we.\n\nBecause.\n\nExamples\nEnglish\n  ✖ A.\n  ✔ b\n\nRussian\n  ✖ A.\n  ✔ b\n",
  );
  expect((await run(["explain", "brand/cheep"], { cwd })).err).toContain("Did you mean brand/cheap?");
  expect((await run(["rules", "--no-config"], { cwd })).out).not.toContain("brand");
});

describe("the program", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const command = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "cli/bin.ts")];

  test("ends with the exit code", () => {
    const { status, stderr } = spawnSync(process.execPath, [...command, "no.txt"], {
      encoding: "utf8",
      cwd: folderWith({}),
    });
    expect([status, stderr]).toEqual([2, "tactful: no.txt: There is no such file or folder. Check the name.\n"]);
  });

  test("is quiet when its reader has seen enough", async () => {
    const child = spawn(process.execPath, [...command, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (data) => (stderr += data));
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, stderr]).toEqual([0, ""]);
  });
});
