import { describe, expect, it } from "vitest";
import { createLinter } from "../../core/lint.ts";
import { createMemory } from "../../core/memory.ts";
import { defaultSettings, type Settings } from "../../core/settings.ts";
import { content } from "../../generated/content.ts";
import { documentOf, fakeLinter, fakeReader, readerOn } from "./fake.ts";

const BLAME = "You failed to read the instructions.";
const OPINION = "The squirrel sat upon your lovely fence.";

async function opinionsIn(text: string, settings = readerOn, reader = fakeReader) {
  const { linter } = fakeLinter(reader);
  const { problems } = await linter.lint(documentOf(text), settings);
  return problems.filter(({ opinion }) => opinion);
}

describe("the second reader", () => {
  it("says what a sentence reads like, how sure it is, and what it takes it for", async () => {
    const [found, ...others] = await opinionsIn(`${BLAME} ${OPINION}`);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      rule: "blaming",
      actual: "The squirrel sat upon your lovely fence",
      message: "Reads as a reproach: “The squirrel sat upon your lovely fence”.",
      suggestions: [],
      fixable: false,
    });
    expect(found?.opinion?.probability).toBeGreaterThan(0.9);
    // The closest first, and no more than two.
    expect(found?.opinion?.examples).toEqual([
      { bad: "You should have counted the squirrels.", good: "Let us count them together." },
      { bad: "The nuts were yours to watch." },
    ]);
  });

  it("is milder than the rule", async () => {
    const [found] = await opinionsIn(`${BLAME} ${OPINION}`);
    expect(found?.severity).toBe("warning");
    const rules = { blaming: { severity: "info" as const, options: {} } };
    const [milder] = await opinionsIn(`${BLAME} ${OPINION}`, { ...readerOn, rules });
    expect(milder?.severity).toBe("info");
  });

  it("speaks in the language of the messages", async () => {
    const [found] = await opinionsIn(`${BLAME} ${OPINION}`, { ...readerOn, locale: "uk" });
    expect(found?.message).toBe("Читається як докір: «The squirrel sat upon your lovely fence».");
  });

  it("is neither heard nor loaded where it is off, as it is by default", async () => {
    const { linter, loads } = fakeLinter();
    const { problems } = await linter.lint(documentOf(`${BLAME} ${OPINION}`), { ...readerOn, reader: "off" });
    expect(problems.some(({ opinion }) => opinion)).toBe(false);
    expect(loads).toEqual([]);
    expect(defaultSettings.reader).toBe("off");
  });

  it("is loaded once, and in the languages of the text alone", async () => {
    const { linter, loads } = fakeLinter();
    for (let i = 0; i < 3; i++) await linter.lint(documentOf(`${BLAME} ${OPINION}`), readerOn);
    expect(loads).toEqual(["en"]);
  });

  it.each([
    ["a sentence in which a rule has found something", `${BLAME} You failed to keep the squirrel away.`],
    ["a text in which no rule minds anything", `Thank you for your letter. ${OPINION}`],
    ["a text in which only friendly rules do", `We guarantee it will never happen again. ${OPINION}`],
    ["a fragment", `${BLAME} The squirrel.`],
    ["a line without an end", `${BLAME}\n\n- The squirrel sat upon your lovely fence`],
    ["the customer's words", `${BLAME} You write: “The squirrel sat upon my lovely fence”.`],
  ])("is silent in %s", async (_, text) => {
    expect(await opinionsIn(text)).toEqual([]);
  });

  it("is silent in emails, in long texts, and where the rule is off", async () => {
    const text = `${BLAME} ${OPINION}`;
    expect(await opinionsIn(text, { ...readerOn, kind: "email" })).toEqual([]);
    expect(await opinionsIn(`${text}${" We will call you on Monday.".repeat(40)}`)).toEqual([]);
    const rules = { blaming: { severity: "off" as const, options: {} } };
    expect(
      await opinionsIn("You people are idiots. The squirrel sat upon your lovely fence.", { ...readerOn, rules }),
    ).toEqual([]);
  });

  it("names the likeliest rule, or none where it may not name that one", async () => {
    const [found] = await opinionsIn(`${BLAME} The badger sat upon your lovely fence.`);
    expect(found?.rule).toBe("sarcasm");
    const context = { ...fakeReader.context, thresholds: { blaming: 0.9 } };
    const badger = `${BLAME} The badger sat upon your lovely fence.`;
    expect(await opinionsIn(badger, readerOn, { ...fakeReader, context })).toEqual([]);
  });

  it("is never heard below its threshold", async () => {
    const context = { ...fakeReader.context, thresholds: { blaming: 0.9999 } };
    expect(await opinionsIn(`${BLAME} ${OPINION}`, readerOn, { ...fakeReader, context })).toEqual([]);
  });

  it("obeys suppressions", async () => {
    const { linter } = fakeLinter();
    const text = `${BLAME}\n\n<!-- tactful-disable-next-line blaming -- a joke between friends -->\n${OPINION}\n`;
    const { problems, suppressed } = await linter.lint(documentOf(text), readerOn);
    expect(problems.some(({ opinion }) => opinion)).toBe(false);
    expect(suppressed).toMatchObject([{ rule: "blaming", reason: "a joke between friends" }]);
  });

  it("says the same to an editor that remembers", async () => {
    const { linter } = fakeLinter();
    const memory = createMemory();
    const texts = [
      `${BLAME}\n\n${OPINION}`,
      `${BLAME}\n\nWell. ${OPINION}`,
      `Thanks.\n\n${OPINION}`,
      `${BLAME}\n\n${OPINION}`,
    ];
    for (const text of texts) {
      memory.begin();
      const remembered = await linter.lint(documentOf(text), readerOn, undefined, memory);
      expect(remembered.problems).toEqual((await linter.lint(documentOf(text), readerOn)).problems);
    }
  });
});

it("says in a build without it that it is not there, once", async () => {
  const { loadReader: _, ...rest } = content;
  const linter = createLinter(rest);
  const codes = async (settings: Settings) =>
    (await linter.lint(documentOf("Thank you for the visit."), settings)).notices.map(({ code }) => code);
  expect(await codes({ ...readerOn, reader: "off" })).toEqual([]);
  expect(await codes(readerOn)).toEqual(["reader-absent"]);
  expect(await codes(readerOn)).toEqual([]);
});
