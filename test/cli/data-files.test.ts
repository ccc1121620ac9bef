/** Data files and workbooks through the whole program, with its own formats and configuration. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { services } from "../../cli/services.ts";
import { inlineRow, workbook } from "../helpers/workbook.ts";
import { folderWith, run } from "./harness.ts";

const real = {
  extensions: services.extensions,
  formatFor: services.formatFor,
};
const strings = JSON.stringify({ title: "so bad", id: "so bad" });

test("of a folder, only the data files that the configuration names the keys of", async () => {
  const cwd = folderWith({
    "tactful.json": '{ "files": [{ "include": ["locales"], "exclude": ["*.lock.json"], "strings": ["title"] }] }',
    "locales/en.json": strings,
    "locales/en.yml": "title: so bad\n",
    "locales/a.lock.json": strings,
    "package.json": strings,
  });
  const { code, out, err } = await run(["."], { cwd, services: real });
  expect([code, err]).toEqual([1, ""]);
  expect(out.match(/^\S+\.\w+$/gm)).toEqual(["locales/en.json", "locales/en.yml"]);
  expect(out).toContain("2 errors in 2 of 2 texts");
});

test("a data file that is named is checked all the same", async () => {
  const cwd = folderWith({ "en.json": strings, "ids.json": '{ "a": "b" }' });
  expect((await run(["en.json"], { cwd, services: real })).out).toContain("2 errors in 2 of 2 texts");
  const { code, err } = await run(["ids.json"], { cwd, services: real });
  expect(code).toBe(2);
  expect(err).toContain("ids.json: No string of this file looks like prose. Name the keys");
});

test("a broken configuration is told of where there is nothing but data files", async () => {
  const cwd = folderWith({ "tactful.json": '{ "files": [{ "include": ["."], "strings": [] }] }', "a.json": strings });
  const { code, err } = await run(["."], { cwd, services: real });
  expect(code).toBe(2);
  expect(err).toContain('"files → 1 → strings" must not be empty');
});

test("a problem in a workbook has its cell for a place", async () => {
  const cwd = folderWith({});
  const rows = inlineRow(1, ["id", "text"]) + inlineRow(2, ["7", "so bad"]);
  writeFileSync(join(cwd, "a.xlsx"), workbook([["Отзывы", rows]]), "latin1");
  expect((await run(["a.xlsx"], { cwd, services: real })).out).toContain("Отзывы!B2  bad-word");
  const { out } = await run(["a.xlsx", "--format", "json"], { cwd, services: real });
  const [problem] = JSON.parse(out).files[0].documents[0].problems;
  expect(problem).toMatchObject({ cell: "Отзывы!B2", line: 2, column: 2, endLine: 2, endColumn: 2 });
  expect((await run(["."], { cwd, services: real })).out).toContain("Отзывы!B2");
  for (const format of ["github", "rdjson", "checkstyle", "sarif"]) {
    const said = (await run(["a.xlsx", "--format", format], { cwd, services: real })).out;
    expect(said).toContain("Отзывы!B2: ");
    // Parts of a run lose nothing of it.
    writeFileSync(join(cwd, "report.json"), out);
    const merged = await run(["merge-reports", "report.json", "--format", format], { cwd, services: real });
    expect(merged.out).toContain("Отзывы!B2: ");
    if (format !== "sarif") continue;
    const [{ locations }] = JSON.parse(said).runs[0].results;
    expect(locations[0].logicalLocations).toEqual([{ fullyQualifiedName: "Отзывы!B2" }]);
  }
});

test("an old workbook is told of when it is named, and not looked for", async () => {
  const cwd = folderWith({ "a.txt": "fine" });
  writeFileSync(join(cwd, "a.xls"), "\u00D0\u00CF\u0011\u00E0", "latin1");
  const { code, err } = await run(["a.xls"], { cwd, services: real });
  expect(code).toBe(2);
  expect(err).toContain("a.xls: This workbook is protected by a password, or in the old .xls format. Save it as");
  expect((await run(["."], { cwd, services: real })).code).toBe(0);
});
