import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../core/document.ts";
import { formatFor } from "../core/formats/detect.ts";
import { createMemory, type DocumentMemory } from "../core/memory.ts";
import { defaultSettings } from "../core/settings.ts";
import { createTactful } from "../rules/linter.ts";
import { documentsOf } from "./formats/show.ts";
import { SENTENCES } from "./helpers/reply-sentences.ts";

const linter = await createTactful();

describe("the memory itself", () => {
  test("forgets what two readings in a row had no use for", () => {
    const memory = createMemory();
    let made = 0;
    const ask = () => memory.recall("a", () => ++made);
    expect([ask(), ask()]).toEqual([1, 1]);
    memory.begin();
    expect(ask()).toBe(1);
    memory.begin();
    memory.begin();
    expect(memory.find("a")).toBeUndefined();
    expect(ask()).toBe(2);
  });

  /** A letter of many paragraphs, no two of which are the same. */
  const long = Array.from({ length: 250 }, (_, i) =>
    [SENTENCES[i % 21], SENTENCES[(i * 8) % 21], `${i}-й раз.`, SENTENCES[(i * 5) % 21]].join(
      i % 4 === 0 ? " *и* " : " ",
    ),
  ).join("\n\n");

  test.each(["a.md", "a.txt"])("spares most of the work, wherever the change is: %s", async (path) => {
    const format = await formatFor(path);
    const timed = async (text: string, memory?: DocumentMemory) => {
      const started = performance.now();
      const [document] = documentsOf(format.read(text, { memory }));
      await linter.lint(document as SourceDocument, defaultSettings, undefined, memory);
      return performance.now() - started;
    };
    const memory = createMemory();
    const shares = [0.02, 0.05, 0.08, 0.92, 0.95, 0.98];
    const least = shares.map(() => Number.POSITIVE_INFINITY);
    let fresh = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 8; round++) {
      fresh = Math.min(fresh, await timed(`${long}${round}`));
      for (const [i, share] of shares.entries()) {
        const at = Math.floor(share * long.length);
        // What was typed elsewhere is taken back: not the edit to be measured.
        await timed(long, memory);
        least[i] = Math.min(least[i]!, await timed(`${long.slice(0, at)}${round}${long.slice(at)}`, memory));
      }
    }
    const sum = (times: number[]) => times.reduce((all, time) => all + time, 0);
    const [start, end] = [sum(least.slice(0, 3)), sum(least.slice(3))];
    expect((3 * fresh) / Math.max(start, end)).toBeGreaterThan(6);
  });

  test("does not grow with edits", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const format = await formatFor("a.md");
    const memory = createMemory();
    const text = long.slice(0, 3_000);
    const used: number[] = [];
    for (let i = 0; i <= 600; i++) {
      const at = (i * 37) % text.length;
      const [document] = documentsOf(format.read(`${text.slice(0, at)}${i}${text.slice(at)}`, { memory }));
      await linter.lint(document as SourceDocument, defaultSettings, undefined, memory);
      if (i % 200 > 0) continue;
      collect();
      used.push(process.memoryUsage().heapUsed);
    }
    // Words that were met stay known: some hundred bytes each.
    expect(used[3]! - used[1]!).toBeLessThan(2_000_000);
  });
});
