import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRunBuilder, identityMap, shiftMap } from "../../core/text/text-map.ts";

const SOURCE = "Tom &amp; <b>Anna</b>, hi";

function build() {
  const runs = createRunBuilder();
  runs.copy(SOURCE, 0, 4);
  runs.replace("&", 4, 9);
  runs.copy(SOURCE, 9, 10);
  runs.copy(SOURCE, 13, 17);
  runs.copy(SOURCE, 21, 22);
  runs.copy(SOURCE, 22, 25);
  return runs;
}

describe("text that is put together of runs", () => {
  const { text, map } = build().build();
  const at = (words: string) => map.toSource(text.indexOf(words), text.indexOf(words) + words.length);
  const shown = (words: string) => SOURCE.slice(at(words).start, at(words).end);

  test("is what the runs say", () => {
    expect(text).toBe("Tom & Anna, hi");
    expect(build().length).toBe(text.length);
    expect(createRunBuilder().length).toBe(0);
  });

  test.each([
    ["Tom", "Tom"],
    ["&", "&amp;"],
    ["& ", "&amp; "],
    [" &", " &amp;"],
    ["Anna", "Anna"],
    ["Anna,", "Anna</b>,"],
    ["a, h", "a</b>, h"],
    [" Anna", " <b>Anna"],
  ])("%j stands in the source as %j", (words, source) => {
    expect(shown(words)).toBe(source);
  });

  test("a place is where its next character stands, and the end is the end of the last", () => {
    expect(map.toSource(6, 6)).toEqual({ start: 13, end: 13 });
    expect(map.toSource(4, 4)).toEqual({ start: 4, end: 4 });
    expect(map.toSource(14, 14)).toEqual({ start: 25, end: 25 });
    // Turned round, or outside: still a place.
    expect(map.toSource(9, 6)).toEqual({ start: 16, end: 16 });
    expect(map.toSource(-3, 99)).toEqual({ start: 0, end: 25 });
  });

  test("the end of a text that ends with an entity is the entity's", () => {
    const runs = createRunBuilder();
    runs.copy("a&amp;", 0, 1);
    runs.replace("&", 1, 6);
    expect(runs.build().map.toSource(2, 2)).toEqual({ start: 6, end: 6 });
    expect(runs.build().map.toSource(0, 2)).toEqual({ start: 0, end: 6 });
  });

  test("runs without words leave no trace", () => {
    const runs = createRunBuilder();
    runs.copy("abc", 1, 1);
    runs.copy("abc", 2, 1);
    runs.replace("", 0, 2);
    expect(runs.build().text).toBe("");
    expect(runs.build().map.toSource(0, 5)).toEqual({ start: 0, end: 0 });
    runs.copy("abc", 2, 3);
    expect(runs.build().map.toSource(0, 1)).toEqual({ start: 2, end: 3 });
  });
});

test("whatever the runs, each character stands for its own place in the source", () => {
  const run = fc.record({ isCopy: fc.boolean(), skip: fc.nat(2), length: fc.nat(3), words: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
      const source = "0123456789".repeat(8);
      const builder = createRunBuilder();
      const places: { start: number; end: number }[] = [];
      let at = 0;
      for (const { isCopy, skip, length, words } of runs) {
        at += skip;
        const end = at + length;
        if (isCopy) {
          builder.copy(source, at, end);
          for (let i = at; i < end; i++) places.push({ start: i, end: i + 1 });
        } else {
          builder.replace("x".repeat(words), at, end);
          for (let i = 0; i < words; i++) places.push({ start: at, end });
        }
        at = end;
      }
      const { text, map } = builder.build();
      expect(text).toHaveLength(places.length);
      expect(places.map((_, i) => map.toSource(i, i + 1))).toEqual(places);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("the map of a text that stands in its source as it is", () => {
  const map = identityMap(10, 5);
  expect(map.toSource(0, 5)).toEqual({ start: 10, end: 15 });
  expect(map.toSource(2, 3)).toEqual({ start: 12, end: 13 });
  expect(map.toSource(-1, 9)).toEqual({ start: 10, end: 15 });
  expect(map.toSource(4, 2)).toEqual({ start: 14, end: 14 });
  expect(shiftMap(map, 100).toSource(1, 2)).toEqual({ start: 111, end: 112 });
});
