/** What is checked in several threads is what is checked in one; the order, the failures and the comparisons, too. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { readArguments } from "../../cli/arguments.ts";
import { type CheckEvent, checkFiles } from "../../cli/check-files.ts";
import { checkInThreads, threadLimits } from "../../cli/check-in-threads.ts";
import { checkOptions } from "../../cli/check-options.ts";
import { findInputs } from "../../cli/inputs.ts";
import { services } from "../../cli/services.ts";
import { stringsOf } from "../../cli/strings/choose.ts";
import { howManyThreads } from "../../cli/threads/how-many.ts";
import type { ThreadFile } from "../../cli/threads/jobs.ts";
import { inOrder, partsOf } from "../../cli/threads/parts.ts";
import type { ThreadLimits } from "../../cli/threads/pool.ts";
import { addPlainSet, DocumentSet, plainSet, surveyedOf } from "../../core/document-set.ts";
import { defaultSettings } from "../../core/settings.ts";
import { documentOf, folderWith, run } from "./harness.ts";

// Threads load the rules from their sources here.
vi.setConfig({ testTimeout: 240_000 });

const strings = stringsOf("en");
const root = join(import.meta.dirname, "../..");

/** A folder of all that can happen: examples, tables, replies that are alike, mistakes in settings and in files. */
function everything(): string {
  const cwd = folderWith({
    "sub/tactful.json": "{",
    "sub/a.md": "You failed to read the terms.",
    "sub/b.md": "You failed to read the terms.",
    "other/tactful.json": '{"langage": "en"}',
    "other/a.md": "You failed to read the terms.",
    "broken.csv": 'text,id\n"a"b,1\nYou failed to read the terms.,2\n',
    "koi8.txt": Buffer.from("f7d920d3c1cdc920d7c9cec0d7c1d4d92c20deddcf20cec520d0d2cfded4c9", "hex"),
    "picture.md": new Uint8Array(100),
    "empty.md": "",
    "mail.txt": "Subject: Your review\n\nSomeone will be in touch.\n",
  });
  cpSync(join(root, "examples"), join(cwd, "examples"), { recursive: true });
  mkdirSync(join(cwd, "replies"));
  const same = "Thank you for the kind words about our staff. We pass them on to everyone in the kitchen tonight.";
  for (let i = 0; i < 40; i++) {
    const text = i % 3 === 0 ? same : `We looked into the ${i}th order and refunded ${i} pounds. Write to us about it.`;
    writeFileSync(join(cwd, `replies/${i}.md`), `---\nrating: ${1 + (i % 5)}\nreview: Order ${i}\n---\n\n${text}\n`);
  }
  const labelled = ["ru", "uk", "en"].map((language) =>
    readFileSync(join(root, `test/corpus/${language}.jsonl`), "utf8"),
  );
  writeFileSync(
    join(cwd, "many.jsonl"),
    labelled.map((lines) => lines.slice(0, lines.indexOf("\n", 20_000) + 1)).join(""),
  );
  return cwd;
}

/** All events of a run, as text: what reporters get is the same, so what they write is. */
async function eventsOf(
  cwd: string,
  threads: number,
  narrow?: Partial<ThreadLimits>,
  isLeftOut: (shown: string) => boolean = () => false,
): Promise<string[]> {
  const args = readArguments(["."], strings);
  const options = checkOptions(args, { cwd, strings, services });
  const io = { cwd } as Parameters<typeof findInputs>[1]["io"];
  const { inputs } = await findInputs(args, { io, strings, services }, options.configFor);
  const sizes = await Promise.all(inputs.map((input) => input.size()));
  const isChecked = ({ shown }: { shown: string }) => !isLeftOut(shown);
  const files = inputs.map((input, number): ThreadFile => {
    return { number, path: input.path, shown: input.shown, isChecked: isChecked(input) };
  });
  // Nothing is so large that it is begun in a thread of its own.
  const roomyOnly = { ...services, largeFile: Number.POSITIVE_INFINITY };
  const shared = { start: { args, cwd, locale: "en" as const }, files, sizes, strings, services: roomyOnly };
  const events =
    threads === 0
      ? checkFiles(inputs, { ...options, isChecked })
      : checkInThreads(shared, threads, threadLimits, narrow);
  const seen: string[] = [];
  for await (const event of events) seen.push(shown(event));
  return seen;
}

function shown(event: CheckEvent): string {
  if (event.type === "failure") return `failure: ${event.error}`;
  return event.type === "held" ? `held: ${event.errors.join()}` : JSON.stringify(event);
}

test("several threads find what one finds, in the same order", async () => {
  const cwd = everything();
  const alone = await eventsOf(cwd, 0);
  expect(alone.filter((event) => event.includes('"rule":"canned-reply"')).length).toBeGreaterThan(10);
  // Two configurations are wrong, and each is told of once.
  expect(alone.filter((event) => /^held: ./.test(event)).length).toBe(2);
  expect(alone.filter((event) => event === "held: ").length).toBeGreaterThan(2);
  for (const threads of [2, 3]) expect(await eventsOf(cwd, threads)).toEqual(alone);
});

test("files that are only compared are compared, wherever they are read", async () => {
  const cwd = everything();
  const isLeftOut = (path: string) => !path.startsWith("replies/1");
  const alone = await eventsOf(cwd, 0, undefined, isLeftOut);
  expect(alone.join()).toContain('"rule":"canned-reply"');
  expect(await eventsOf(cwd, 2, undefined, isLeftOut)).toEqual(alone);
});

test("what is too much for a thread beside others is checked in one that may take more", async () => {
  const short = "You failed to read the terms.";
  const long = "You failed to read the terms, which is your own fault. ".repeat(20_000);
  const cwd = folderWith({
    "a.md": short,
    "b.csv": `text\n${`${short}\n`.repeat(300)}"${long}"\n${short}\n`,
    "c.md": short,
  });
  const alone = await eventsOf(cwd, 0);
  // The thread breaks in the middle of the table, of which much is told by then.
  expect(await eventsOf(cwd, 2, { megabytes: 50, youngMegabytes: 8 })).toEqual(alone);
});

test("what threads remember of replies is what one of them would", async () => {
  const rules = await services.rules();
  const { linter } = await services.createLinter([]);
  const words = ["soup", "waiter", "refund", "table", "bill", "kitchen"];
  const sentence = fc
    .array(fc.constantFrom(...words), { minLength: 4, maxLength: 6 })
    .map((all) => `The ${all.join(" ")}.`);
  const reply = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => documentOf(all.join(" ")));
  const settings = { ...defaultSettings, kind: "reply" as const };
  fc.assert(
    fc.property(fc.array(reply, { maxLength: 30 }), fc.array(fc.nat(30), { maxLength: 4 }), (replies, cuts) => {
      const whole = new DocumentSet();
      for (const document of replies) linter.survey(document, settings, whole);
      const together = new DocumentSet();
      const ends = [...cuts.sort((a, b) => a - b), replies.length];
      for (const [i, end] of ends.entries()) {
        const part = new DocumentSet();
        for (const document of replies.slice(ends[i - 1] ?? 0, end)) linter.survey(document, settings, part);
        const plain = plainSet(rules, part);
        if (plain) addPlainSet(rules, structuredClone(plain), together);
      }
      for (const document of replies) {
        expect(surveyedOf(rules, document, together)).toEqual(surveyedOf(rules, document, whole));
      }
      expect(plainSet(rules, together)).toEqual(plainSet(rules, whole));
    }),
  );
  // A rule that surveys and cannot hand on what it knows would compare the files of one thread only.
  for (const rule of Object.values(rules)) expect(!rule.survey || (rule.remembered && rule.remember)).toBeTruthy();
});

test("parts have all files in order, and none has more than its share unless it is one file", () => {
  const sizesOf = fc.array(fc.oneof(fc.nat(4000), fc.nat(400_000)), { maxLength: 300 });
  fc.assert(
    fc.property(sizesOf, fc.integer({ min: 2, max: 8 }), (sizes, threads) => {
      const files = sizes.map((_, number): ThreadFile => ({ number, path: "", shown: "", isChecked: true }));
      const parts = partsOf(files, sizes, threads);
      expect(parts.flat()).toEqual(files);
      for (const part of parts) {
        const size = part.reduce((sum, { number }) => sum + (sizes[number] ?? 0), 0);
        expect(part.length > 0 && part.length <= 64 && (part.length === 1 || size <= 64_000)).toBe(true);
      }
    }),
  );
});

test("sources come in order, whichever is done first, and no more are begun than were asked for", async () => {
  let [begun, read, most] = [0, 0, 0];
  const begin = (source: number) => {
    begun++;
    most = Math.max(most, begun - read);
    const ready = new Promise((resolve) => setTimeout(resolve, source % 2 ? 1 : 5));
    return (async function* () {
      await ready;
      yield source;
      yield source;
      read++;
    })();
  };
  const seen: number[] = [];
  for await (const one of inOrder([0, 1, 2, 3, 4, 5, 6], 3, begin)) seen.push(one);
  expect(seen).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
  expect(most).toBe(3);
});

test("threads are for much to check, for a large file, and for who asks for them", () => {
  const count = (sizes: number[], ...argv: string[]) => countParts(sizes, sizes.length, ...argv);
  const countParts = (sizes: number[], parts: number, ...argv: string[]) => {
    const args = readArguments([...argv, "."], strings);
    const extent = { sizes, toCheck: sizes, parts, hasTable: parts > sizes.length, hasCache: false };
    return howManyThreads(args, extent, { ...services, bytesPerThread: 1000, largeFile: 50_000 }, strings);
  };
  expect(count([900, 900])).toBe(0);
  expect(count(Array(50).fill(1000), "--concurrency=1")).toBe(0);
  expect(count([900, 900], "--concurrency=2")).toBe(2);
  expect(count([900, 900], "--concurrency=9")).toBe(2);
  expect(count([90_000], "--concurrency=9")).toBe(1);
  // The batches of a table are shared out.
  expect(countParts([90_000], 30, "--concurrency=9")).toBe(9);
  expect(countParts([90_000], 5, "--concurrency=9")).toBe(5);
  expect(count(Array(50).fill(1000), "--concurrency=9", "--fix")).toBe(0);
  expect(count(Array(50).fill(1000), "--concurrency=9", "--cache")).toBe(0);
  expect(count([90_000, 90_000], "--concurrency=9", "--cache")).toBe(1);
});

test.each(["0", "-1", "two", "1.5", "1e3", ""])("--concurrency cannot be %j", async (value) => {
  const { code, err } = await run([".", `--concurrency=${value}`], { cwd: folderWith({ "a.md": "fine" }) });
  expect([code, err]).toEqual([2, expect.stringContaining("--concurrency")]);
});
