import { describe, expect, test } from "vitest";
import { signsInWords } from "../../cli/outline/signs.ts";
import { stringsOf } from "../../cli/strings/choose.ts";
import { parseConfig, settingsResolver } from "../../core/config.ts";
import type { KindVerdict } from "../../core/kind.ts";
import type { DocumentResult } from "../../core/lint.ts";
import { emptyOutline } from "../../core/structure/report.ts";
import { languages } from "../../core/text/language.ts";
import { fakeRules, folderWith, run } from "./harness.ts";
import { finding, real, slots } from "./outlines.ts";

const guessed = (verdict: Partial<KindVerdict>, outline: Partial<DocumentResult["outline"]> = {}) =>
  finding(() => ({
    kind: verdict.kind ?? "reply",
    verdict: { kind: "reply", by: "guess", likelihood: 0.9, signs: [], ...verdict },
    outline: { ...emptyOutline, ...outline },
  }));

describe("a text is explained", () => {
  test("with what it was taken for, why, and how to say otherwise", async () => {
    const cwd = folderWith({ "Ответы/май [1].txt": "Hello." });
    const services = guessed(
      { signs: ["s:apology", "w:ru:заказ", "review:words:3", "shape:link@last"] },
      { template: "complaint", mood: "complaint", slots: slots("greeting"), missing: [{ element: "greeting", at: 0 }] },
    );
    const { code, out } = await run(["explain", "Ответы/май [1].txt"], { cwd, services });
    expect(code).toBe(0);
    expect(out).toBe(`Ответы/май [1].txt
    Kind      reply: very likely, by these signs: an apology, “заказ…”, a link in the last sentence
    Language  English: by its letters and words
    Mood      the customer complains: by the reply itself, since there is neither a review nor stars
    Template  reply to a complaint: the one for such texts
              missing: GREETING
    Platform  not given (platform: google-play), so length, links and contacts are not measured

  To set this by hand, begin the text with these lines and change what is wrong:
    ---
    kind: reply
    language: en
    template: complaint
    ---
  Or set it in tactful.json:
    { "files": [{ "include": ["Ответы/май \\\\[1\\\\].txt"], "kind": "reply", "language": "en" }] }
  Or on the command line:
    --kind reply --language en
  The values can be: kind: email, reply, message · language: ru, en, uk · rating: 1–5 · template: offer, promo, thanks, complaint, praise, answer

`);
  });

  test.each([
    [["--kind", "reply"], "{}", "so says --kind"],
    [["--kind", "reply"], '{ "kind": "email" }', "so says --kind"],
    [[], '{ "kind": "reply" }', "so says sub/tactful.json"],
  ])("%j with %s: %s", async (argv, config, why) => {
    const cwd = folderWith({ "sub/tactful.json": config, "sub/a.txt": "Hello Sam, thank you for the kind words!" });
    const { out } = await run(["explain", "sub/a.txt", ...argv], { cwd, services: real });
    expect(out).toContain(`    Kind      reply: ${why}\n`);
    expect(out).toContain('Or set it in sub/tactful.json:\n    "files": [{ "include": ["a.txt"], "kind": "reply"');
  });

  test("that says itself what it is", async () => {
    const head = "---\nkind: reply\nlanguage: en\nrating: 4,5\nplatform: ozon\ntemplate: praise\n---\n";
    const cwd = folderWith({ "a.md": `${head}Hello Sam, thank you!\n` });
    const { out } = await run(["explain", "a.md"], { cwd, services: real });
    for (const line of ["Kind      reply:", "Language  English:", "Template  reply to praise:", "Platform  ozon:"])
      expect(out).toContain(`    ${line} the text says so itself\n`);
    expect(out).toContain("    Mood      the customer is pleased: by the stars, 4.5 of 5\n");
    expect(out).toContain(
      "    ---\n    kind: reply\n    language: en\n    platform: ozon\n    rating: 4.5\n    template: praise\n    ---\n",
    );
  });

  test("whose signs do not tell", async () => {
    const cwd = folderWith({ "a.txt": "Hello." });
    const { out } = await run(["explain", "a.txt"], { cwd, services: guessed({ kind: "message", by: "unsure" }) });
    expect(out).toContain("    Kind      message: its signs do not tell, so only the rules that hold for every kind");
    expect(out).not.toContain("Mood");
    expect(out).not.toContain("Platform");
  });

  test("that answers nobody knows what", async () => {
    const cwd = folderWith({ "a.txt": "Hello.", "e.txt": "" });
    const { out } = await run(["explain", "a.txt", "e.txt"], { cwd, services: guessed({}) });
    expect(out).toContain("    Mood      not known: there is neither a review nor stars");
    expect(out).toContain("    Template  No checklist: it is not known whether the review praises or complains.");
    expect(out).toMatch(/e\.txt\n {4}There is nothing to read here\.\n\n$/);
  });

  test("of a table, with the columns once", async () => {
    const cwd = folderWith({
      "r.csv": 'id,Review,Rating,Reply\n7,Late,2,"Sorry, Sam."\n8,Great,5,"Thank you, Ann, come again."\n',
    });
    const { out } = await run(["explain", "r.csv"], { cwd, services: real });
    expect(out).toContain("  row 1 · 7\n    Kind      reply: the text says so itself\n");
    expect(out.match(/To set this by hand, give the table columns/g)).toHaveLength(1);
  });

  test("from standard input, which no configuration names", async () => {
    const { code, out } = await run(["explain", "-"], { stdin: "Hello.", services: guessed({}) });
    expect(code).toBe(0);
    expect(out).toContain("<stdin>\n    Kind      reply: very likely\n");
    expect(out).not.toContain("tactful.json");
    const named = await run(["explain", "--stdin-filename", "a.txt"], { stdin: "Hello.", services: guessed({}) });
    expect(named.out).toContain('"include": ["a.txt"]');
  });
});

describe("rules and files", () => {
  test("a rule comes before a file of its name", async () => {
    const cwd = folderWith({ "bad-word": "Hello.", notes: "Hello." });
    expect((await run(["explain", "bad-word"], { cwd })).out).toMatch(/^Bad words\n/);
    expect((await run(["explain", "./bad-word"], { cwd, services: guessed({}) })).out).toMatch(/^bad-word\n {4}Kind/);
    expect((await run(["explain", "notes"], { cwd, services: guessed({}) })).out).toMatch(/^notes\n {4}Kind/);
    const both = await run(["explain", "bad-word", "notes"], { cwd, services: guessed({}) });
    expect(both.out).toMatch(/^bad-word\n[\s\S]*\nnotes\n/);
  });

  test("a file that is not there", async () => {
    const { code, err } = await run(["explain", "raed.txt"], { cwd: folderWith({ "read.txt": "" }) });
    expect([code, err]).toEqual([2, 'tactful: raed.txt: There is no such file or folder. Did you mean "read.txt"?\n']);
  });
});

test("the line for the configuration fits the file", async () => {
  const cwd = folderWith({ "Ответы/май (1) {a,b}.txt": "Hello." });
  const { out } = await run(["explain", "."], { cwd, services: guessed({}) });
  const line = out.split("\n").find((text) => text.includes('"files"')) ?? "";
  const { config, errors } = parseConfig(line, "tactful.json", fakeRules);
  expect(errors).toEqual([]);
  expect(settingsResolver(config).settingsFor("Ответы/май (1) {a,b}.txt").kind).toBe("reply");
  expect(settingsResolver(config).settingsFor("Ответы/май 1 a.txt").kind).toBe("auto");
});

test.each(languages)("signs in words: %s", (language) => {
  const strings = stringsOf(language);
  const opaque = [
    "review:words:3",
    "blocks:1",
    "sentences:2",
    "shape:open",
    "shape:alone@first",
    "w:ru:вам",
    "review:!",
    "s:new",
    "words:x",
    "constructor",
  ];
  expect(signsInWords(opaque, strings, undefined)).toEqual([]);
  const clear = [
    "rating",
    "review",
    "review:ends?",
    "words:0",
    "words:3",
    "words:10",
    "role:heading",
    "s:how-to",
    "shape:link",
    "t:arguing",
    "w:en:not cover",
    "r:ru:заказ",
    "w:uk:чека",
  ];
  expect(signsInWords(clear, strings, undefined)).toHaveLength(clear.length);
  expect({ en: "“not cover…”", ru: "«not cover…»", uk: "«not cover…»" }[language]).toBe(
    signsInWords(["w:en:not cover"], strings, undefined)[0],
  );
});
