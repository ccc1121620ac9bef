import { describe, expect, test } from "vitest";
import { Notes } from "../../core/memory.ts";
import type { ReadBlock } from "../../core/reading.ts";
import { KindFeatures } from "../../core/structure/document-features.ts";
import type { Language } from "../../core/text/language.ts";
import { identityMap } from "../../core/text/text-map.ts";
import { Tokenizer } from "../../core/text/tokens.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";
import { OpenIndex } from "../../scripts/structure/open-index.ts";

describe("the features of a kind", () => {
  const vocabulary = new Vocabulary();
  const tokenizer = new Tokenizer(vocabulary);
  const index = new OpenIndex();
  const features = new KindFeatures(index, vocabulary);

  function wordsOf(...texts: [language: Language, text: string][]): string[] {
    const blocks = texts.map(
      ([language, text]): ReadBlock => ({
        block: { role: "paragraph", text, map: identityMap(0, text.length), quote: false },
        tokens: tokenizer.tokenize(text).copy(),
        language,
        firstSentence: 0,
        notes: new Notes(),
      }),
    );
    const source = { text: "", blocks: [], meta: {}, notices: [], comments: [] };
    const rows = features.of({ source, blocks, language: "ru" }, []);
    return rows.map((row) => index.names[row] as string).filter((name) => name.startsWith("w:"));
  }

  test("are of the language that a word is met in, though it is the same word", () => {
    expect(wordsOf(["ru", "так"], ["uk", "так"])).toEqual(["w:ru:так", "w:uk:так"]);
    expect(wordsOf(["uk", "так"])).toEqual(["w:uk:так"]);
  });

  test("are told once, and turned round by a negation, each word by itself", () => {
    expect(wordsOf(["en", "Not late. Late, not late!"])).toEqual(["w:en:not", "w:en:late", "w:en:not late"]);
    expect(wordsOf(["en", "late"])).toEqual(["w:en:late"]);
  });

  test("hear no negation at the end of the block before", () => {
    expect(wordsOf(["en", "Surely not"], ["en", "late"])).toEqual(["w:en:surel", "w:en:not", "w:en:late"]);
  });

  test("are the same when the vocabulary has begun anew", () => {
    for (let i = vocabulary.size; i < 50_000; i++) vocabulary.internWord(`w${i}`);
    vocabulary.trim();
    expect(wordsOf(["en", "Refunds"], ["ru", "не так"])).toEqual(["w:en:refun", "w:ru:не", "w:ru:так", "w:ru:not так"]);
  });
});
