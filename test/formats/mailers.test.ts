import { describe, expect, test } from "vitest";
import type { Block } from "../../core/document.ts";
import { eml } from "../../core/formats/eml.ts";
import { choicesOf, fileText } from "./mail-making.ts";
import { letters, mailers, send } from "./mailers.ts";
import { documentsOf } from "./show.ts";

/** Each letter is written in so many ways. */
const WAYS = 8;
const languages = Object.keys(letters) as (keyof typeof letters)[];
const cases = Object.keys(mailers).flatMap((mailer) => languages.map((language) => [mailer, language] as const));

/** Numbers that look like chance, and are the same each time. */
function tape(seed: number): number[] {
  let state = seed * 7919 + 1;
  return Array.from({ length: 300 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 5040;
  });
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

describe.each(cases)("a letter of %s in %s", (mailer, language) => {
  const ways = Array.from({ length: WAYS }, (_, i) => send(mailer, language, choicesOf(tape(i + 1))));

  test("has the sender's words, the preheader and the customer's, each apart", () => {
    for (const { bytes, own, preheader, quoted } of ways) {
      // What the plain text says is what the HTML says.
      const documents = documentsOf(eml.read(fileText(bytes), {}));
      expect(documents).toHaveLength(1);
      const [{ blocks, meta, notices }] = documents as [(typeof documents)[0]];
      const texts = (of: (block: Block) => boolean) => blocks.filter(of).map(({ text }) => plain(text));
      expect(texts(({ role, quote }) => !quote && role !== "preheader")).toEqual(own);
      expect(texts(({ role }) => role === "preheader")).toEqual(preheader);
      expect(texts(({ quote }) => quote)).toEqual(quoted);
      expect(meta.kind).toBe(quoted.length > 0 ? "message" : "email");
      expect(notices).toEqual([]);
    }
  });
});
