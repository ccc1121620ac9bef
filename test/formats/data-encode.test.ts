import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Format } from "../../core/formats/format.ts";
import { json } from "../../core/formats/json.ts";
import { yaml } from "../../core/formats/yaml.ts";
import { documentsOf } from "./show.ts";

const nasty = [
  "слово",
  "a: b",
  "a #b",
  "it's",
  'say "x"',
  "a, b",
  "[a]",
  "a\nb",
  "-",
  "- a",
  "#a",
  "\\",
  "a:",
  " a",
  "a ",
  "\t",
  "\u2028",
  "{a}",
  "&a",
];

/** What a file says after words were put in the place of the first "xxx". */
function replaced(format: Format, source: string, words: string): string | undefined {
  const [document] = documentsOf(format.read(source, { strings: ["a"] }));
  const at = document?.text.indexOf("xxx") ?? -1;
  const place = document?.map?.toSource(at, at + 3);
  const encoded = document?.encode?.(words);
  if (place === undefined || encoded === undefined) return undefined;
  return source.slice(0, place.start) + encoded + source.slice(place.end);
}

const yamls: [style: string, source: string][] = [
  ["plain", "a: один xxx два\nb: 1\n"],
  ["plain at its start", "a: xxx два\nb: 1\n"],
  ["plain at its end", "a: один xxx\nb: 1\n"],
  ["plain in brackets", "{a: один xxx два, b: 1}\n"],
  ["in double quotes", 'a: "один xxx два"\nb: 1\n'],
  ["in single quotes", "a: 'один xxx два'\nb: 1\n"],
  ["literal", "a: |\n  один xxx два\nb: 1\n"],
  ["folded", "a: >\n  один xxx два\nb: 1\n"],
];

describe("words written into YAML are the words that it says", () => {
  test.each(yamls)("%s", (_, source) => {
    for (const words of nasty) {
      const written = replaced(yaml, source, words);
      if (written !== undefined) expect(parse(written)).toEqual({ a: parse(source).a.replace("xxx", words), b: 1 });
    }
    expect(replaced(yaml, source, "слово")).toBe(source.replace("xxx", "слово"));
  });
});

test("words written into JSON are the words that it says", () => {
  for (const words of nasty) {
    const written = replaced(json, '{"a": "один xxx два", "b": 1}', words);
    expect(JSON.parse(written ?? "")).toEqual({ a: `один ${words} два`, b: 1 });
  }
});
