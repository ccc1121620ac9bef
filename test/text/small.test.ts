import { describe, expect, test } from "vitest";
import { fill } from "../../core/text/fill.ts";
import { CONTROL_MASK as C, OUTPUT_MASK as O } from "../../core/text/mask.ts";
import { maskPlaceholders } from "../../core/text/placeholders.ts";
import { counter } from "../../core/text/plural.ts";
import { quoted } from "../../core/text/quotation.ts";
import { createSeeker, runStart } from "../../core/text/seek.ts";
import { sentenceAt } from "../../core/text/sentence-at.ts";
import { shortened } from "../../core/text/shortened.ts";
import { identityMap } from "../../core/text/text-map.ts";
import { Tokenizer } from "../../core/text/tokens.ts";
import { unmask } from "../../core/text/unmask.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";

test("names of a template are filled in, and those that have no value stay", () => {
  expect(fill("{who} wrote {count} of {all}, {who}, {Who} {a1}", { who: "Anna", count: 0 })).toBe(
    "Anna wrote 0 of {all}, Anna, {Who} {a1}",
  );
});

test.each([
  [
    "ru",
    { one: "отзыв", few: "отзыва", many: "отзывов", other: "отзыва" },
    "1 отзыв, 3 отзыва, 5 отзывов, 21 отзыв, 1.5 отзыва",
  ],
  [
    "uk",
    { one: "відгук", few: "відгуки", many: "відгуків", other: "відгуку" },
    "1 відгук, 3 відгуки, 5 відгуків, 21 відгук, 1.5 відгуку",
  ],
  ["en", { one: "review", other: "reviews" }, "1 review, 3 reviews, 5 reviews, 21 reviews, 1.5 reviews"],
  // What a language has no form for is the general one.
  ["ru", { one: "review", other: "reviews" }, "1 review, 3 reviews, 5 reviews, 21 review, 1.5 reviews"],
])("numbers in %s with %j", (locale, forms, counted) => {
  expect([1, 3, 5, 21, 1.5].map((n) => counter(locale)(n, forms)).join(", ")).toBe(counted);
});

test.each([
  ["ru", "он сказал «да» и ушёл", "«он сказал „да“ и ушёл»"],
  ["uk", "«так»", "«„так“»"],
  ["en", "he said “yes” and “no”", "“he said ‘yes’ and ‘no’”"],
] as const)("a quotation in %s", (language, words, shown) => {
  expect(quoted(words, language)).toBe(shown);
});

test("a seeker finds the same as a search from each place", () => {
  const text = "..ab..ab.a.b.ab";
  const seek = createSeeker(text, "ab");
  for (let from = 0; from <= text.length; from++) {
    const next = text.indexOf("ab", from);
    expect(seek(from)).toBe(next === -1 ? Infinity : next);
    expect(seek(from)).toBe(next === -1 ? Infinity : next);
  }
});

test("where a run of marks begins", () => {
  expect(runStart("words \t ", 8, " \t")).toBe(5);
  expect(runStart("words \t ", 5, " \t")).toBe(5);
  expect(runStart("   ", 3, " ")).toBe(0);
  expect(runStart("", 0, " ")).toBe(0);
});

test("the sentence of an offset", () => {
  const tokens = new Tokenizer(new Vocabulary()).tokenize("We came. You left. It ended.");
  //                                                       0       8          18        28
  expect([0, 7, 8, 9, 17, 18, 27].map((offset) => sentenceAt(tokens, offset))).toEqual([0, 0, 1, 1, 1, 2, 2]);
  expect(sentenceAt(tokens, 28)).toBe(tokens.sentenceCount);
});

test.each([
  ["one  two\n three", 20, "one two three"],
  [" one two ", 7, "one two"],
  ["one two three", 12, "one two…"],
  ["one two three", 7, "one two…"],
  ["one two three", 6, "one…"],
  ["onetwothree", 3, "one…"],
  ["", 3, ""],
])("%j in %i characters is %j", (text, most, shown) => {
  expect(shortened(text, most)).toBe(shown);
});

test("tags are shown again as they are written", () => {
  const source = "> Hi {{name}}{% if x %}, you";
  const text = `Hi ${O.repeat(8)}${C.repeat(10)}, you`;
  const map = identityMap(2, text.length);
  expect(unmask(source, text, map, 0, text.length)).toBe("Hi {{name}}{% if x %}, you");
  expect(unmask(source, text, map, 3, 12)).toBe("{{name}}{");
  expect(unmask(source, text, map, 0, 2)).toBe("Hi");
});

describe("placeholders of programs", () => {
  const show = (text: string): string =>
    maskPlaceholders(text)
      .replace(new RegExp(`${O}+`, "g"), "□")
      .replace(new RegExp(`${C}+`, "g"), "▪");

  test.each([
    ["%s %d %1$s %2$d %05.2f %-10s %ld %lld %@ %+d %#x %zu", "□ □ □ □ □ □ □ □ □ □ □ □"],
    ["%(name)s %<name>s %{name} {name} { name } {0} {0:N2} {sum, number} {user.first-name}", "□ □ □ □ □ □ □ □ □"],
    ["$t(key) $t(common:a.b)", "□ □"],
    ["(%s)", "(□)"],
    // What people write.
    ["100% скидка, 5%d, 20% до 3 дней, x%s, %%s %sir", "100% скидка, 5%d, 20% до 3 дней, x%s, %%s %sir"],
    ["{} {a b} {,} %{a\nb} $t() $t(a", "{} {a b} {,} %{a\nb} $t() $t(a"],
    ["{{name}} {% if x %}", "□ ▪"],
    ["plain words", "plain words"],
  ])("%j", (text, masked) => {
    expect(show(text)).toBe(masked);
    expect(maskPlaceholders(text)).toHaveLength(text.length);
  });
});
