import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { folderWith, run } from "./harness.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/baseline.schema.json", import.meta.url), "utf8"));
const name = "tactful-baseline.json";

test("old problems are silent, new ones are not", async () => {
  const cwd = folderWith({ "a.txt": "This is bad.", "b.txt": "Fine.", "tactful.json": "{}" });
  const first = await run([".", "--suppress"], { cwd });
  expect(first).toMatchObject({ code: 0, err: `tactful: ${name}: 1 problem on record\n` });
  const written = readFileSync(join(cwd, name), "utf8");
  expect(written).not.toContain("is bad");
  expect(new Ajv().compile(schema)(JSON.parse(written))).toBe(true);

  const quiet = await run(["."], { cwd });
  expect(quiet.code).toBe(0);
  expect(quiet.out).toContain("1 known problem is not shown");
  writeFileSync(join(cwd, "a.txt"), "Something new above.\n\nThis  is BAD.\n\nMore bad things.".replace("BAD", "bad"));
  const loud = await run([".", "--format=json"], { cwd });
  expect(loud.code).toBe(1);
  const [document] = JSON.parse(loud.out).files[0].documents;
  expect(document.problems).toMatchObject([{ line: 5 }]);
  expect(document.suppressed).toMatchObject([{ problem: { line: 3 }, by: "baseline", reason: name }]);
  // A run that asks for nothing changes nothing.
  expect(readFileSync(join(cwd, name), "utf8")).toBe(written);
});

test("moves with a file", async () => {
  const cwd = folderWith({ "a.txt": "This is bad.", "tactful.json": "{}" });
  await run(["a.txt", "--suppress"], { cwd });
  mkdirSync(join(cwd, "Ответы"));
  renameSync(join(cwd, "a.txt"), join(cwd, "Ответы/б.txt"));
  expect(await run(["."], { cwd })).toMatchObject({ code: 0, err: "" });
  await run([".", "--prune-suppressions"], { cwd });
  expect(Object.keys(JSON.parse(readFileSync(join(cwd, name), "utf8")).files)).toEqual(["Ответы/б.txt"]);
});

test("stale entries are told of, and go when asked to; pruning lets nothing new in", async () => {
  const cwd = folderWith({ "a.txt": "This is bad.", "b.txt": "It was bad.", "tactful.json": "{}" });
  await run([".", "--suppress"], { cwd });
  writeFileSync(join(cwd, "a.txt"), "Mended.");
  rmSync(join(cwd, "b.txt"));
  writeFileSync(join(cwd, "c.txt"), "All is bad.");
  const told = await run(["."], { cwd });
  expect(told).toMatchObject({ code: 1, err: expect.stringContaining("2 entries are no longer needed") });
  expect((await run([".", "--prune-suppressions"], { cwd })).code).toBe(1);
  expect(JSON.parse(readFileSync(join(cwd, name), "utf8")).files).toEqual({});
});

test("is found from a folder below, and elsewhere when it is named", async () => {
  const cwd = folderWith({ "tactful.json": "{}", "sub/a.txt": "bad" });
  const below = join(cwd, "sub");
  await run(["a.txt", "--suppress"], { cwd: below });
  expect(existsSync(join(cwd, name))).toBe(true);
  expect((await run(["sub"], { cwd })).code).toBe(0);
  await run(["a.txt", "--suppress", "--baseline=../other.json"], { cwd: below });
  expect(JSON.parse(readFileSync(join(cwd, "other.json"), "utf8")).files).toHaveProperty(["sub/a.txt"]);
  expect((await run(["a.txt", "--baseline=../other.json"], { cwd: below })).code).toBe(0);
});

test("what a suppression in the text silences is not put on record", async () => {
  const cwd = folderWith({ "a.txt": "fine" });
  expect((await run(["a.txt", "--suppress"], { cwd })).err).toContain("0 problems on record");
  expect(existsSync(join(cwd, name))).toBe(false);
});

test.each([
  [["a.txt", "--baseline", "no.json"], "no.json: There is no such baseline. Make one with --suppress."],
  [["a.txt", "--prune-suppressions"], "There is no such baseline"],
  [["a.txt", "--suppress", "--prune-suppressions"], "--suppress and --prune-suppressions exclude each other"],
  [["a.txt", "--baseline", "broken.json"], "broken.json:1:1: This is not JSON"],
])("%j is refused", async (argv, message) => {
  const { code, err } = await run(argv, { cwd: folderWith({ "a.txt": "bad", "broken.json": "<<<<<<<\n{}" }) });
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test("standard input without a name has no past", async () => {
  const cwd = folderWith({ "a.txt": "bad" });
  await run(["a.txt", "--suppress"], { cwd });
  expect((await run(["-"], { cwd, stdin: "bad" })).code).toBe(1);
  expect((await run(["-", "--stdin-filename=a.txt"], { cwd, stdin: "bad" })).code).toBe(0);
});
