import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { DocumentReport } from "../../cli/document-report.ts";
import { sarifLog } from "../../cli/reporters/sarif.ts";
import { en } from "../../cli/strings/en.ts";
import type { Problem } from "../../core/problem.ts";
import { fakeServices, folderWith, type RunOptions, run } from "./harness.ts";

const evil = "evil\n::error::x,y:100%.md";
const files = {
  [evil]: '::set-output name=x::bad\nтоже bad <!-- -->\u0007 & "meh"',
  "Ответы/май #1.csv": "7: всё bad\n8: meh\nno colon\n",
  "tactful.json": "{}",
};

interface SarifRun {
  results: { level: string }[];
  invocations: { toolExecutionNotifications: object[] }[];
}

/** A linter that has a rewrite for what it finds, and silences "hm". */
const services: RunOptions["services"] = {
  ...fakeServices,
  createLinter: async (packs) => {
    const { linter, errors } = await fakeServices.createLinter(packs);
    const lint: typeof linter.lint = async (document, settings) => {
      const result = await linter.lint(document, settings);
      const of = (texts: string[]) => (problem: Problem) => ({
        ...problem,
        message: `${problem.message} [x](https://evil.example)`,
        rewrites: texts.map((text) => ({ start: problem.start, end: problem.end, text })),
      });
      const problems = result.problems.filter(({ rule }) => rule !== "structure/hm").map(of(["good", "[what]"]));
      const suppressed = result.problems.filter(({ rule }) => rule === "structure/hm");
      return { ...result, problems, suppressed: suppressed.map((problem) => ({ ...problem, reason: "agreed" })) };
    };
    return { linter: { ...linter, lint }, errors };
  },
};

describe("sarif", () => {
  const log = async (cwd: string, ...argv: string[]) =>
    JSON.parse((await run([".", "--format=sarif", ...argv], { cwd, services })).out);

  test("has places, rules, fixes and what failed", async () => {
    const [sarif] = (await log(folderWith(files))).runs;
    const [first] = sarif.results;
    expect(first).toMatchObject({
      ruleId: "bad-word",
      ruleIndex: 0,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "evil%0A%3A%3Aerror%3A%3Ax%2Cy%3A100%25.md", uriBaseId: "%SRCROOT%" },
            region: { startLine: 1, startColumn: 22, endLine: 1, endColumn: 25 },
          },
        },
      ],
      // No rewrite with a blank to fill in.
      fixes: [
        {
          artifactChanges: [
            { replacements: [{ deletedRegion: { startColumn: 22 }, insertedContent: { text: "good" } }] },
          ],
        },
      ],
    });
    expect(first.message.text).not.toContain("](");
    expect(sarif.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["bad-word", "meh-word"]);
    expect(sarif.tool.driver.rules[0]).toMatchObject({
      shortDescription: { text: "Finds bad words." },
      help: { markdown: expect.stringContaining("# Bad words") },
      helpUri: "https://tactful.example/rules/bad-word",
    });
    expect(sarif.results.at(-1).locations[0].physicalLocation.artifactLocation.uri).toBe(
      "%D0%9E%D1%82%D0%B2%D0%B5%D1%82%D1%8B/%D0%BC%D0%B0%D0%B9%20%231.csv",
    );
    expect(sarif.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: "error", message: { text: expect.stringContaining("no colon") } }],
      },
    ]);
  });

  test("says nothing of the machine", async () => {
    const cwd = folderWith(files);
    expect(JSON.stringify(await log(cwd))).not.toContain(cwd);
  });

  test("fingerprints stay when lines come above, and tell two of a kind apart", async () => {
    const prints = async (text: string) => {
      const [sarif] = (await log(folderWith({ "a.txt": text }))).runs;
      return sarif.results.map((result: { partialFingerprints: object }) => result.partialFingerprints);
    };
    const before = await prints("So bad.\nSo bad.");
    expect(new Set(before.map((print: object) => JSON.stringify(print))).size).toBe(2);
    expect(await prints("New line.\n\nSo bad.\nSo bad.")).toEqual(before);
  });

  test("lists what is silenced, and says by what", async () => {
    const cwd = folderWith({ "a.txt": "bad hm", "tactful.json": "{}" });
    await run([".", "--suppress"], { cwd, services });
    const [sarif] = (await log(cwd)).runs;
    expect(sarif.results).toMatchObject([
      { ruleId: "bad-word", suppressions: [{ kind: "external", justification: "tactful-baseline.json" }] },
      { ruleId: "structure/hm", suppressions: [{ kind: "inSource", justification: "agreed" }] },
    ]);
  });

  test("is cut to what GitHub takes: the worst stay, and it says so", async () => {
    const reports: DocumentReport[] = [];
    const cwd = folderWith({
      "a.csv": Array.from({ length: 30 }, (_, i) => `${i}: ${i % 3 ? "meh" : "bad"}`).join("\n"),
    });
    const { out } = await run([".", "--format=json"], { cwd });
    for (const document of JSON.parse(out).files[0].documents) {
      const problems = document.problems.map((problem: object) => ({ ...problem, place: problem }));
      reports.push({ ...document, file: { path: "a.csv" }, problems, suppressed: [] });
    }
    const logOf = async (limits: { results: number; bytes: number }) => {
      const options = { version: "1.0.0", strings: en, locale: "en" as const, services: fakeServices, limits };
      return ((await sarifLog(reports, [], options)) as { runs: SarifRun[] }).runs[0]!;
    };
    const few = await logOf({ results: 12, bytes: 1e9 });
    expect(few.results.map(({ level }: { level: string }) => level).sort()).toEqual([
      ...Array(10).fill("error"),
      "warning",
      "warning",
    ]);
    expect(few.invocations[0]?.toolExecutionNotifications).toEqual([
      { level: "warning", message: { text: "18 more problems are not shown here" } },
    ]);
    const whole = await logOf({ results: 1000, bytes: 1e9 });
    const small = await logOf({ results: 1000, bytes: gzipSync(JSON.stringify(whole)).length - 200 });
    expect(small.results.length).toBeGreaterThan(0);
    expect(small.results.length).toBeLessThan(30);
    expect(small.results.filter(({ level }) => level === "error")).toHaveLength(10);
  });
});

/** Microsoft's own validator, where it is installed: `npm i --prefix DIR @microsoft/sarif-multitool-linux`. */
const multitool = join(process.env.TACTFUL_SARIF_MULTITOOL ?? "node_modules/@microsoft/sarif-multitool-linux");
const hasMultitool = existsSync(join(multitool, "sarif-2.1.0.json"));
if (!hasMultitool) console.log("The SARIF multitool is not here (TACTFUL_SARIF_MULTITOOL): its tests are skipped.");

test.skipIf(!hasMultitool)("sarif fits its schema, and the rules of Microsoft's validator and GitHub", async () => {
  const cwd = folderWith({ ...files, "b.txt": "hm" });
  const { out } = await run([".", "--format=sarif"], { cwd, services });
  const { $schema, id, ...schema } = JSON.parse(
    readFileSync(join(multitool, "sarif-2.1.0.json"), "utf8").replace(/^\ufeff/, ""),
  );
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  expect(validate(JSON.parse(out)) || validate.errors).toBe(true);
  const folder = folderWith({ "f.sarif": out });
  execFileSync(
    join(multitool, "Sarif.Multitool"),
    [
      "validate",
      "f.sarif",
      "--rule-kind",
      "Sarif;Ghas",
      "--level",
      "Error;Warning",
      "--kind",
      "Fail",
      "-o",
      "r.sarif",
      "--log",
      "ForceOverwrite",
    ],
    { cwd: folder, env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" } },
  );
  const { results = [] } = JSON.parse(readFileSync(join(folder, "r.sarif"), "utf8").replace(/^\ufeff/, "")).runs[0];
  expect(results.map(({ ruleId, message }: { ruleId: string; message: object }) => [ruleId, message])).toEqual([]);
});

describe("rdjson", () => {
  const text = { type: "string" };
  const position = {
    type: "object",
    required: ["line", "column"],
    additionalProperties: false,
    properties: { line: { type: "integer", minimum: 1 }, column: { type: "integer", minimum: 1 } },
  };
  const range = {
    type: "object",
    required: ["start", "end"],
    additionalProperties: false,
    properties: { start: position, end: position },
  };
  /** What reviewdog's own schema allows, and nothing that it would pass over: it takes unknown properties. */
  const schema = {
    type: "object",
    required: ["source", "diagnostics"],
    additionalProperties: false,
    properties: {
      source: { type: "object", additionalProperties: false, properties: { name: text, url: text } },
      diagnostics: {
        type: "array",
        items: {
          type: "object",
          required: ["message", "location", "severity", "code"],
          additionalProperties: false,
          properties: {
            message: text,
            location: {
              type: "object",
              required: ["path", "range"],
              additionalProperties: false,
              properties: { path: text, range },
            },
            severity: { enum: ["ERROR", "WARNING", "INFO"] },
            code: { type: "object", additionalProperties: false, properties: { value: text, url: text } },
            suggestions: {
              type: "array",
              items: {
                type: "object",
                required: ["range", "text"],
                additionalProperties: false,
                properties: { range, text },
              },
            },
          },
        },
      },
    },
  };

  test("fits reviewdog, with columns in bytes", async () => {
    const { out } = await run([".", "--format=rdjson"], { cwd: folderWith(files), services });
    const output = JSON.parse(out);
    const validate = new Ajv().compile(schema);
    expect(validate(output) || validate.errors).toBe(true);
    const second = output.diagnostics[1];
    // «тоже » is nine bytes.
    expect(second).toMatchObject({
      location: { path: evil, range: { start: { line: 2, column: 10 }, end: { line: 2, column: 13 } } },
      severity: "ERROR",
    });
    expect(second.suggestions).toEqual([{ range: second.location.range, text: "good" }]);
  });

  test("columns are bytes of the line as the file has it; only a file in UTF-8 is offered changes", async () => {
    const cwd = folderWith({
      "a.txt": "\ufeffтоже bad\nтоже bad",
      "b.txt": Buffer.from("\ufeffтоже bad\nтоже bad", "utf16le"),
    });
    const { out } = await run([".", "--format=rdjson"], { cwd, services });
    const { diagnostics } = JSON.parse(out) as {
      diagnostics: { location: { range: { start: { column: number } } }; suggestions?: object[] }[];
    };
    expect(diagnostics.map(({ location }) => location.range.start.column)).toEqual([13, 10, 13, 11]);
    expect(diagnostics.map(({ suggestions }) => suggestions?.length ?? 0)).toEqual([1, 1, 0, 0]);
    const parts = await run([".", "--format=json"], { cwd, services });
    writeFileSync(join(cwd, "report.json"), parts.out);
    expect((await run(["merge-reports", "report.json", "--format=rdjson"], { cwd, services })).out).toBe(out);
  });

  test("is whole where there is nothing", async () => {
    const { out } = await run(["a.txt", "--format=rdjson"], { cwd: folderWith({ "a.txt": "" }) });
    expect(JSON.parse(out).diagnostics).toEqual([]);
  });
});

test("checkstyle is XML, whatever the text and the names hold", async () => {
  const { out } = await run([".", "--format=checkstyle"], { cwd: folderWith(files), services });
  expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  const attribute = /(\w+)="([^"<]*)"/g;
  const tags = [...out.matchAll(/<(\??\w+)((?:\s+\w+="[^"<]*")*)\s*[/?]?>/g)];
  expect(tags.map(([, name]) => name)).toEqual([
    "?xml",
    "checkstyle",
    "file",
    "error",
    "error",
    "error",
    "file",
    "error",
    "error",
  ]);
  const decoded = (tag: string) =>
    Object.fromEntries(
      [...tag.matchAll(attribute)].map(([, key, value]) => [
        key,
        value!.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
      ]),
    );
  expect(decoded(tags[2]![2]!)).toEqual({ name: evil });
  expect(decoded(tags[3]![2]!)).toMatchObject({
    line: "1",
    column: "22",
    severity: "error",
    source: "tactful.bad-word",
  });
});

describe("github", () => {
  const github = (cwd: string, env = {}) => run([".", "--format=github"], { cwd, env, services });

  test("no text and no name is a command", async () => {
    const { out, err } = await github(folderWith(files));
    const lines = out.trimEnd().split("\n");
    const [, token] = /^::stop-commands::([\w-]{20,})$/.exec(lines[0]!)!;
    expect(lines[1]).toBe(`::${token}::`);
    for (const line of lines.slice(2)) expect(line).toMatch(/^::(error|warning|notice) [^:]*::[^\r\n]*$/);
    expect(lines[2]).toMatch(/^::error file=Ответы\/май #1.csv,line=3,title=Tactful::/);
    expect(lines[3]).toContain(
      "file=evil%0A%3A%3Aerror%3A%3Ax%2Cy%3A100%25.md,line=1,endLine=1,col=22,endColumn=25,title=Tactful%3A bad-word::",
    );
    expect(lines.at(-1)).toMatch(/^::warning file=Ответы/);
    // What is told on standard error is told between the two.
    expect(err).not.toBe("");
    expect(new Set((await github(folderWith(files))).out.split("\n")).has(lines[0]!)).toBe(false);
  });

  test("ten of each at most, and one notice for the rest", async () => {
    const cwd = folderWith({ "a.txt": "bad ".repeat(15) + "meh ".repeat(12) });
    const { out } = await github(cwd);
    const lines = out.trimEnd().split("\n").slice(2);
    expect(lines.map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual([
      ...Array(10).fill("error"),
      ...Array(10).fill("warning"),
      "notice",
    ]);
    expect(lines.at(-1)).toContain("7 more problems are not shown here");
  });

  test("paths are from the root of the checkout", async () => {
    const root = folderWith({ "sub/a.txt": "bad" });
    const { out } = await github(join(root, "sub"), { GITHUB_WORKSPACE: root });
    expect(out).toContain("file=sub/a.txt,");
  });
});

test("other commands have no such formats", async () => {
  const { code, err } = await run(["outline", "a.txt", "--format=sarif"]);
  expect([code, err]).toEqual([2, 'tactful: --format cannot be "sarif". It can be: stylish, json.\n']);
});
