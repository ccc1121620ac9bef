/** Large tables: read in parts, and gone on with after an interruption. */
import { appendFileSync, existsSync, readFileSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { Services } from "../../cli/services.ts";
import { formatFor } from "../../core/formats/detect.ts";
import { decodeChunks } from "../../workspace/text-chunks.ts";
import { folderWith, run } from "./harness.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/ndjson.schema.json", import.meta.url), "utf8"));
const isLine = new Ajv({ allowUnionTypes: true }).compile(schema);

const held: Partial<Services> = { formatFor, extensions: async () => [".csv", ".jsonl", ".txt"] };
const streamed: Partial<Services> = { ...held, largeTable: 0 };

/** Larger than a chunk, with what stands across the borders of chunks: letters, line breaks, quotation marks. */
function csvTable(eol: string): string {
  const rows = Array.from({ length: 9000 }, (_, i) => {
    if (i % 900 === 7) return `${i},"closed" too early`;
    if (i % 901 === 0) return `${i}`;
    return `${i},"Ответ — ${i},${eol}«${"ё".repeat(i % 90)}» and ${i % 5 === 0 ? "bad" : "good"} ""words"""`;
  });
  return `id,text${eol}${rows.join(eol)}${eol}`;
}

function jsonTable(): string {
  return Array.from({ length: 9000 }, (_, i) =>
    i % 900 === 7
      ? "{broken"
      : JSON.stringify({ id: i, text: `Ответ ${"ё".repeat(i % 150)} ${i % 5 ? "good" : "bad"}` }),
  ).join("\n");
}

function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}

function windows1251(text: string): Uint8Array {
  const table = new Map(
    Array.from(new TextDecoder("windows-1251").decode(Uint8Array.from({ length: 256 }, (_, i) => i)), (c, i) => [c, i]),
  );
  return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f);
}

describe("read in parts, a table is what it is when it is held", () => {
  test.each<[string, string, () => string | Uint8Array]>([
    ["CSV", "t.csv", () => csvTable("\n")],
    ["CSV of Windows with a mark", "t.csv", () => `\uFEFF${csvTable("\r\n")}`],
    ["CSV in UTF-16", "t.csv", () => utf16(csvTable("\r\n"))],
    ["CSV in windows-1251", "t.csv", () => windows1251(csvTable("\n"))],
    ["JSON lines", "t.jsonl", jsonTable],
    ["no column of texts", "t.csv", () => `a,b\n${"1,2\n".repeat(10)}`],
    ["no text file", "t.csv", () => Buffer.alloc(5000)],
    ["nothing", "t.csv", () => ""],
  ])("%s", async (_, name, content) => {
    const cwd = folderWith({ [name]: content() });
    for (const format of ["json", "ndjson"]) {
      const whole = await run([name, "--format", format], { cwd, services: held });
      const parts = await run([name, "--format", format], { cwd, services: streamed });
      expect(parts).toEqual(whole);
    }
  });

  test("bytes that are no text cost their record where the rest is read in parts", async () => {
    const [before, after] = [jsonTable(), '{"text":"bad"}\n'];
    const content = Buffer.concat([
      Buffer.from(`${before}\n{"text":"`),
      Buffer.from([0xc3]),
      Buffer.from(`"}\n${after}`),
    ]);
    const { out, code } = await run(["t.jsonl", "--format", "ndjson"], {
      cwd: folderWith({ "t.jsonl": content }),
      services: streamed,
    });
    const lines = out
      .trimEnd()
      .split("\n")
      .slice(-2)
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { row: 9001, line: 9001, error: {} },
      { row: 9002, problems: [{ line: 9002 }] },
    ]);
    expect(code).toBe(2);
  });

  test("a limit that somebody sets holds", async () => {
    const cwd = folderWith({ "t.csv": csvTable("\n") });
    const { err } = await run(["t.csv", "--max-file-size", "10KB"], { cwd, services: streamed });
    expect(err).toContain("The file is too large");
  });
});

test("a file of which the beginning is enough is closed", async () => {
  let isClosed = false;
  const source = (async function* () {
    try {
      for (;;) yield Buffer.from("text\n".repeat(300_000));
    } finally {
      isClosed = true;
    }
  })();
  const { chunks } = await decodeChunks(source, "t.csv");
  for await (const _ of chunks) break;
  expect(isClosed).toBe(true);
});

const file = ["--format", "ndjson", "--output-file", "out.ndjson"];

test("lines are what the schema says", async () => {
  const cwd = folderWith({ "t.csv": csvTable("\n"), "a.txt": "bad strange", "x.csv": "no" });
  const { out } = await run(["none", ".", "--format", "ndjson"], { cwd, services: streamed });
  const filtered = await run(["filter"], { cwd, services: streamed, stdin: '{"id":1,"text":"bad"}\n{"text":3}\n{' });
  const lines = `${out}${filtered.out}`.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(8000);
  for (const line of lines) expect(isLine(JSON.parse(line)), `${line} ${JSON.stringify(isLine.errors)}`).toBe(true);
  expect(isLine({ row: 1 })).toBe(false);
});

describe("--output-file", () => {
  test("has what standard output would have", async () => {
    const cwd = folderWith({ "a.txt": "bad", "t.csv": "text\nmeh bad\n" });
    const shown = await run([".", "--format", "ndjson"], { cwd, services: held });
    const { code, out, err } = await run([".", ...file], { cwd, services: held });
    expect({ code, out, err }).toEqual({ code: 1, out: "", err: "" });
    expect(readFileSync(join(cwd, "out.ndjson"), "utf8")).toBe(shown.out);
  });

  test("that cannot be written is told", async () => {
    const { code, err } = await run([".", "--output-file", "none/out"], { cwd: folderWith({ "a.txt": "" }) });
    expect(code).toBe(2);
    expect(err).toContain("none/out: It cannot be written");
  });
});

describe("--resume", () => {
  const files = {
    "a.txt": "bad",
    "b.csv": 'text\nmeh bad\n"a"b\nbad\n',
    "t.csv": csvTable("\n"),
    "z.csv": "text\nbad\n",
  };
  const argv = ["a.txt", "b.csv", "t.csv", "z.csv", ...file, "--resume"];

  async function wholeRun() {
    const cwd = folderWith(files);
    const { code, err } = await run(argv, { cwd, services: streamed });
    return { cwd, code, err, path: join(cwd, "out.ndjson"), output: readFileSync(join(cwd, "out.ndjson")) };
  }

  test.each([
    ["in parts", streamed],
    ["held", held],
  ])("goes on from wherever it was interrupted: %s", async (_, services) => {
    const { cwd, code, path, output } = await wholeRun();
    const ends = [...output.toString("latin1").matchAll(/\n/g)].map(({ index }) => index + 1);
    const cuts = [0, ends[0]!, ends[1]! + 5, ends[3]!, ends[700]! - 1, ends[5000]!, output.length];
    for (const cut of cuts) {
      truncateSync(path, cut);
      const again = await run(argv, { cwd, services });
      expect(again.code).toBe(code);
      expect(readFileSync(path).equals(output), `cut at ${cut}`).toBe(true);
    }
  });

  test.each<[string, (cwd: string) => void, string[], string]>([
    ["the text", (cwd) => appendFileSync(join(cwd, "t.csv"), "x,y\n"), argv, "its files have changed"],
    ["the time of a text", (cwd) => utimesSync(join(cwd, "a.txt"), 5, 5), argv, "its files have changed"],
    [
      "the configuration",
      (cwd) => writeFileSync(join(cwd, "tactful.json"), '{"kind": "email"}'),
      argv,
      "the configuration has changed",
    ],
    ["an option", () => {}, [...argv, "--kind", "reply"], "with other options"],
    ["the files", () => {}, argv.slice(1), "its files have changed"],
    [
      "the version",
      (cwd) => writeFileSync(join(cwd, "out.ndjson.resume"), "{}"),
      argv,
      "the version of Tactful has changed",
    ],
    ["what was written", (cwd) => writeFileSync(join(cwd, "out.ndjson"), "hello\n"), argv, "not of --format ndjson"],
  ])("does not where %s is another", async (_, change, again, message) => {
    const { cwd, path } = await wholeRun();
    change(cwd);
    const before = readFileSync(path);
    const { code, err } = await run(again, { cwd, services: streamed });
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("does not touch what another run has written", async () => {
    const cwd = folderWith({ ...files, "out.ndjson": "mine\n" });
    const { code, err } = await run(argv, { cwd, services: streamed });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("not begun with --resume") });
    expect(readFileSync(join(cwd, "out.ndjson"), "utf8")).toBe("mine\n");
  });

  test.each([
    [["t.csv", "--resume"], "needs --format ndjson and --output-file"],
    [["-", ...file, "--resume"], "--resume and - exclude each other"],
    [["none.csv", ...file, "--resume"], "There is no such file"],
  ])("needs more than %j", async (argv, message) => {
    const cwd = folderWith(files);
    const { code, err } = await run(argv, { cwd, services: streamed });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(message) });
    expect(existsSync(join(cwd, "out.ndjson"))).toBe(false);
  });
});
