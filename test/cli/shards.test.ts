import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shardOf } from "../../cli/shard.ts";
import { en } from "../../cli/strings/en.ts";
import { folderWith, run } from "./harness.ts";
import { real } from "./outlines.ts";

const unread = () => Promise.reject(new Error("unread"));
const include = () => () => undefined;
const input = (shown: string) => ({ path: `/${shown}`, shown, size: async () => 0, read: unread, include });

test("each file is in exactly one part, whatever the order, and parts are of one size", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 });
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 9 }), (shown, count) => {
      const parts = Array.from({ length: count }, (_, i) => [
        ...shardOf(`${i + 1}/${count}`, (i % 2 ? [...shown].reverse() : shown).map(input), en),
      ]);
      expect(
        parts
          .flat()
          .map((one) => one.shown)
          .sort(),
      ).toEqual([...shown].sort());
      const sizes = parts.map((part) => part.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test.each(["0/2", "3/2", "1/0", "1", "a/b", "1/2/3", "-1/2", "1.5/2"])("--shard=%s is refused", async (shard) => {
  const { code, err } = await run([".", `--shard=${shard}`], { cwd: folderWith({ "a.txt": "" }) });
  expect([code, err]).toEqual([
    2,
    `tactful: --shard cannot be "${shard}". Write it as 2/5: the second of five parts.\n`,
  ]);
});

test("a part does not touch the baseline", async () => {
  expect((await run([".", "--shard=1/2", "--suppress"])).err).toContain("exclude each other");
});

const files = {
  "a.md": "So bad. And meh.",
  "b/c.csv": "1: bad hm\nno colon\n2: fine\n",
  "b.md": "fine strange",
  "b-c.md": "bad",
  "Ответ/я.txt": "\ufeffпривет\r\nтут bad\u009b",
  "b/a.txt": "hm",
  "crash.txt": "crash",
  "tactful.json": "{}",
};

/** Runs a folder in parts, and merges what they say. */
async function merged(cwd: string, count: number, argv: string[], options = {}) {
  const reports: string[] = [];
  for (let i = 1; i <= count; i++) {
    const { out } = await run([".", "--format=json", `--shard=${i}/${count}`], { cwd, ...options });
    reports.push(`${i}.report`);
    writeFileSync(join(cwd, `${i}.report`), out);
  }
  return run(["merge-reports", ...reports.reverse(), ...argv], { cwd, ...options });
}

/** Without the secret that is another one each time. */
const known = (out: string) => out.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "TOKEN");

describe.each(["json", "stylish", "sarif", "rdjson", "checkstyle", "github"])("parts merged into %s", (format) => {
  test.each([1, 3])("are what one run says: %i", async (count) => {
    const cwd = folderWith(files);
    await run(["a.md", "--suppress"], { cwd });
    const whole = await run([".", `--format=${format}`], { cwd });
    const parts = await merged(cwd, count, [`--format=${format}`]);
    expect(known(parts.out)).toBe(known(whole.out));
    expect(parts.code).toBe(whole.code);
    expect(parts.err.split("\n").sort()).toEqual(whole.err.split("\n").sort());
  });
});

test("the exit code is that of one run", async () => {
  const cwd = folderWith({ "a.txt": "meh", "b.txt": "hm", "c.txt": "" });
  expect((await merged(cwd, 2, [])).code).toBe(0);
  expect((await merged(cwd, 2, ["--fail-on=warning"])).code).toBe(1);
});

test("replies are compared with those of other parts", async () => {
  const reply =
    "Здравствуйте! Спасибо за ваш отзыв, нам очень важно ваше мнение, ждём вас снова в нашем кафе на площади.";
  const cwd = folderWith({
    "1.md": `> Очень вкусно, всем советую это кафе.\n\n${reply}`,
    "2.md": `> Ждали целый час, и кофе был холодный.\n\n${reply}`,
    "3.md": `> Хорошие официанты и уютный зал.\n\n${reply}`,
    "tactful.json": '{"kind":"reply"}',
  });
  const services = real;
  const whole = await run([".", "--format=json"], { cwd, services });
  expect(whole.out).toContain("canned-reply");
  expect((await merged(cwd, 3, ["--format=json"], { services })).out).toBe(whole.out);
});

describe("a report that is none", () => {
  const good = async (cwd: string) => (await run(["a.txt", "--format=json"], { cwd })).out;

  test.each<[string, (text: string) => string]>([
    ["This is not JSON", (text) => text.slice(0, -9)],
    ["The report must be an object", () => "[]"],
    ["has version 2, and only 1 is known", (text) => text.replace('"version":1', '"version":2')],
    ['"toolVersion" must be a string', (text) => text.replace(/"toolVersion":"[^"]*",/, "")],
    [
      '"files → 0 → documents → 0 → problems → 0 → severity" must be error or',
      (text) => text.replace(/"severity":"error"/, '"severity":"awful"'),
    ],
    [
      '"files → 0 → documents → 0 → problems → 0 → line" must be a number',
      (text) => text.replace(/"line":1/, '"line":"1"'),
    ],
  ])("is refused: %s", async (message, change) => {
    const cwd = folderWith({ "a.txt": "bad" });
    writeFileSync(join(cwd, "r.json"), change(await good(cwd)));
    const { code, out, err } = await run(["merge-reports", "r.json"], { cwd });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^tactful: r\.json: [^\n]*\n$/);
    expect(err).toContain(message);
  });

  test("does not belong to the others", async () => {
    const cwd = folderWith({ "a.txt": "bad" });
    const report = await good(cwd);
    writeFileSync(join(cwd, "1.json"), report);
    writeFileSync(join(cwd, "2.json"), report.replace(/"toolVersion":"[^"]*"/, '"toolVersion":"99.0.0"'));
    expect((await run(["merge-reports", "1.json", "2.json"], { cwd })).err).toContain(
      "This report is by Tactful 99.0.0",
    );
    expect((await run(["merge-reports", "1.json", "1.json"], { cwd })).err).toContain('"a.txt" is in 1.json, too');
    expect((await run(["merge-reports"], { cwd })).err).toContain("Name the reports");
    expect((await run(["merge-reports", "no.json"], { cwd })).err).toContain("There is no such file");
  });
});
