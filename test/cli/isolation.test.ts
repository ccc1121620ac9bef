/** A file that takes too long or too much is told of, and all others are checked. The threads are real. */
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readArguments } from "../../cli/arguments.ts";
import type { CheckEvent } from "../../cli/check-files.ts";
import { checkInThreads, threadLimits } from "../../cli/check-in-threads.ts";
import { services } from "../../cli/services.ts";
import { stringsOf } from "../../cli/strings/choose.ts";
import type { ThreadLimits } from "../../cli/threads/pool.ts";
import { folderWith } from "./harness.ts";

// Loading the rules in a thread takes its time where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const strings = stringsOf("en");
const bad = "Hello Ann,\n\nyou failed to read the terms.\n";
/** Long enough to take seconds, with an end to each sentence. */
const long = `${"You failed to read the terms, which is your own fault. ".repeat(40_000)}\n`;

async function check(threads: number, files: Record<string, string>, limits: Partial<ThreadLimits>, ...argv: string[]) {
  const cwd = folderWith(files);
  const run = {
    start: { args: readArguments([...argv, "."], strings), cwd, locale: "en" as const },
    files: Object.keys(files).map((shown, number) => ({ number, path: join(cwd, shown), shown, isChecked: true })),
    sizes: Object.values(files).map((text) => Buffer.byteLength(text)),
    strings,
    services,
  };
  const seen: string[] = [];
  for await (const event of checkInThreads(run, threads, { ...threadLimits, ...limits })) seen.push(told(event));
  return seen;
}

function told(event: CheckEvent): string {
  switch (event.type) {
    case "open":
      return `open ${event.path}`;
    case "document":
      return `${event.report.file.path}: ${[...new Set(event.report.problems.map(({ rule }) => rule))]}`;
    case "failure":
      return `failed: ${event.error}`;
    case "held":
      return `held: ${event.errors}`;
    default:
      return event.type;
  }
}

const reply = ["--kind", "reply", "--language", "en"];

test.each([1, 2])("in %i: a thread finds what the run itself finds", async (threads) => {
  const files = {
    "a.md": bad,
    "sub/tactful.json": "{",
    "sub/b.md": bad,
    "t.csv": 'text,id\n"a"b,1\nYou failed to read the terms.,2\n',
  };
  expect(await check(threads, files, {}, ...reply)).toEqual([
    "open a.md",
    "a.md: blaming",
    "close",
    "held: sub/tactful.json:1:2: This is not JSON: close brace expected.",
    // Told once.
    "held: ",
    "open t.csv",
    expect.stringMatching(/^failed: t\.csv:2: Text follows the quotation mark/),
    "t.csv: blaming",
    "close",
  ]);
});

test.each([1, 2])("in %i: a file that takes too long is told of, and the rest goes on", async (threads) => {
  // Of computing: what the thread's start takes is below it, and the long text is not.
  const files = { "a.md": bad, "long.md": long.repeat(20), "z.md": bad };
  const seen = await check(
    threads,
    files,
    { seconds: 2, secondsPerMegabyte: 0 },
    "--kind",
    "message",
    "--language",
    "en",
  );
  expect(seen.filter((event) => event.startsWith("failed"))).toEqual([
    expect.stringMatching(/^failed: long\.md: The check took longer than 2 s and was stopped\. Split the file/),
  ]);
  expect(seen.slice(0, 3)).toEqual(["open a.md", "a.md: blaming", "close"]);
  expect(seen.slice(-3)).toEqual(["open z.md", "z.md: blaming", "close"]);
  expect(seen.filter((event) => event.startsWith("open")).length).toBe(
    seen.filter((event) => event === "close").length,
  );
});

test.each([1, 2])("in %i: a file that takes too much memory is told of, and the rest goes on", async (threads) => {
  const files = { "a.md": bad, "long.md": long.repeat(3), "z.md": bad };
  const seen = await check(threads, files, { megabytes: 100 }, ...reply);
  expect(seen.filter((event) => event.startsWith("failed"))).toEqual([
    expect.stringMatching(/^failed: long\.md: The check needed too much memory and was stopped\. Split the file/),
  ]);
  expect(seen.slice(-3)).toEqual(["open z.md", "z.md: blaming", "close"]);
});
