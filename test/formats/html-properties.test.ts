import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, SourceDocument } from "../../core/document.ts";
import { readHtml } from "../../core/formats/html.ts";
import { plain as plainFormat } from "../../core/formats/plain.ts";
import { CONTROL_MASK, OUTPUT_MASK } from "../../core/text/mask.ts";
import { lintDocument } from "../helpers/lint.ts";
import { decodeMade, madePage } from "./html-fragments.ts";

// By hand: RUNS=20000 npx vitest run test/formats/html-properties.test.ts
const parameters = { seed: 20260102, numRuns: Number(process.env.RUNS ?? 600) };

const WORD = /[\p{L}\p{N}'’\u00AD\u200B\u200C]+/gu;
const MASKS = new RegExp(`[${OUTPUT_MASK}${CONTROL_MASK}]`, "g");
const plain = (word: string): string => word.replace(/\u034F|[\u00AD\u200B\u200C]/g, "");

function wordsOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap(({ text }) => text.replace(MASKS, " ").match(WORD) ?? [])
    .map(plain)
    .filter((word) => !/^\d*$/.test(word));
}

function isHead({ role }: Block): boolean {
  return role === "subject" || role === "preheader";
}

describe("blocks of HTML", () => {
  test("have every word that is seen, once, and none that is not", () => {
    fc.assert(
      fc.property(madePage, ({ html, visible, head, invisible }) => {
        const { blocks } = readHtml(html);
        const body = wordsOf(blocks.filter((block) => !isHead(block)));
        expect(body.toSorted()).toEqual(visible.toSorted());
        expect(wordsOf(blocks.filter(isHead))).toEqual(head);
        expect(body.filter((word) => invisible.includes(word))).toEqual([]);
      }),
      parameters,
    );
  });

  test("say of each word where it stands", () => {
    fc.assert(
      fc.property(madePage, ({ html }) => {
        for (const { text, map } of readHtml(html).blocks) {
          for (const { 0: word, index } of text.matchAll(WORD)) {
            const { start, end } = map.toSource(index, index + word.length);
            expect(plain(decodeMade(html.slice(start, end)))).toBe(plain(word));
          }
        }
      }),
      parameters,
    );
  });

  test("map every code unit to a place, in order, and spans to the places of their ends", () => {
    fc.assert(
      fc.property(madePage, fc.nat(), fc.nat(), ({ html }, a, b) => {
        for (const { text, map, links } of readHtml(html).blocks) {
          let previous = 0;
          for (let i = 0; i < text.length; i += 1) {
            const { start, end } = map.toSource(i, i + 1);
            expect(start).toBeGreaterThanOrEqual(previous);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(html.length);
            previous = start;
          }
          const start = a % text.length;
          const end = start + 1 + (b % (text.length - start));
          expect(map.toSource(start, end)).toEqual({
            start: map.toSource(start, start + 1).start,
            end: map.toSource(end - 1, end).end,
          });
          for (const link of links ?? []) {
            expect(link.end).toBeGreaterThan(link.start);
            expect(link.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      parameters,
    );
  });
});

const SENTENCES = [
  "Вы сами виноваты, что не прочитали условия доставки.",
  "Здравствуйте, Александра.",
  "При всём уважении не можем с вами согласиться.",
  "Мы не считаем, что вы не правы.",
  "Спасибо за ваш отзыв!!!",
  "You failed to read the terms of delivery.",
  "We are sorry that the parcel came late.",
  "Dear customer, this is the last chance to buy it.",
  "Ви самі винні, що не прочитали умов.",
  "Просимо вибачення за незручності, {{name}}.",
];

/** A sentence as HTML says it: a choice for each of its letters. */
function asHtml(sentence: string, choices: readonly number[]): string {
  return [...sentence]
    .map((character, i) => {
      const choice = (choices[i % choices.length] as number) + i;
      if (character === " ") return [" ", "\n      ", " <!-- a --> ", "</b> <b>", " <i></i> "][choice % 5];
      if (!/\p{L}/u.test(character) || sentence.includes("{{")) return character;
      return (
        [character, character, `&#${character.codePointAt(0)};`, `<span>${character}</span>`, `&shy;${character}`][
          choice % 23
        ] ?? character
      );
    })
    .join("");
}

test("rules find in HTML what they find in plain text", async () => {
  const paragraph = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 });
  const text = fc.array(paragraph, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(200), { minLength: 1, maxLength: 20 }), async (paragraphs, choices) => {
      const plainText = paragraphs.map((sentences) => sentences.join(" ")).join("\n\n");
      const html = paragraphs.map((sentences) => `<p><b>${asHtml(sentences.join(" "), choices)}</b></p>`).join("\n");
      const find = async (document: SourceDocument) => {
        const { problems } = await lintDocument(document, {}, { kind: "reply" });
        return problems.map(({ rule, message }) => `${rule}: ${plain(message)}`);
      };
      const [plainDocument] = plainFormat.read(plainText, {});
      expect(await find(readHtml(html))).toEqual(await find(plainDocument as SourceDocument));
    }),
    { ...parameters, numRuns: Math.min(parameters.numRuns, 150) },
  );
});
