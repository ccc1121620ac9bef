import { expect, test } from "vitest";
import { formatFor } from "../../core/formats/detect.ts";
import { folderWith, run } from "./harness.ts";

/** Runs the filter; a line that is no JSON fails. */
async function filter(stdin: string | Uint8Array, argv: string[] = [], files: Record<string, string> = {}) {
  const { code, out, err } = await run(["filter", ...argv], { stdin, cwd: folderWith(files), services: { formatFor } });
  expect(err).toBe("");
  return {
    code,
    lines: out
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  };
}

test("each record is answered by a line, in order, whatever it is", async () => {
  const records = [
    '\uFEFF{"id": 7, "text": "this is bad"}\r\n',
    "\r\n",
    "  \n",
    '{"id": "b", "text": null}\n',
    "{broken\n",
    "[1]\n",
    '{"id": "no text"}\n',
    '{"text": 5}\n',
    '{"text": "half \\ud83d a pair, and bad"}\r',
    '{"text": "crash"}\n',
    '{"text": "last, without an end: bad"}',
  ];
  const { code, lines } = await filter(records.join(""));
  expect(code).toBe(0);
  expect(lines.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(lines.map(({ line }) => line)).toEqual([undefined, undefined, 5, 6, 7, 8, undefined, 10, undefined]);
  expect(lines.map(({ error }) => error?.message.slice(0, 23))).toEqual([
    undefined,
    undefined,
    "This line is not JSON",
    "This line is not a JSON",
    "The table has no column",
    '"text" is no string',
    undefined,
    "This text could not be ",
    undefined,
  ]);
  expect(lines.map(({ input }) => input)).toMatchObject({ 2: "{broken", 7: '{"text": "crash"}' });
  expect(lines[0]).toMatchObject({ id: "7", kind: "message", problems: [{ rule: "bad-word", line: 1, column: 28 }] });
  expect(lines[1]).toMatchObject({ id: "b", problems: [] });
  expect(lines[6].problems).toHaveLength(1);
  expect(lines[8].problems).toMatchObject([{ start: 22, end: 25, line: 11 }]);
});

test("bytes that are no text cost their record", async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"text":"bad"}\n{"text":"'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"}\n{"text":"é bad"}\n'),
  ]);
  const { lines } = await filter(bytes);
  expect(lines).toMatchObject([
    { row: 1, problems: [{}] },
    { row: 2, line: 2, error: { message: "The bytes of this record are not UTF-8" } },
    { row: 3, problems: [{ start: 2 }] },
  ]);
});

test("columns, kinds and levels are those of the configuration", async () => {
  const config = { "tactful.json": '{"table": {"columns": {"text": "body", "id": "nr"}}, "kind": "reply"}' };
  const { lines } = await filter('{"nr": 1, "body": "meh", "text": "bad"}\n', [], config);
  expect(lines).toMatchObject([{ id: "1", kind: "reply", problems: [{ rule: "meh-word" }] }]);
});

test.each([
  [[], 0],
  [["--fail-on", "error"], 1],
  [["--fail-on", "never", "--format", "ndjson"], 0],
])("%j ends with %i", async (argv, code) => {
  expect((await filter('{"text":"bad"}\n', argv)).code).toBe(code);
});

test("nothing in is nothing out", async () => {
  expect((await filter("")).lines).toEqual([]);
});

test.each([
  [["records.jsonl"], "tactful: tactful filter takes no files: records.jsonl. Give it one record per line"],
  [["--format", "json"], 'tactful: --format cannot be "json". It can be: ndjson.'],
  [["--resume"], "tactful: filter and --resume exclude each other."],
])("wrong use: %j", async (argv, message) => {
  const { code, err, out } = await run(["filter", ...argv]);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(out).toBe("");
});

test("a configuration that is wrong is told, and nothing is checked by another", async () => {
  const { code, err, out } = await run(["filter"], {
    stdin: '{"text":"bad"}\n',
    cwd: folderWith({ "tactful.json": "{" }),
  });
  expect(code).toBe(2);
  expect(err).toContain("tactful.json:1:2");
  expect(out).toBe("");
});
