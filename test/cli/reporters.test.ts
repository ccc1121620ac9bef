import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createProgress } from "../../cli/progress.ts";
import { en } from "../../cli/strings/en.ts";
import { excerptOf, fitExcerpt } from "../../cli/text/excerpt.ts";
import { displayWidth } from "../../cli/text/width.ts";
import { emptyOutline } from "../../core/structure/report.ts";
import { indexLines } from "../../core/text/lines.ts";
import { OUTPUT_MASK } from "../../core/text/mask.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";
import { documentOf, folderWith, run } from "./harness.ts";
import { finding, span } from "./outlines.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/output.schema.json", import.meta.url), "utf8"));

describe("stylish", () => {
  test("shows the sentence, the words, why and what instead", async () => {
    const cwd = folderWith({ "replies/may.csv": "17: First one. That was bad of you, and bad it stays. Last one.\n" });
    expect((await run(["."], { cwd })).out).toBe(`replies/may.csv
  row 1 · 17 · message · English
  ✖ error  1:25  bad-word
    That was bad of you, and bad it stays.
             ~~~
    «bad» hurts.
    Instead: “good”, “nice”, “fine”
    Why: It does.
    https://tactful.example/rules/bad-word

  ✖ error  1:41  bad-word
    That was bad of you, and bad it stays.
                             ~~~
    «bad» hurts.
    Instead: “good”, “nice”, “fine”

✖ 2 errors in 1 text
To learn more about a rule: tactful explain bad-word
`);
  });

  test("underlines in colour on a terminal, and not under NO_COLOR", async () => {
    const cwd = folderWith({ "a.txt": "so bad" });
    const { out } = await run(["a.txt"], { cwd, isTTY: true, columns: 80 });
    expect(out).toContain("\u001b[4m");
    expect(out).not.toContain("~~~");
    expect((await run(["a.txt"], { cwd, isTTY: true, env: { NO_COLOR: "1" } })).out).not.toContain("\u001b");
    expect((await run(["a.txt", "--no-color"], { cwd, isTTY: true })).out).not.toContain("\u001b");
    expect((await run(["a.txt", "--color"], { cwd })).out).toContain("\u001b[4m");
    expect((await run(["a.txt"], { cwd, env: { FORCE_COLOR: "1" } })).out).toContain("\u001b[4m");
  });

  test("wraps and cuts to the terminal's width", async () => {
    const cwd = folderWith({ "a.txt": `${"слово ".repeat(60)}bad${" слово".repeat(60)}` });
    const { out } = await run(["a.txt"], { cwd, isTTY: true, columns: 60, env: { NO_COLOR: "1" } });
    expect(
      Math.max(
        ...out
          .split("\n")
          .slice(0, 5)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(60);
    expect(out).toMatch(/ {4}…слово.* bad .*слово…\n/);
  });

  test("nothing found", async () => {
    const cwd = folderWith({ "a.csv": "a: x\nb: y\nc: z\nd: w\ne: v\n" });
    expect((await run(["a.csv"], { cwd })).out).toBe("✔ 5 texts checked: nothing to remark\n");
    expect((await run(["a.csv", "--locale=ru"], { cwd })).out).toBe("✔ Замечаний нет, проверено: 5 текстов\n");
    expect((await run(["a.csv", "--locale=uk"], { cwd })).out).toBe("✔ Зауважень немає, перевірено: 5 текстів\n");
  });

  test("counts in Russian", async () => {
    const cwd = folderWith({ "a.txt": "bad bad meh hm hm hm hm hm" });
    const { out } = await run(["a.txt", "--locale=ru"], { cwd });
    expect(out).toContain("✖ 2 ошибки, 1 замечание и 5 советов в 1 тексте");
  });

  test("a text cannot move the cursor, hide itself or fake a line", async () => {
    const cwd = folderWith({
      "a.csv": "a\u001b[2J: is \u001b[31mbad\u0007\u009b\u202e and\tworse\n",
      "b\u001b[31m\n.txt": "bad",
    });
    const { out } = await run(["."], { cwd });
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(out).toContain("is ␛[31mbad␇");
    expect(out).toContain("b␛[31m .txt\n");
  });

  test("notices are shown", async () => {
    const { code, out } = await run(["a.txt"], { cwd: folderWith({ "a.txt": "strange" }) });
    expect(code).toBe(0);
    expect(out).toContain("a.txt\n  1:1  Strange.\n");
  });
});

describe("the excerpt", () => {
  const cut = (text: string, words: string) =>
    excerptOf(documentOf(text), text.indexOf(words), text.indexOf(words) + words.length);

  test("is one sentence", () => {
    expect(cut("One. Two bad. Three.", "bad")).toEqual({ before: "Two ", words: "bad", after: "." });
    expect(cut("«Так?» — Да, очень bad! Ну", "bad")).toEqual({ before: "— Да, очень ", words: "bad", after: "!" });
    expect(cut("ul. 12 apples, bad\nend", "bad").after).toBe(" end");
  });

  test("may be several sentences where the words are", () => {
    expect(cut("A. So bad. So sad. B", "bad. So sad")).toEqual({ before: "So ", words: "bad. So sad", after: "." });
  });

  test("shows template tags as they are written", () => {
    const text = "Dear {{ name }}, bad";
    const document = documentOf(text);
    document.blocks[0]!.text = `Dear ${OUTPUT_MASK.repeat(10)}, bad`;
    expect(excerptOf(document, 17, 20).before).toBe("Dear {{ name }}, ");
  });

  test("shows prose, not markup", () => {
    const document = documentOf("It&nbsp;is <b>bad</b>");
    // "It is bad": the entity is one character, the tags are none.
    const source = [0, 1, 2, 8, 9, 10, 14, 15, 16, 17];
    document.blocks = [
      {
        role: "paragraph",
        text: "It is bad",
        quote: false,
        map: {
          toSource: (a, b) => ({ start: source[a]!, end: b === a ? source[a]! : b === 3 ? 8 : source[b - 1]! + 1 }),
        },
      },
    ];
    expect(excerptOf(document, 14, 17)).toEqual({ before: "It is ", words: "bad", after: "" });
  });

  test("falls back to the source line outside of prose", () => {
    const document = { ...documentOf("a: 1\nrating: bad\nb: 2"), blocks: [] };
    expect(excerptOf(document, 13, 16)).toEqual({ before: "rating: ", words: "bad", after: "" });
  });

  test("is cut around the words", () => {
    const excerpt = { before: "one two three four ", words: "bad", after: " five six seven eight" };
    const { before, words, after } = fitExcerpt(excerpt, 25);
    expect(before + words + after).toBe("…four bad five six…");
    expect(fitExcerpt({ ...excerpt, before: "" }, 25).after).toBe(" five six seven eight");
    expect(fitExcerpt({ before: "x", words: "long ".repeat(20), after: "" }, 20)).toEqual({
      before: "",
      words: "long long long…",
      after: "",
    });
  });

  test("width counts what a terminal shows", () => {
    expect(["слово", "日本", "👍🏽", "e\u0301", "👨‍👩‍👧", "ї", "a\u00adb"].map(displayWidth)).toEqual([
      5, 4, 2, 1, 2, 1, 2,
    ]);
  });
});

describe("json", () => {
  const files = {
    "a.csv": "x: one\r\ny: so bad\rand meh\n",
    "b.txt": "\ufeffпривет\r\nтут bad\u009b strange",
    "c.md": "",
  };

  test("fits its schema", async () => {
    const { code, out } = await run([".", "--format", "json"], { cwd: folderWith(files) });
    const output = JSON.parse(out);
    expect(code).toBe(1);
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    expect(validate(output) || validate.errors).toBe(true);
    expect(output.summary).toEqual({ documents: 4, errors: 2, warnings: 1, infos: 0, failures: 0 });
    expect(out).not.toContain("\u009b");
  });

  test("counts lines and columns in the file, offsets in the document", async () => {
    const { out } = await run([".", "--format", "json"], { cwd: folderWith(files) });
    const [table, plain, empty] = JSON.parse(out).files;
    expect(table.documents[1]).toMatchObject({ id: "y", row: 2, template: null, outline: [] });
    expect(table.documents[1].problems).toMatchObject([
      { rule: "bad-word", start: 3, end: 6, line: 2, column: 7, endLine: 2, endColumn: 10, actual: "bad" },
      { rule: "meh-word", start: 11, end: 14, line: 3, column: 5 },
    ]);
    expect(plain.documents[0]).toMatchObject({
      id: null,
      row: null,
      problems: [{ line: 2, column: 5, endColumn: 8, byteColumn: 8, endByteColumn: 11 }],
      notices: [{ message: "Strange.", line: 1 }],
    });
    expect(empty.documents[0].problems).toEqual([]);
  });

  test("has the outline, with places in the file", async () => {
    const text = "Hello, Ann! We are glad.";
    const services = finding(() => ({
      verdict: { kind: "reply", by: "guess", likelihood: 0.98765, signs: ["s:joy"] },
      outline: {
        ...emptyOutline,
        template: "praise",
        mood: "praise",
        elements: [span(text, "Hello, Ann!", "greeting")],
        missing: [{ element: "thanks", at: 11 }],
      },
    }));
    const cwd = folderWith({ "a.csv": `x: one\r\ny: ${text}\r\n` });
    const { out } = await run(["a.csv", "--format", "json"], { cwd, services });
    const output = JSON.parse(out);
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    expect(validate(output) || validate.errors).toBe(true);
    expect(output.files[0].documents[1]).toMatchObject({
      kindBy: { by: "guess", likelihood: 0.99, signs: ["s:joy"] },
      mood: "praise",
      template: "praise",
      outline: [
        { element: "greeting", start: 0, end: 11, line: 2, column: 4, endLine: 2, endColumn: 15, likelihood: 0.9 },
      ],
      missing: [{ element: "thanks", at: 11, line: 2, column: 15 }],
    });
    const asked = await run(["a.csv", "--format=json", "--kind=reply"], { cwd, services });
    expect(JSON.parse(asked.out).files[0].documents[1].kindBy.by).toBe("option");
  });

  test("is whole where there is nothing", async () => {
    const { code, out } = await run(["no.txt", "--format", "json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      toolVersion: expect.stringMatching(/^\d+\.\d+\.\d+/),
      files: [],
      failures: [
        {
          message: expect.stringContaining("no such file"),
          remedy: expect.any(String),
          path: "no.txt",
          line: null,
          column: null,
        },
      ],
      summary: { documents: 0, errors: 0, warnings: 0, infos: 0, failures: 1 },
    });
  });
});

test("columns in bytes are those of the line in UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", size: "large" }), fc.nat(), (text, at) => {
      const offset = at % (text.length + 1);
      // Half a character has no bytes of its own.
      fc.pre(!/[\ud800-\udbff]$/.test(text.slice(0, offset)));
      const line =
        text
          .slice(0, offset)
          .split(/\r\n|[\r\n]/)
          .at(-1) ?? "";
      fc.pre(text.slice(offset - 1, offset + 1) !== "\r\n");
      expect(indexLines(text).byteColumn(offset)).toBe(Buffer.byteLength(line) + 1);
    }),
  );
});

test("progress waits a second, and goes away", () => {
  let now = 0;
  let err = "";
  const write = (text: string): void => {
    err += text;
  };
  const stream = { write, isTTY: true };
  const io = { cwd: "/", env: {}, stdin: (async function* () {})(), stdout: stream, stderr: stream };
  const progress = createProgress(io, en, 340, () => now);
  progress.tick(1);
  progress.clear();
  expect(err).toBe("");
  now = 1001;
  progress.tick(12);
  expect(err).toBe("\r\u001b[2KChecking: 12 of 340 files");
  progress.clear();
  expect(err.endsWith("\r\u001b[2K")).toBe(true);
});

test.each(["!", " ", " \n", "a", "«", "\u0301", "👩‍👧"])(
  "the excerpt around %j without end grows no faster than it",
  async (unit) => {
    const excerpt = (length: number) => {
      const text = `Hello${unit.repeat(length)}`;
      return fitExcerpt(excerptOf(documentOf(text), 5, text.length), 100);
    };
    expect(await growthOf(excerpt, 50_000)).toBeLessThan(LINEAR);
  },
);
