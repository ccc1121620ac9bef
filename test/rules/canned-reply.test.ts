import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../core/document.ts";
import { readBody } from "../../rules/canned-reply/body.ts";
import { Counts } from "../../rules/canned-reply/counts.ts";
import { NearDuplicates, sketchOf } from "../../rules/canned-reply/near-duplicates.ts";

function blockOf(text: string): Block {
  return { role: "paragraph", text, quote: false, map: { toSource: (start, end) => ({ start, end }) } };
}

/** The same by expressions: where sentences are, and how many words of each count. */
function byExpressions(text: string): [start: number, end: number, words: number][] {
  let from = 0;
  const sentences = text.split(/(?<=[.!?…])\s+|\n+/u).map((written): [number, number, number] => {
    const start = text.indexOf(written, from);
    from = start + written.length;
    const all = [...written.matchAll(/[\p{L}\p{M}\p{N}'’-]+/gu)].map(([word]) => word);
    return [start, from, all.filter((word, i) => i === 0 || !/^\p{Lu}/u.test(word)).length];
  });
  const full = sentences.filter(([, , words]) => words > 0);
  const first = (full[0]?.[2] ?? 0) <= 5 ? 1 : 0;
  const last = (full.at(-1)?.[2] ?? 0) <= 5 ? full.length - 1 : full.length;
  return full.slice(first, Math.max(first, last));
}

const pieces = fc.constantFrom(
  ..."Добрый день, Анна! |Спасибо за отзыв о нашем кафе и терпение.|we've |О’Нил |😀|𝒜b|𝒶|.|…|?!| |\n|\n\n|\u00a0|12.5 |e\u0301|Й|—|-|'|йод".split(
    "|",
  ),
);

test("sentences are what expressions would find", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      const found = readBody([blockOf(text)]).sentences.map(({ start, end, words }) => [start, end, words.length]);
      expect(found).toEqual(byExpressions(text));
    }),
    { numRuns: 2000 },
  );
});

const words = (seed: number, count = 30) =>
  Array.from({ length: count }, (_, k) => Math.imul(seed, 7919) ^ (k * 104_729));

test("of more texts than there is room for, those that are met again stay", () => {
  const index = new NearDuplicates(1000);
  const often = sketchOf(words(-1));
  for (let i = 0; i < 5000; i++) {
    index.add(sketchOf(words(i)));
    if (i % 100 === 0) index.add(often);
  }
  expect(index.count(often)).toBe(50);
  expect(index.count(sketchOf(words(4999)))).toBe(1);
  expect(index.count(sketchOf(words(1)))).toBe(0);
  expect(index.plain().counts.length).toBeLessThanOrEqual(1000);
});

test("what another one remembers is as if it had been added", () => {
  const [one, both] = [new NearDuplicates(), new NearDuplicates()];
  for (let i = 0; i < 300; i++) {
    one.add(sketchOf(words(i % 200)));
    both.add(sketchOf(words(i % 200)));
  }
  const other = new NearDuplicates();
  other.add(sketchOf(words(5)));
  both.add(sketchOf(words(5)));
  other.take(one.plain());
  for (const i of [5, 6, 150, 250]) expect(other.count(sketchOf(words(i)))).toBe(both.count(sketchOf(words(i))));
  expect(other.count(sketchOf(words(5)))).toBe(3);
});

test("a word changed, or a sentence put in, is nearly the same", () => {
  const text = words(3, 60);
  const index = new NearDuplicates();
  index.add(sketchOf(text));
  expect(index.count(sketchOf(text.with(20, 1)))).toBe(1);
  expect(index.count(sketchOf([...text.slice(0, 30), ...words(9, 10), ...text.slice(30)]))).toBe(1);
  expect(index.count(sketchOf([...text.slice(0, 20), ...words(9, 40)]))).toBe(0);
});

test("counts forget what was met once before what was met again", () => {
  const counts = new Counts(100);
  for (let i = 0; i < 1000; i++) {
    counts.add(i);
    counts.add(-7);
  }
  expect(counts.of(-7)).toBe(1000);
  expect(counts.of(3)).toBe(0);
  expect(counts.plain().size).toBeLessThanOrEqual(100);
});
