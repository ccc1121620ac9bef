import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { plain } from "../../core/formats/plain.ts";
import { defaultSettings } from "../../core/settings.ts";
import { createTactful } from "../../rules/linter.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";

const linter = await createTactful();
const SIZE = 60_000;

/** Texts on which a careless expression or a loop in a loop would not end. */
const hostile: Record<string, string> = {
  "open brackets": "[",
  "open tags": "{{",
  "open links": "](",
  "open attributes": 'href="',
  placeholders: "[NAME] ",
  quotations: "«вы» вы ты ",
  "domains without an end": "aaaa.",
  apologies: "извините ",
  notes: "цена* рубль\n* условие договора\n",
  spaces: " ",
  marks: "!?",
  "Cyrillic numbers": "\u0482",
  fields: "ФИО_",
  capitals: "СРОЧНО ",
  emoji: "🔥",
  links: "www.a.ru! ",
  "dots after a link": ".",
};

describe.each(["email", "reply"] as const)("in a hostile %s", (kind) => {
  test.each(Object.entries(hostile))("of %s no rule fails or hangs", async (_, unit) => {
    const settings = { ...defaultSettings, kind, language: "ru" as const, platform: "yandex-market" };
    const lint = async (size: number) => {
      const text = `https://a.ru\n${unit.repeat(size / unit.length)}a`;
      const [document] = plain.read(text, {});
      const source = document as SourceDocument;
      const meta = { ...source.meta, review: `${"\n".repeat(size)}Анна` };
      const { notices } = await linter.lint({ ...source, meta }, settings);
      expect(notices.filter(({ code }) => code === "rule-failed")).toEqual([]);
    };
    expect(await growthOf(lint, SIZE / 4)).toBeLessThan(LINEAR);
  });
});
