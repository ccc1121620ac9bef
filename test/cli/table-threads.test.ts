/** The batches of a table are checked by several threads, and what comes of it is what one thread finds. */
import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readArguments } from "../../cli/arguments.ts";
import { type CheckEvent, checkFiles } from "../../cli/check-files.ts";
import { checkInThreads, threadLimits } from "../../cli/check-in-threads.ts";
import { checkOptions } from "../../cli/check-options.ts";
import { findInputs } from "../../cli/inputs.ts";
import { createNdjsonReporter } from "../../cli/reporters/ndjson.ts";
import { services } from "../../cli/services.ts";
import { stringsOf } from "../../cli/strings/choose.ts";
import { addAll, addTo, emptySummary } from "../../cli/tally.ts";
import type { ThreadFile } from "../../cli/threads/jobs.ts";
import type { ThreadLimits } from "../../cli/threads/pool.ts";
import { folderWith, run } from "./harness.ts";

// Threads load the rules from their sources here.
vi.setConfig({ testTimeout: 240_000 });

const strings = stringsOf("en");
const streaming = { ...services, largeTable: 100_000, largeFile: 100_000 };
const same = "Thank you for the kind words about our staff. We pass them on to everyone in the kitchen tonight.";

function replyOf(i: number): string {
  if (i % 7 === 0) return same;
  return `We looked into order ${i} and you failed to read the terms. ${"Пишите нам об этом. ".repeat(i % 90)}`;
}

const records = Array.from({ length: 450 }, (_, i) => i);

/** Several batches of each, with all that can happen to a record; small files stand between them. */
function tables(): Record<string, string | Uint8Array> {
  const csv = `id,review,text\n${records.map((i) => `${i},fine,${i % 97 === 5 ? '"closed" too early' : `"${replyOf(i)}\n${"é".repeat(i)} ""so"""`}`).join("\n")}`;
  const lines = records.map((i) =>
    i % 97 === 5 ? "{broken" : JSON.stringify({ id: i, rating: 1 + (i % 5), review: "Hm", text: replyOf(i) }),
  );
  const bytes = Buffer.concat([
    Buffer.from(`${lines.join("\n")}\n{"text":"`),
    Buffer.from([0xc3]),
    Buffer.from(`"}\n${lines[3]}`),
  ]);
  return {
    "a.jsonl": bytes,
    "b.csv": csv,
    "c.md": `---\nrating: 5\nreview: Nice\n---\n\n${same}\n`,
    "d/tactful.json": "{",
    "d/d.jsonl": lines.join("\r\n"),
    "e.csv": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv.replaceAll("\n", "\r\n"), "utf16le")]),
    // The last byte is half a character.
    "f.csv": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, "utf16le"), Buffer.from([0x41])]),
  };
}

interface Threaded {
  threads: number;
  asLines?: boolean;
  limits?: Partial<ThreadLimits>;
  after?: Record<string, number>;
}

async function eventsOf(cwd: string, { threads, asLines, limits, after = {} }: Threaded, ...argv: string[]) {
  const args = readArguments([".", ...argv], strings);
  const options = checkOptions(args, { cwd, strings, services: streaming });
  const io = { cwd } as Parameters<typeof findInputs>[1]["io"];
  const { inputs } = await findInputs(args, { io, strings, services: streaming }, options.configFor);
  const sizes = await Promise.all(inputs.map((input) => input.size()));
  const files = inputs.map((input, number): ThreadFile => {
    const from = after[input.shown];
    if (from !== undefined) input.after = from;
    const isTable = sizes[number]! >= streaming.largeTable;
    return {
      number,
      path: input.path,
      shown: input.shown,
      isChecked: true,
      isTable,
      ...(from !== undefined && { after: from }),
    };
  });
  const start = { args, cwd, locale: "en" as const };
  const of = { start, files, sizes, strings, services: streaming, asLines };
  const all = { ...threadLimits, ...limits };
  const events = threads === 0 ? checkFiles(inputs, options) : checkInThreads(of, threads, all, limits);
  const seen: CheckEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

function shown(event: CheckEvent): string {
  if (event.type === "failure") return `failure: ${event.error}`;
  return event.type === "held" ? `held: ${event.errors.join()}` : JSON.stringify(event);
}

/** What a reporter that writes by line makes of events, and what they count. */
async function written(events: readonly CheckEvent[]) {
  const reporter = createNdjsonReporter();
  const summary = emptySummary();
  let text = "";
  for (const event of events) {
    if (event.type === "document") addTo(summary, event.report);
    if (event.type === "document") text += await reporter.document(event.report);
    else if (event.type === "lines") {
      addAll(summary, event.summary);
      text += Buffer.from(event.lines).toString("utf8");
    } else if (event.type !== "read") text += `${shown(event)}\n`;
  }
  return { text, summary };
}

test("several threads find in tables what the run itself finds, in the same order", async () => {
  const cwd = folderWith(tables());
  const alone = await eventsOf(cwd, { threads: 0 });
  const texts = alone.map(shown);
  expect(texts.filter((event) => event.includes('"rule":"canned-reply"')).length).toBeGreaterThan(100);
  expect(texts.filter((event) => event.startsWith("failure")).length).toBeGreaterThan(10);
  expect(texts.filter((event) => event.startsWith("held: d/"))).toHaveLength(1);
  expect(texts.filter((event) => event.includes('"type":"read"')).length).toBeGreaterThan(8);
  expect((await eventsOf(cwd, { threads: 3 })).map(shown)).toEqual(texts);
  for (const threads of [1, 2]) {
    const lines = await eventsOf(cwd, { threads, asLines: true });
    expect(lines.filter(({ type }) => type === "document")).toHaveLength(1);
    expect(await written(lines)).toEqual(await written(alone));
  }
});

test("what was checked before is passed over, and not told of again", async () => {
  const cwd = folderWith(tables());
  const after = { "a.jsonl": 7, "e.csv": 300 };
  const alone = await eventsOf(cwd, { threads: 0, after });
  const rest = await eventsOf(cwd, { threads: 2, after });
  expect(rest.map(shown)).toEqual(alone.map(shown));
  // The bytes of the file do not say what they are: its first text tells it, which was told.
  expect(rest.length).toBeLessThan((await eventsOf(cwd, { threads: 0 })).length - 290);
});

/** Takes far longer than the rest together: no sentence was read before. */
const long = Array.from(
  { length: 50_000 },
  (_, i) => `You failed to read the terms ${i}, which is your own fault. `,
).join("");
const reply = ["--kind", "reply", "--language", "en"];

test.each([true, false])("a record that takes too long costs itself, not its batch: as lines %s", async (asLines) => {
  const cwd = folderWith({
    "t.jsonl": [replyOf(1), replyOf(2), long, replyOf(4), replyOf(5)]
      .map((text, i) => JSON.stringify({ id: i, text }))
      .join("\n"),
  });
  const limits = { seconds: 3, secondsPerMegabyte: 0 };
  const seen = await eventsOf(cwd, { threads: 2, asLines, limits }, ...reply);
  const { text, summary } = await written(seen);
  const lines = text.split("\n").filter(Boolean);
  expect(summary.documents).toBe(4);
  expect(lines.map((line) => /"row":(\d)/.exec(line)?.[1] ?? line)).toEqual([
    '{"type":"open","path":"t.jsonl"}',
    "1",
    "2",
    expect.stringMatching(/^failure: t\.jsonl:3: The check took longer than 3 s and was stopped\. Shorten the text/),
    "4",
    "5",
    '{"type":"close","path":"t.jsonl"}',
  ]);
});

test("what is too much for a thread beside others is checked in one that may take more", async () => {
  const text = JSON.stringify({ text: long.slice(0, 1_500_000) });
  const cwd = folderWith({ "t.jsonl": `{"text":"${same}"}\n${text}\n{"text":"You failed to read the terms."}\n` });
  const narrow = { megabytes: 70, youngMegabytes: 8 };
  const args = readArguments([".", ...reply], strings);
  const path = join(cwd, "t.jsonl");
  const files = [{ number: 0, path, shown: "t.jsonl", isChecked: true, isTable: true }];
  const of = { start: { args, cwd, locale: "en" as const }, files, sizes: [text.length], strings, services: streaming };
  const seen: string[] = [];
  for await (const event of checkInThreads(of, 2, threadLimits, narrow)) seen.push(shown(event));
  expect(seen).toEqual((await eventsOf(cwd, { threads: 0 }, ...reply)).map(shown));
});

test("a run that was interrupted goes on, in any number of threads", async () => {
  const cwd = folderWith(tables());
  const argv = (threads: number) =>
    `a.jsonl b.csv c.md e.csv --format ndjson --output-file out.ndjson --resume --concurrency ${threads}`.split(" ");
  const path = join(cwd, "out.ndjson");
  const whole = await run(argv(1), { cwd, services: streaming });
  const output = readFileSync(path);
  const plain = await run(["a.jsonl", "b.csv", "c.md", "e.csv", "--format", "ndjson"], { cwd, services });
  // Held as a whole, a table whose bytes are broken is refused.
  expect(output.toString().split("\n").slice(-300)).toEqual(plain.out.split("\n").slice(-300));
  for (const cut of [0.2, 0.5, 0.97]) {
    truncateSync(path, Math.floor(output.length * cut));
    const again = await run(argv(2), { cwd, services: streaming });
    expect(again.code).toBe(whole.code);
    expect(readFileSync(path).equals(output), `cut at ${cut}`).toBe(true);
  }
});
