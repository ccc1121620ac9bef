import { expect, test } from "vitest";
import { cloneOf, repositoryWith } from "../helpers/repository.ts";
import { run } from "./harness.ts";

async function problems(folder: string, ...argv: string[]) {
  const { code, out, err } = await run(["--format", "json", "--changed-since", "HEAD", ...argv, "."], { cwd: folder });
  const { files } = JSON.parse(out) as {
    files: { path: string; documents: { row: number; problems: { line: number; rule: string }[] }[] }[];
  };
  const told = files.flatMap(({ path, documents }) =>
    documents.flatMap(({ problems }) => problems.map(({ line, rule }) => `${path}:${line} ${rule}`)),
  );
  return { code, err, told, files: files.map(({ path }) => path) };
}

test("only changed lines of changed files are told of, and decide the exit code", async () => {
  const { folder, write } = repositoryWith({ "old.md": "bad\n", "a.md": "bad\nfine\n" });
  write({ "a.md": "bad\nfine\nmeh\n" });
  expect(await problems(folder)).toEqual({ code: 0, err: "", told: ["a.md:3 meh-word"], files: ["a.md"] });
  expect((await problems(folder, "--fail-on", "warning")).code).toBe(1);
});

test("of a table, a row is its lines", async () => {
  const { folder, write } = repositoryWith({ "t.csv": "1: bad\n2: fine\n3: bad\n" });
  write({ "t.csv": "1: bad\n2: bad\n3: bad\n4: bad\n" });
  expect((await problems(folder)).told).toEqual(["t.csv:2 bad-word", "t.csv:4 bad-word"]);
});

test("nothing that changed is nothing to remark", async () => {
  const { folder } = repositoryWith({ "old.md": "bad\n" });
  expect(await problems(folder)).toEqual({ code: 0, err: "", told: [], files: [] });
});

test("standard input is new as a whole", async () => {
  const { folder } = repositoryWith({ "old.md": "bad\n" });
  const { out } = await run(["--changed-since", "HEAD", "-"], { cwd: folder, stdin: "bad" });
  expect(out).toContain("«bad» hurts.");
});

test("a reference that is none is wrong use", async () => {
  const { folder } = repositoryWith({ "old.md": "bad\n" });
  const { code, err } = await run(["--changed-since", "mian", "."], { cwd: folder });
  expect([code, err]).toEqual([
    2,
    'tactful: There is no commit "mian" in this repository. Check the name, or fetch it first.\n',
  ]);
});

test("lines that end with CR alone are lines", async () => {
  const { folder, write } = repositoryWith({ "a.md": "bad\rfine\rbad\r", "b.md": "bad\rfine\r" });
  write({ "a.md": "bad\rmeh\rbad\r" });
  expect((await problems(folder)).told).toEqual(["a.md:2 meh-word"]);
});

test("a clone without the files of its history says how to get them", async () => {
  const origin = repositoryWith({ "a.md": "bad\n" });
  origin.git("config", "uploadpack.allowFilter", "true");
  origin.commit({ "a.md": "bad\nmeh\n" });
  const { folder, git } = cloneOf(origin, "--filter=blob:none");
  const ask = () => run(["--format", "json", "--changed-since", "HEAD^", "."], { cwd: folder });
  const { code, err } = await ask();
  expect([code, err]).toEqual([2, expect.stringContaining("git fetch --refetch --no-filter")]);
  git("fetch", "--quiet", "--refetch", "--no-filter");
  expect((await ask()).err).toBe("");
});
