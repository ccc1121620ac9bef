import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { services as real } from "../../cli/services.ts";
import { folderWith, run } from "../cli/harness.ts";
import { fakeLinter } from "./fake.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/output.schema.json", import.meta.url), "utf8"));

const services = { ...real, createLinter: async () => ({ linter: fakeLinter().linter, errors: [] }) };

const files = {
  "a.md": "You failed to read the instructions. The squirrel sat upon your lovely fence.\n",
  "tactful.json": '{ "reader": "on", "kind": "reply", "language": "en" }',
};

it("marks opinions in JSON, and keeps them where reports are merged", async () => {
  const cwd = folderWith(files);
  const { out, code } = await run(["a.md", "--format", "json"], { cwd, services });
  expect(code).toBe(1);
  const report = JSON.parse(out);
  const validate = new Ajv({ allErrors: true }).compile(schema);
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  const [byRule, byReader] = report.files[0].documents[0].problems;
  expect(byRule).not.toHaveProperty("source");
  expect(byReader).toMatchObject({ rule: "blaming", severity: "warning", source: "reader" });
  expect(byReader.probability).toBeGreaterThan(0.9);
  expect(byReader.examples[0].bad).toBe("You should have counted the squirrels.");

  const merging = folderWith({ "r.json": out });
  const merged = await run(["merge-reports", "r.json", "--format", "json"], { cwd: merging });
  expect(JSON.parse(merged.out).files[0].documents[0].problems[1]).toEqual(byReader);
});

describe("each format tells an opinion from a rule", () => {
  const LIKELY = "Of ten sentences like this, about 9 bother people.";
  const ALIKE = "It reads much like: “You should have counted the squirrels.” → “Let us count them together.”";
  const output = async (format: string) => {
    const { out } = await run(["a.md", "--format", format], { cwd: folderWith(files), services });
    return out;
  };

  it("stylish", async () => {
    const out = await output("stylish");
    expect(out).toMatch(/blaming {2}\(opinion\)\n/);
    // Of the two findings of the rule, one is an opinion.
    expect(out.match(/\(opinion\)/g)).toHaveLength(1);
    expect(out).toContain(LIKELY);
    expect(out).toContain(ALIKE);
  });

  it("github", async () => {
    const commands = (await output("github")).split("\n").filter((line) => /^::(error|warning)/.test(line));
    expect(commands).toHaveLength(2);
    expect(commands[0]).toContain("title=Tactful%3A blaming::");
    expect(commands[1]).toContain("title=Tactful%3A blaming (opinion)::");
    expect(commands[1]).toContain(LIKELY);
  });

  it("sarif", async () => {
    const [byRule, byReader] = JSON.parse(await output("sarif")).runs[0].results;
    expect(byRule).not.toHaveProperty("properties");
    expect(byReader.properties).toMatchObject({ source: "reader", probability: expect.any(Number) });
    expect(byReader.properties.examples[0].bad).toBe("You should have counted the squirrels.");
    expect(byReader.message.text).toContain(ALIKE);
    expect([byRule.level, byReader.level]).toEqual(["error", "warning"]);
  });

  it("checkstyle", async () => {
    const sources = (await output("checkstyle")).match(/source="[^"]*"/g);
    expect(sources).toEqual(['source="tactful.blaming"', 'source="tactful.reader.blaming"']);
  });

  it("rdjson", async () => {
    const [byRule, byReader] = JSON.parse(await output("rdjson")).diagnostics;
    expect(byRule).not.toHaveProperty("source");
    expect(byReader.source.name).toBe("tactful, the second reader");
    expect(byReader.message).toContain(LIKELY);
  });

  it("ndjson", async () => {
    const { problems } = JSON.parse((await output("ndjson")).trim());
    expect(problems.map(({ source }: { source?: string }) => source)).toEqual([undefined, "reader"]);
  });
});

it("fails nobody's build by an opinion, and takes a baseline", async () => {
  const cwd = folderWith({
    ...files,
    "a.md": "You failed to read it, alas. The squirrel sat upon your lovely fence.\n",
  });
  expect((await run(["a.md", "--suppress"], { cwd, services })).code).toBe(0);
  expect((await run(["a.md", "--fail-on", "info"], { cwd, services })).code).toBe(0);
});

it("refuses another value than off and on", async () => {
  const cwd = folderWith({ ...files, "tactful.json": '{ "reader": "loud" }' });
  const { code, err } = await run(["a.md"], { cwd, services });
  expect(code).toBe(2);
  expect(err).toContain("reader");
});
