import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../core/errors.ts";
import { po } from "../../core/formats/po.ts";
import { documentsOf, showBlocks } from "./show.ts";

/** Texts in one line each: `id: words`, with what is switched off, or the error. */
function show(source: string): string[] {
  return [...po.read(source, {})].map((read) => {
    if (read instanceof UserError) return `! ${read}`;
    const off = (read.meta.disable ?? []).map(
      ({ rules, shared }) => ` -${rules.join("-")}${shared ? ` (${shared})` : ""}`,
    );
    const strays = read.comments.map(({ text }) => ` ?${text}`);
    const language = read.meta.language ? ` @${read.meta.language}` : "";
    return `${read.id}: ${read.text}${[...off, ...strays].join("")}${language}${read.notices.map(({ code }) => ` !${code}`).join("")}`;
  });
}

const header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: uk_UA\\n"\n';

describe("translations", () => {
  test("contexts, plural forms, several lines", () => {
    const source = `${header}
#: src/a.py:1
msgctxt "menu"
msgid "Open"
msgstr "Відкрити"

msgid "%d day"
msgid_plural "%d days"
msgstr[0] "%d день"
msgstr[1] "%d дні"

msgid ""
"Long "
"text"
msgstr ""
"Довгий \\"те"
"кст\\"\\n"
msgid "Empty"
msgstr ""
`;
    expect(show(source)).toEqual([
      "menu|Open: Відкрити @uk",
      "%d day[0]: %d день @uk",
      "%d day[1]: %d дні @uk",
      'Long text: Довгий "текст"\n @uk',
    ]);
    const long = documentsOf(po.read(source, {}))[3];
    const at = long?.text.indexOf("текст") ?? 0;
    const place = long?.map?.toSource(at, at + 5);
    expect(source.slice(place?.start, place?.end)).toBe('те"\n"кст');
    expect(long && showBlocks({ ...long, text: source })[0]).toContain('Довгий "текст"');
  });

  test("fuzzy and obsolete ones are left alone, and those without words", () => {
    expect(
      show(
        `#, fuzzy, c-format\n#| msgid "Olf"\nmsgid "Old"\nmsgstr "Старе"\n\n#~ msgid "Gone"\n#~ msgstr "Нема"\n\n#, c-format\nmsgid "a"\nmsgstr "Слово"\n`,
      ),
    ).toEqual(["a: Слово"]);
  });

  test("in a template, what is to be translated is the text", () => {
    expect(show(`${header}\nmsgid "One thing"\nmsgid_plural "Many things"\nmsgstr[0] ""\n`)).toEqual([
      "One thing: One thing",
      "One thing: Many things",
    ]);
  });

  test("a language without rules is told of once", () => {
    const source = `${header.replace("uk_UA", "pl")}\nmsgid "a"\nmsgstr "Słowo"\n`;
    expect(show(source)).toEqual(["undefined:  !foreign-language"]);
    expect(documentsOf(po.read(source, {}))[0]?.map?.toSource(0, 0).start).toBe(source.indexOf("msgstr"));
  });

  test("comments switch rules off: of the message, or in the head of all", () => {
    const source = `# tactful-disable a -- why\n${header}
# tactful-disable-next-line b
#. tactful-disable c
#: x
msgid "x"
msgid_plural "y"
msgstr[0] "слово"
msgstr[1] "слова"

# tactful-enable
msgid "z"
msgstr "слово"
`;
    expect(show(source)).toEqual([
      "x[0]: слово -b (first) -c (first) -a (first) @uk",
      "x[1]: слова -b (again) -c (again) -a (again) ?tactful-enable @uk",
      "z: слово -a (again) @uk",
    ]);
  });

  test.each([
    ['msgid "a"\nmsgstr "b"c"\n\nmsgid "d"\nmsgstr "слово"\n', "2: The quotation marks of this string do not fit"],
    ['msgid "a\\"\nmsgstr "b"\n\nmsgid "d"\nmsgstr "слово"\n', "1: The quotation marks of this string do not fit"],
    ['msgid "a"\nmsgstr b\n\nmsgid "d"\nmsgstr "слово"\n', "2: This line is no part of a .po file"],
    ['msgstr "b"\n\nmsgid "d"\nmsgstr "слово"\n', "1: A translation stands here before its msgid"],
    ['"b"\n\nmsgid "d"\nmsgstr "слово"\n', "1: This line is no part of a .po file"],
  ])("%j: a broken message is told of, and the rest is read", (source, error) => {
    const [first, ...others] = show(source);
    expect(first).toContain(`! ${error}`);
    expect(others).toEqual(["d: слово"]);
  });
});

const words = fc
  .array(
    fc.constantFrom("a", "слово", " ", '"', "\\", "\n", "\t", "#", "msgid", "%s", "<b>", "😀", "\u0007", "\r", "1"),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => `я${parts.join("")}`);
const message = fc.record({
  context: fc.option(words),
  id: words,
  plural: fc.option(words),
  texts: fc.array(words, { minLength: 1, maxLength: 3 }),
  cuts: fc.array(fc.nat(30), { maxLength: 3 }),
});
const SAID: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
  "\u0007": "\\a",
};

/** A string in one line, or cut into several. */
function write(text: string, cuts: readonly number[], lineBreak: string): string {
  const chars = [...text].map((char) => SAID[char] ?? char);
  const ends = [...cuts.filter((cut) => cut < chars.length).sort((a, b) => a - b), chars.length];
  return ends.map((end, i) => `"${chars.slice(i === 0 ? 0 : ends[i - 1], end).join("")}"`).join(lineBreak);
}

test("what was written is read, each word in its place", () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 4 }), fc.constantFrom("\n", "\r\n", "\n  "), (messages, lineBreak) => {
      const source = messages
        .map(({ context, id, plural, texts, cuts }) =>
          [
            context === null ? "" : `msgctxt ${write(context, cuts, lineBreak)}\n`,
            `msgid ${write(id, cuts, lineBreak)}\n`,
            plural === null ? "" : `msgid_plural ${write(plural, cuts, lineBreak)}\n`,
            ...(plural === null
              ? [`msgstr ${write(texts[0] ?? "", cuts, lineBreak)}\n`]
              : texts.map((text, i) => `msgstr[${i}] ${write(text, cuts, lineBreak)}\n`)),
          ].join(""),
        )
        .join("");
      const documents = documentsOf(po.read(source, {}));
      expect(documents.map(({ text }) => text)).toEqual(
        messages.flatMap(({ plural, texts }) => (plural === null ? texts.slice(0, 1) : texts)),
      );
      for (const { text, map, encode } of documents) {
        for (const { index, 0: word } of text.matchAll(/[a-zа-я]+/g)) {
          const place = map?.toSource(index, index + word.length) ?? { start: 0, end: 0 };
          expect(source.slice(place.start, place.end).replace(/"\s+"/g, "")).toBe(word);
        }
        const [again] = documentsOf(po.read(`msgid "a"\nmsgstr "${encode?.(text)}"\n`, {}));
        expect(again?.text).toBe(text);
      }
    }),
    { seed: 5, numRuns: Number(process.env.DATA_RUNS ?? 300) },
  );
});
