import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { plain } from "../../core/formats/plain.ts";
import { languages } from "../../core/text/language.ts";
import { rules } from "../../generated/rules.ts";
import { DraftChecker } from "../../playground/src/engine/check.ts";
import { compose, emptyDraft, placeIn } from "../../playground/src/engine/draft.ts";
import { examples } from "../../playground/src/examples/examples.ts";
import { platformNames } from "../../playground/src/texts/platform-names.ts";
import { ruleNames } from "../../playground/src/texts/rule-names.ts";
import { createTactful, outlineWords } from "../../rules/linter.ts";
import { platforms } from "../../rules/platform-limits/platforms.ts";

const checker = new DraftChecker(await createTactful(), outlineWords);

describe("a draft as one text", () => {
  const letter = {
    ...emptyDraft,
    kind: "email" as const,
    subject: "Чай\nдешевле",
    preheader: "До пятницы",
    text: "Тема: не тема.\n\nДа.",
  };

  test("an email's subject and preheader are read as such, whatever stands in them, and its text as text", () => {
    const { text, fields } = compose(letter);
    const [{ blocks }] = [...plain.read(text, {})] as SourceDocument[] as [SourceDocument];
    expect(blocks.map(({ role, text }) => `${role} ${text}`)).toEqual([
      "subject Чай дешевле",
      "preheader До пятницы",
      "paragraph Тема: не тема.",
      "paragraph Да.",
    ]);
    expect(fields.map(({ start, end }) => text.slice(start, end))).toEqual(["Чай дешевле", "До пятницы", letter.text]);
  });

  test("each offset leads to its field", () => {
    const composition = compose(letter);
    const at = (words: string) => placeIn(composition, composition.text.indexOf(words));
    expect(at("дешевле")).toEqual({ field: "subject", offset: 4 });
    expect(at("пятницы")).toEqual({ field: "preheader", offset: 3 });
    expect(at("Да.")).toEqual({ field: "text", offset: letter.text.indexOf("Да.") });
  });

  test("what is found in one is placed in it, with its rewrites", async () => {
    const draft = { ...letter, subject: "Последний шанс купить чай", text: "Вы сами виноваты." };
    const { findings } = await checker.check(draft, { locale: "ru", reader: "off" });
    for (const { field, start, end, actual, rewrites } of findings) {
      expect(draft[field].slice(start, end)).toBe(actual);
      for (const rewrite of rewrites) expect(rewrite.end).toBeLessThanOrEqual(draft[field].length);
    }
    expect(findings.some(({ field }) => field === "subject")).toBe(true);
  });
});

describe("the name of the review's author", () => {
  test.each([
    ["ru" as const, "Спасибо за отзыв. Чайник заменим завтра.", "Анна К.", "Анна"],
    ["uk" as const, "Дякуємо за відгук. Чайник замінимо завтра.", "Олена", "Олено"],
  ])("is in the greeting that is offered, and not in the signature: %s", async (language, text, author, called) => {
    const draft = { ...emptyDraft, language, text, author, rating: 1, review: "Чайник зламався. Чайник сломался." };
    const { outline } = await checker.check(draft, { locale: language, reader: "off" });
    const insertions = outline.parts.flatMap(({ element, insertion }) =>
      insertion ? [[element, insertion.text]] : [],
    );
    const offered = Object.fromEntries(insertions) as Record<string, string>;
    expect(offered.greeting).toContain(called);
    for (const [element, sentence] of insertions) if (element !== "greeting") expect(sentence).not.toContain(called);
  });
});

describe("the page's words", () => {
  test("every rule and every platform has a name that people understand", () => {
    for (const language of languages)
      expect(Object.keys(ruleNames[language]).sort()).toEqual(Object.keys(rules).sort());
    expect(Object.keys(platformNames).sort()).toEqual(Object.keys(platforms).sort());
  });

  test.each(languages)("the examples in %s show what the page can do", async (language) => {
    let insertions = 0;
    for (const draft of Object.values(examples[language])) {
      const { findings, language: found, outline } = await checker.check(draft, { locale: language, reader: "off" });
      expect(found).toBe(language);
      expect(findings.length).toBeGreaterThanOrEqual(3);
      expect(findings.some(({ rewrites }) => rewrites.length > 0)).toBe(true);
      insertions += outline.parts.filter(({ insertion }) => insertion).length;
    }
    expect(insertions).toBeGreaterThan(0);
  });
});
