import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BaselineKey, fingerprint, formatBaseline, parseBaseline, sizeOf } from "../../workspace/baseline.ts";
import { BaselineMatcher } from "../../workspace/baseline-matcher.ts";

const words = (name: string): BaselineKey => ({
  rule: "r",
  fingerprint: fingerprint("r", name),
  isAboutDocument: false,
});
const whole: BaselineKey = { rule: "w", fingerprint: fingerprint("w", ""), isAboutDocument: true };

/** The baseline of a run over some files. */
function baselineOf(files: Record<string, BaselineKey[]>): ReturnType<typeof parseBaseline> {
  const matcher = new BaselineMatcher(new Map(), () => true);
  for (const [file, keys] of Object.entries(files)) {
    matcher.match(file, keys);
    matcher.close(file);
  }
  return matcher.grown();
}

describe("a fingerprint", () => {
  test("goes by words, not by their case, spaces or template tags", () => {
    const one = fingerprint("arguing", "You are  WRONG", "Dear {{ name }}, you are\nwrong.");
    expect(one).toBe(fingerprint("arguing", "you are wrong", "dear {{ first_name }}, you are wrong."));
    expect(one).not.toBe(fingerprint("blaming", "you are wrong", "dear {{ name }}, you are wrong."));
    expect(one).not.toBe(fingerprint("arguing", "you are wrong", "dear reader, you are wrong."));
    expect(one).toMatch(/^[0-9a-f]{16}$/);
  });

  test("does not confuse words with their sentence", () => {
    expect(fingerprint("r", "a", "b c")).not.toBe(fingerprint("r", "a b", "c"));
  });
});

describe("a baseline", () => {
  test("says the same whatever was found first, and reads what it writes", () => {
    const names = fc.constantFrom("a.md", "b/c.md", "__proto__", "Ответы/май.csv", "12", 'q"\n');
    const files = fc.dictionary(names, fc.array(fc.constantFrom("x", "y", "constructor").map(words), { minLength: 1 }));
    fc.assert(
      fc.property(files, (found) => {
        const text = formatBaseline(baselineOf(found));
        const turned = Object.fromEntries(
          Object.entries(found)
            .reverse()
            .map(([file, keys]) => [file, keys.reverse()]),
        );
        expect(formatBaseline(baselineOf(turned))).toBe(text);
        expect(formatBaseline(parseBaseline(text, "b.json"))).toBe(text);
      }),
    );
  });

  test("answers for as many problems as it counts", () => {
    const matcher = new BaselineMatcher(baselineOf({ "a.md": [words("x"), words("x")] }), () => true);
    expect(matcher.match("a.md", [words("x"), words("y"), words("x"), words("x")])).toEqual([true, false, true, false]);
    expect(matcher.match("b.md", [words("x")])).toEqual([false]);
  });

  test("moves with a file that was renamed, not with one that was copied", () => {
    const baseline = baselineOf({ "a.md": [words("x"), whole] });
    const renamed = new BaselineMatcher(baseline, () => false);
    expect(renamed.match("b.md", [whole, words("x"), words("x")])).toEqual([true, true, false]);
    renamed.close("b.md");
    expect(renamed.stale).toBe(0);
    expect([...renamed.pruned().keys()]).toEqual(["b.md"]);
    expect(new BaselineMatcher(baseline, () => true).match("b.md", [whole, words("x")])).toEqual([false, false]);
  });

  test("does not lend what was amiss with a whole document to an unrelated new one", () => {
    const baseline = baselineOf({ "old/a.md": [words("x"), whole] });
    expect(new BaselineMatcher(baseline, () => false).match("new/b.md", [whole])).toEqual([false]);
    expect(new BaselineMatcher(baseline, () => false).match("new/a.md", [whole])).toEqual([true]);
  });

  test("shrinks to what is there, and leaves alone what was not looked at", () => {
    const baseline = baselineOf({ "a.md": [words("x"), words("y")], "b.md": [words("x")], "gone.md": [words("z")] });
    const matcher = new BaselineMatcher(baseline, (file) => file !== "gone.md");
    matcher.match("a.md", [words("y"), words("new")]);
    matcher.close("a.md");
    expect(matcher.stale).toBe(2);
    expect(matcher.pruned()).toEqual(baselineOf({ "a.md": [words("y")], "b.md": [words("x")] }));
    expect(sizeOf(matcher.grown())).toBe(4);
  });

  test("keeps the entries of a file that could be read only in part", () => {
    const matcher = new BaselineMatcher(baselineOf({ "a.csv": [words("x"), words("y")] }), () => true);
    matcher.match("a.csv", [words("x")]);
    expect(matcher.stale).toBe(0);
    expect(sizeOf(matcher.pruned())).toBe(2);
  });

  test.each([
    ["{", "This is not JSON"],
    ["<<<<<<< HEAD\n{}", "This is not JSON"],
    ['{"version":2,"files":{}}', "version 2"],
    ['{"version":1,"files":{"a":{"r":{"x":0}}}}', "must be 1 or more"],
    ['{"version":1,"files":{"a":[]}}', "must be an object"],
    ['{"version":1}', 'needs the key "files"'],
    [`{"files":${"[".repeat(9999)}`, "nested too deeply"],
  ])("that is broken is told of, with its place: %s", (text, problem) => {
    expect(() => parseBaseline(text, "b.json")).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(problem),
        place: expect.objectContaining({ path: "b.json", line: 1 }),
      }),
    );
  });

  test("of many moved files takes time in proportion", () => {
    const time = (count: number) => {
      const files = Object.fromEntries(Array.from({ length: count }, (_, i) => [`a/${i}.md`, [words(`x${i}`)]]));
      const baseline = baselineOf(files);
      const started = performance.now();
      const matcher = new BaselineMatcher(baseline, () => false);
      for (let i = 0; i < count; i++) expect(matcher.match(`b/${i}.md`, [words(`x${i}`)])).toEqual([true]);
      return performance.now() - started;
    };
    time(500);
    const small = Math.min(time(1000), time(1000));
    expect(time(4000)).toBeLessThan(Math.max(50, 9 * small));
  });
});
