import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { SourceDocument } from "../../core/document.ts";
import { json } from "../../core/formats/json.ts";
import { yaml } from "../../core/formats/yaml.ts";
import { documentsOf } from "./show.ts";

/** More by hand: `DATA_RUNS=20000 npx vitest run test/formats/data-properties.test.ts`. */
const parameters = { seed: 11, numRuns: Number(process.env.DATA_RUNS ?? 300) };

/** Words with all that a data file may stumble on. */
const words = fc
  .array(
    fc.constantFrom(
      ..."a|слово|\"|'|\\|: |:| #|#|-|- |? |{|}|[|]|,|&a|*a|!|%|@|`|>|<|=|~|null|0x1f|\n|\n\n| \n|\n  |\t| |  |😀|\u00a0|\u0085|\u2028|\u0007|é|ё́|{{x}}|<b>|&amp;|---|...".split(
        "|",
      ),
      "|",
      "\r\n",
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(""));

const key = fc.constantFrom("a", "b", "messages", "x y", "", "n1", "дата", "k.k", "t/u");
const tree = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, words, fc.integer(), fc.boolean(), fc.constant(null), tie("list"), tie("map")),
  list: fc.array(tie("node"), { maxLength: 4 }),
  map: fc.dictionary(key, tie("node"), { maxKeys: 4, noNullPrototype: true }),
})).node;

/** The strings of a value that are not blank, without their last line breaks. */
function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.replace(/\n+$/, "")];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

const every = { strings: ["**"] };

/** A double-quoted scalar of YAML may go on in the next line inside a word. */
function joined(written: string): string {
  return written.replace(/\\\r?\n[ \t]*/g, "");
}

/** Each word of a text stands in the file where its map says. */
function expectPlaces(source: string, document: SourceDocument): void {
  for (const { index, 0: word } of document.text.matchAll(/[a-zа-яё]+/giu)) {
    const { start, end } = document.map?.toSource(index, index + word.length) ?? { start: 0, end: 0 };
    expect(joined(source.slice(start, end))).toBe(word);
  }
}

test("JSON says what JSON.parse says, each word in its place", () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 2, "\t"), (value, indent) => {
      const source = JSON.stringify(value, null, indent);
      const documents = documentsOf(json.read(source, every));
      const expected = stringsOf(JSON.parse(source));
      expect(documents.map(({ text }) => text.replace(/\n+$/, ""))).toEqual(expected);
      for (const document of documents) {
        expectPlaces(source, document);
        const { start, end } = document.map?.toSource(0, document.text.length) ?? { start: 0, end: 0 };
        expect(JSON.parse(`"${source.slice(start, end)}"`)).toBe(document.text);
      }
    }),
    parameters,
  );
});

const styles = fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_FOLDED", "BLOCK_LITERAL");

/** Nothing where it is no YAML: its own writer makes some that is none. */
function parsed(source: string): unknown {
  try {
    return parse(source);
  } catch {
    return null;
  }
}

test("YAML says what its parser says, in any style, each word in its place", () => {
  fc.assert(
    fc.property(tree, styles, fc.constantFrom(20, 80, 0), fc.boolean(), (value, style, lineWidth, isCrlf) => {
      const written = stringify(value, {
        defaultStringType: style as "PLAIN",
        lineWidth,
        minContentWidth: 0,
        aliasDuplicateObjects: false,
      });
      const source = isCrlf && !written.includes("\r") ? written.replaceAll("\n", "\r\n") : written;
      const documents = documentsOf(yaml.read(source, every));
      expect(documents.map(({ text }) => text)).toEqual(stringsOf(parsed(source)));
      for (const document of documents) expectPlaces(source, document);
    }),
    parameters,
  );
});

/** Whether every word of a text has a place of its own, which no fallback gives. */
test("no YAML scalar is left without places", () => {
  fc.assert(
    fc.property(words, styles, fc.constantFrom(20, 80, 0), (text, style, lineWidth) => {
      const source = stringify({ a: `слово ${text} слово` }, { defaultStringType: style as "PLAIN", lineWidth });
      const [document] = documentsOf(yaml.read(source, every));
      const at = document?.text.indexOf("слово") ?? -1;
      const first = document?.map?.toSource(at, at + 5);
      expect(joined(source.slice(first?.start, first?.end))).toBe("слово");
      const last = document?.map?.toSource(document.text.length - 5, document.text.length);
      expect(joined(source.slice(last?.start, last?.end))).toBe("слово");
    }),
    parameters,
  );
});
