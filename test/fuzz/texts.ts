/** Texts to break things with: fragments of a format in all orders, our own letters gone wrong, and noise. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { anyFragments, fragmentsOf } from "./fragments.ts";

const corpus = new URL("../corpus/", import.meta.url);

/** Paragraphs of our own labelled texts. */
const paragraphs: readonly string[] = readdirSync(corpus)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => readFileSync(new URL(name, corpus), "utf8").trim().split("\n"))
  .flatMap((line) => (JSON.parse(line) as { text: string }).text.split(/\n+/))
  .filter((text) => text !== "");
const sentences = [...new Set(paragraphs.flatMap((text) => text.split(/(?<=[.!?…]) /)))];

/** What upsets programs that read text, whatever they take it for. */
export const oddUnits: readonly string[] = [
  ..."\0\b\t\n\v\f\r\x1b\x85\x7f",
  "\r\n",
  "\u00A0",
  "\u00AD",
  "\u0301",
  "и\u0306",
  "\u200B",
  "\u200D",
  "\u202E",
  "\u2028",
  "\u2066",
  "\uFE0F",
  "\uFEFF",
  "\uFFFD",
  "\uFFFF",
  "\uF5D0",
  "\uF5D1",
  "\uE000",
  "\uD83D",
  "\uDE00",
  "😀",
  "👩‍👧",
  "🇺🇦",
  "ﬁ",
  "ß",
  "İ",
  "ı",
  "ǅ",
  "Ѡ",
  "中文",
  "שלום",
  "e\u0301\u0301\u0301\u0301",
  "__proto__",
  "constructor",
  "toString",
  "1e999",
  "NaN",
  "%s%n",
  "../../x",
];

const noise = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "binary-ascii", maxLength: 60 }),
  fc.array(fc.constantFrom(...oddUnits), { maxLength: 30 }).map((units) => units.join("")),
  fc.array(fc.nat(0xffff), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
);
const odd = fc.oneof(fc.constantFrom(...oddUnits), fc.string({ unit: "binary", maxLength: 3 }));

/** Words that people wrote, and that rules look for. */
export const prose = fc.oneof(fc.constantFrom(...sentences), fc.constantFrom(...paragraphs));

/** What happens to a text on its way: cut, doubled, turned round, something put in. */
function mutated(texts: fc.Arbitrary<string>, put: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.record({ how: fc.nat(5), at: fc.nat(1_000_000), length: fc.nat(30), put });
  return fc.tuple(texts, fc.array(change, { maxLength: 8 })).map(([text, changes]) =>
    changes.reduce((now, { how, at, length, put: added }) => {
      const start = at % (now.length + 1);
      const piece = now.slice(start, start + length);
      const [before, after] = [now.slice(0, start), now.slice(start + length)];
      if (how === 0) return before + after;
      if (how === 1) return before + piece + piece + after;
      if (how === 2) return before + piece.split("").reverse().join("") + after;
      if (how === 3) return before + piece.toUpperCase() + after;
      return before + added + piece + after;
    }, text),
  );
}

/** Texts for what is named by a file's ending; one that has no fragments of its own gets those of all. */
export function textsLike(extension: string): fc.Arbitrary<string> {
  const { heads, pieces, wrap } = fragmentsOf(extension) ?? anyFragments;
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 3, arbitrary: prose.map(wrap) },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.constantFrom(...anyFragments.pieces) },
  );
  const joined = fc
    .array(fc.tuple(piece, fc.constantFrom("", "", " ", "\n")), { maxLength: 24 })
    .map((parts) => parts.flat().join(""));
  const built = fc.tuple(fc.constantFrom(...heads), joined).map((parts) => parts.join(""));
  return fc.oneof(
    { weight: 6, arbitrary: built },
    { weight: 4, arbitrary: mutated(built, piece) },
    { weight: 1, arbitrary: mutated(prose, odd) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...heads), noise).map((parts) => parts.join("")) },
    { weight: 1, arbitrary: noise },
  );
}

/** Lines of a small language, well formed for the most part. */
export function sourceOf(pieces: readonly string[], maxLength = 20, separator = ""): fc.Arbitrary<string> {
  const piece = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: odd });
  const built = fc.array(piece, { maxLength }).map((parts) => parts.join(separator));
  return fc.oneof(
    { weight: 4, arbitrary: built },
    { weight: 2, arbitrary: mutated(built, piece) },
    { weight: 1, arbitrary: noise },
  );
}
