import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Services } from "../../cli/services.ts";
import { CacheFile } from "../../workspace/cache-file.ts";
import { fakeServices, folderWith, run } from "./harness.ts";
import { real } from "./outlines.ts";

const files = {
  "a.md": "So bad. And meh.",
  "b/c.csv": "1: bad hm\n2: fine\n",
  "Ответ/я.txt": "\ufeffпривет\r\nтут bad\u009b strange",
  "broken.csv": "no colon\n1: bad\n",
  "crash.txt": "crash",
  "empty.md": "",
  "tactful.json": "{}",
};

/** Services that say which texts were linted. */
function watched(services: Services = fakeServices): { services: Services; linted: string[] } {
  const linted: string[] = [];
  const createLinter: Services["createLinter"] = async (packs) => {
    const { linter, errors } = await services.createLinter(packs);
    const lint: typeof linter.lint = (document, ...rest) => {
      linted.push(document.text);
      return linter.lint(document, ...rest);
    };
    return { linter: { survey: linter.survey.bind(linter), lint }, errors };
  };
  return { services: { ...services, createLinter }, linted };
}

const known = (out: string) => out.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "TOKEN");

describe.each(["json", "stylish", "sarif", "rdjson", "checkstyle", "github"])("as %s", (format) => {
  test("a run with a cache says what one without says", async () => {
    const cwd = folderWith(files);
    await run(["a.md", "--suppress"], { cwd });
    const plain = await run([".", `--format=${format}`], { cwd });
    for (let i = 0; i < 3; i++) {
      const cached = await run([".", `--format=${format}`, "--cache"], { cwd });
      expect({ ...cached, out: known(cached.out) }).toEqual({ ...plain, out: known(plain.out) });
    }
  });
});

test("what did not change is not checked again; failures are", async () => {
  const cwd = folderWith(files);
  await run([".", "--cache"], { cwd });
  writeFileSync(join(cwd, "a.md"), "New and bad.");
  const { services, linted } = watched();
  await run([".", "--cache"], { cwd, services });
  expect(linted.sort()).toEqual(["New and bad.", "bad", "crash"]);
});

test.each<[string, string[], Record<string, string>]>([
  ["the configuration", [], { "tactful.json": '{"rules":{"bad-word":"info"}}' }],
  ["an option", ["--kind=email"], {}],
  ["the language of the messages", ["--locale=uk"], {}],
])("%s counts", async (_, argv, changes) => {
  const cwd = folderWith({ "a.md": "bad", "tactful.json": "{}" });
  await run([".", "--cache"], { cwd });
  for (const [name, text] of Object.entries(changes)) writeFileSync(join(cwd, name), text);
  const { services, linted } = watched();
  await run([".", "--cache", ...argv], { cwd, services });
  expect(linted).toEqual(["bad"]);
});

test("the same text under another name is another file", async () => {
  const cwd = folderWith({ "a.md": "bad", "b.md": "bad" });
  await run(["a.md", "--cache"], { cwd });
  const { services, linted } = watched();
  expect((await run(["b.md", "--cache"], { cwd, services })).out).toContain("b.md");
  expect(linted).toEqual(["bad"]);
});

test("replies are compared again when one of them has changed", async () => {
  const reply =
    "Здравствуйте! Спасибо за ваш отзыв, нам очень важно ваше мнение, ждём вас снова в нашем кафе на площади.";
  const cwd = folderWith({
    "1.md": `> Очень вкусно, всем советую это кафе.\n\n${reply}`,
    "2.md": `> Ждали целый час, и кофе был холодный.\n\nСпасибо, передадим Ольге!`,
    "tactful.json": '{"kind":"reply"}',
  });
  const first = watched(real);
  expect((await run([".", "--cache"], { cwd, services: first.services })).out).not.toContain("canned-reply");
  const again = watched(real);
  await run([".", "--cache"], { cwd, services: again.services });
  expect(again.linted).toEqual([]);
  writeFileSync(join(cwd, "2.md"), `> Ждали целый час, и кофе был холодный.\n\n${reply}`);
  const cached = await run([".", "--cache"], { cwd, services: real });
  expect(cached.out.match(/canned-reply/g)?.length).toBeGreaterThan(1);
  expect(cached).toEqual(await run(["."], { cwd, services: real }));
  // One that is like none of the others changes nothing for them.
  writeFileSync(join(cwd, "3.md"), "> Хорошие официанты и уютный зал.\n\nСпасибо, передадим Ольге!");
  const last = watched(real);
  await run([".", "--cache"], { cwd, services: last.services });
  expect(last.linted).toHaveLength(1);
});

describe("where it is kept", () => {
  test("in node_modules where there are some, else in the working folder, or where it is asked for", async () => {
    const cwd = folderWith({ "a.md": "bad" });
    await run(["a.md", "--cache"], { cwd });
    expect(existsSync(join(cwd, ".tactfulcache"))).toBe(true);
    mkdirSync(join(cwd, "node_modules"));
    await run(["a.md", "--cache"], { cwd });
    expect(existsSync(join(cwd, "node_modules/.cache/tactful/.tactfulcache"))).toBe(true);
    await run(["a.md", "--cache-location=sub/mine"], { cwd });
    expect(existsSync(join(cwd, "sub/mine"))).toBe(true);
  });

  test("files that are gone take nothing of it, and those that were not looked at stay", async () => {
    const cwd = folderWith({ "a.md": "bad", "b.md": "meh", "c.md": "hm" });
    await run([".", "--cache"], { cwd });
    rmSync(join(cwd, "b.md"));
    writeFileSync(join(cwd, "a.md"), "so bad");
    await run(["a.md", "--cache"], { cwd });
    const names = readFileSync(join(cwd, ".tactfulcache"), "utf8").match(/"[abc]\.md"\t/g);
    expect(names?.sort()).toEqual(['"a.md"\t', '"c.md"\t']);
  });

  test("a place that cannot be written is told of, and costs nothing else", async () => {
    const cwd = folderWith({ "a.md": "bad", file: "" });
    const { code, out, err } = await run(["a.md", "--cache-location=file/cache"], { cwd });
    expect([code, out]).toEqual([1, (await run(["a.md"], { cwd })).out]);
    expect(err).toMatch(/^tactful: [^\n]+\n/);
  });
});

test("damage of any kind costs time, and nothing else", async () => {
  const cwd = folderWith(files);
  const cache = join(cwd, ".tactfulcache");
  const plain = await run([".", "--format=json"], { cwd });
  await run([".", "--cache"], { cwd });
  const whole = readFileSync(cache);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.constantFrom("cut", "flip", "swap"), async (at, how) => {
      const bytes = Buffer.from(whole);
      if (how === "flip") bytes[at] = bytes[at]! ^ 1;
      const damaged =
        how === "cut"
          ? bytes.subarray(0, at)
          : how === "swap"
            ? Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
            : bytes;
      writeFileSync(cache, damaged);
      const { out, err } = await run([".", "--format=json", "--cache"], { cwd });
      expect(out).toBe(plain.out);
      if (!damaged.equals(whole)) expect(err).toContain("the cache is damaged, and is made anew");
      expect(readFileSync(cache).equals(whole) || damaged.equals(whole)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("names and values of all kinds come back", async () => {
  const folder = folderWith({});
  const path = join(folder, "cache");
  const entry = fc.tuple(
    fc.string({ unit: "binary" }).filter((name) => !name.includes("\0")),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry), async (entries) => {
      rmSync(path, { force: true });
      const cache = await CacheFile.open(path);
      entries.forEach(([name, value], index) => {
        cache.keep(`key${index}`, join(folder, name), value);
      });
      await cache.save();
      const again = await CacheFile.open(path);
      expect(again.isDamaged).toBe(false);
      entries.forEach(([, value], index) => {
        expect(again.find(`key${index}`)).toEqual(JSON.parse(JSON.stringify(value)));
      });
    }),
    { numRuns: 50 },
  );
});
