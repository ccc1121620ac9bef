import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { plain } from "../../core/formats/plain.ts";
import { defaultSettings } from "../../core/settings.ts";
import { createTactful } from "../../rules/linter.ts";

const linter = await createTactful();
const SIZE = 60_000;

/** Texts on which a careless expression or a loop in a loop would not end. */
const hostile: Record<string, string> = {
  "open brackets": "[".repeat(SIZE),
  "open tags": "{{".repeat(SIZE),
  "open links": "](".repeat(SIZE),
  "open attributes": 'href="'.repeat(SIZE / 6),
  placeholders: "[NAME] ".repeat(SIZE / 7),
  quotations: "«вы» вы ты ".repeat(SIZE / 11),
  "domains without an end": "aaaa.".repeat(SIZE / 5),
  apologies: "извините ".repeat(SIZE / 9),
  notes: "цена* рубль\n* условие договора\n".repeat(SIZE / 30),
  spaces: `\n${" ".repeat(SIZE)}a`,
};

describe.each(["email", "reply"] as const)("in a hostile %s", (kind) => {
  test.each(Object.entries(hostile))("of %s no rule fails or hangs", async (_, text) => {
    const [document] = plain.read(text, {});
    const source = document as SourceDocument;
    const meta = { ...source.meta, review: `${"\n".repeat(SIZE)}Анна` };
    const settings = { ...defaultSettings, kind, language: "ru" as const, platform: "yandex-market" };
    const { notices } = await linter.lint({ ...source, meta }, settings);
    expect(notices.filter(({ message }) => message.includes("failed"))).toEqual([]);
  });
});
