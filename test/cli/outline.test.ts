import { describe, expect, test } from "vitest";
import { services as realServices } from "../../cli/services.ts";
import type { DocumentResult } from "../../core/lint.ts";
import { checklistOf } from "../../core/structure/checklist.ts";
import { type ElementSpan, emptyOutline } from "../../core/structure/report.ts";
import { folderWith, run } from "./harness.ts";
import { finding, real, slots, span } from "./outlines.ts";

const reply = "Hello, Ann! Thank you for telling us. We will see. Come again.";
const replyOutline = (text: string): Partial<DocumentResult> => ({
  kind: "reply",
  outline: {
    mood: "complaint",
    template: "complaint",
    slots: slots("greeting empathy explanation? solution next-step sign-off?"),
    elements: [
      span(text, "Hello, Ann!", "greeting"),
      span(text, "Thank you for telling us.", "thanks"),
      span(text, "Come again.", "invitation"),
    ],
    doubtful: [span(text, "Hello, Ann!", "solution", 0.1), span(text, "We will see.", "solution", 0.2)],
    missing: [{ element: "next-step", at: text.indexOf(" Come") }],
  },
});

describe("the checklist", () => {
  test("shows the template's parts in order, then the others", async () => {
    const cwd = folderWith({ "Ответы/май 1.csv": `17: ${reply}\n` });
    const { code, out } = await run(["outline", "."], { cwd, services: finding(replyOutline) });
    expect(code).toBe(0);
    expect(out).toBe(`Ответы/май 1.csv
  row 1 · 17 · reply · template: reply to a complaint · the customer complains
    ✓ GREETING      1:5  “Hello, Ann!”
    ✓ EMPATHY      1:17  “Thank you for telling us.” (as THANKS)
    ○ EXPLANATION  optional
    ? SOLUTION     1:43  perhaps “We will see.”
    ✗ NEXT-STEP
      Write the next-step.
      e.g. “A next-step.”
    ○ SIGN-OFF     optional
    Besides the template
    + INVITATION   1:56  “Come again.”

✗ Something is missing in 1 text
Why a text is taken for what it is: tactful explain FILE
`);
  });

  test("goes by ids where nobody has written names", async () => {
    const services = { ...finding(replyOutline), outlineWords: async () => undefined };
    const { out } = await run(["outline", "a.txt", "--locale=ru"], { cwd: folderWith({ "a.txt": reply }), services });
    expect(out).toContain("  ответ · шаблон: complaint · клиент жалуется\n");
    expect(out).toContain("    ✗ next-step    не хватает\n");
    expect(out).toContain("✗ Чего-то не хватает в 1 тексте\n");
  });

  test("keeps to the terminal's width, and cannot be made to move the cursor", async () => {
    const long = `Hello\u001b[2J ${"my dear reader ".repeat(20)}`;
    const outline = (text: string) => ({
      outline: {
        ...emptyOutline,
        template: "x\u001b[31m",
        slots: slots("greeting"),
        elements: [{ element: "greeting" as const, start: 0, end: text.length, likelihood: 1 }],
      },
    });
    for (const columns of [60, 100]) {
      const cwd = folderWith({ "a.txt": long });
      const { out } = await run(["outline", "a.txt", "--no-color"], {
        cwd,
        isTTY: true,
        columns,
        services: finding(outline),
      });
      expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(out).not.toContain("\u001b");
      expect(out).toContain("“Hello␛[2J my dear");
    }
    const { out } = await run(["outline", "a.txt"], {
      cwd: folderWith({ "a.txt": reply }),
      isTTY: true,
      columns: 80,
      services: finding(replyOutline),
    });
    expect(out).toContain("\u001b[32m✓ GREETING");
  });

  test("says why there is none", async () => {
    const cwd = folderWith({ "a.txt": reply, "t.csv": `1: ${reply}\n` });
    const elements = [span(reply, "Hello, Ann!", "greeting")];
    const unknown = finding(() => ({ kind: "reply", outline: { ...emptyOutline, elements } }));
    const { out } = await run(["outline", "a.txt", "t.csv"], { cwd, services: unknown });
    expect(out).toContain(
      "it is not known whether the review praises or complains. Give its stars (rating: 2) or its words (review: …) at the top of the text.",
    );
    expect(out).toContain("in a column of the table.");
    expect(out).toContain("    Found in the text\n    + GREETING  1:1  “Hello, Ann!”\n");
    expect(out).toContain("No checklist for 2 texts, see above\n");
    const foreign = finding(() => ({ language: null }));
    expect((await run(["outline", "a.txt"], { cwd, services: foreign })).out).toContain("say so: language: en\n");
    expect((await run(["outline", "e.txt"], { cwd: folderWith({ "e.txt": "" }), services: foreign })).out).toContain(
      "There is nothing to read here.",
    );
  });

  test("takes what does the work of a part, unless another part asks for it", () => {
    const own = (names: string) =>
      names.split(" ").map((element, i) => ({ element, start: i, end: i + 1, likelihood: 1 }) as ElementSpan);
    const states = (asked: string, has: string, doubtful = "") => {
      const { slots: entries, others } = checklistOf({
        ...emptyOutline,
        slots: slots(asked),
        elements: own(has),
        doubtful: doubtful ? own(doubtful) : [],
      });
      return [...entries, ...others].map(({ element, state, spans }) =>
        `${state} ${element}: ${spans.flatMap((place) => place.elements).join(" ")}`.trimEnd(),
      );
    };
    expect(states("empathy", "apology thanks greeting")).toEqual([
      "found empathy: apology thanks",
      "other greeting: greeting",
    ]);
    expect(states("answer next-step", "solution next-step")).toEqual([
      "found answer: solution",
      "found next-step: next-step",
    ]);
    expect(states("help next-step", "help")).toEqual(["found help: help", "found next-step: help"]);
    expect(states("solution next-step", "solution")).toEqual(["found solution: solution", "settled next-step:"]);
    expect(states("empathy", "greeting", "thanks empathy")).toEqual([
      "doubtful empathy: empathy",
      "other greeting: greeting",
    ]);
  });

  test("says of a guess that it is none", async () => {
    const verdict = { kind: "message" as const, by: "unsure" as const, likelihood: 0.4, signs: [] };
    const services = finding(() => ({
      verdict,
      outline: { ...emptyOutline, template: "answer", slots: slots("greeting answer next-step?") },
    }));
    const { out } = await run(["outline", "a.txt"], { cwd: folderWith({ "a.txt": reply }), services });
    expect(out).toContain("so it is measured as a message. Say kind: email, reply or message at the top of the text.");
    expect(out).toContain("    ○ GREETING   not clearly absent\n");
  });

  test.each([
    [[], 0],
    [["--fail-on=error"], 0],
    [["--fail-on=warning"], 1],
    [["--fail-on", "info"], 1],
    [["--fail-on", "never"], 0],
    [["no.txt"], 2],
    [["--kind", "replly"], 2],
  ])("with %j ends with %i", async (argv, code) => {
    const cwd = folderWith({ "a.txt": reply });
    expect((await run(["outline", "a.txt", ...argv], { cwd, services: finding(replyOutline) })).code).toBe(code);
  });

  test("wrong use", async () => {
    expect(await run(["outline"])).toMatchObject({ code: 2, out: "" });
    expect((await run(["outlien", "a.txt"], { cwd: folderWith({ "a.txt": "" }) })).err).toContain(
      "Did you mean tactful outline?",
    );
  });
});

const complaint = `---\r
kind: reply\r
rating: 1\r
author: Олена\r
review: Чекала на майстра годину.\r
---\r
Добрий день, Олено!\r
\r
Майстер затримався через затор на мосту.\r
`;

describe("of real texts", () => {
  test("in a folder with a Cyrillic name, with carriage returns", async () => {
    const cwd = folderWith({ "Відповіді клієнтам/травень [1].md": complaint });
    const { code, out } = await run(["outline", "Відповіді клієнтам/травень [1].md", "--locale=uk"], {
      cwd,
      services: real,
    });
    expect(code).toBe(0);
    expect(out).toContain(
      "Відповіді клієнтам/травень [1].md\n  відповідь · шаблон: reply to a complaint · клієнт скаржиться\n",
    );
    expect(out).toMatch(/✓ GREETING +7:1 {2}«Добрий день, Олено!?»\n/);
    // Whatever the models come to think of it, this is neither an offer nor a manual.
    const templates = {
      "tactful.json": '{ "templates": { "own": ["value", "how-to", "extra", "cta"] } }',
      "a.md": complaint,
    };
    const own = await run(["outline", "a.md", "--template=own", "--locale=uk"], {
      cwd: folderWith(templates),
      services: real,
    });
    expect(own.out).toMatch(/ {4}✗ ([A-Z-]+)\n {6}Write the [a-z-]+\.\n {6}наприклад: «A [a-z-]+\.»\n/);
  });

  test("in a table", async () => {
    const table = 'id;Отзыв;Оценка;Ответ\n5;Отлично!;5;"Спасибо за тёплые слова!\nЖдём вас снова в пятницу."\n';
    const cwd = folderWith({ "r.csv": table });
    const { out } = await run(["outline", "r.csv", "--locale", "ru"], { cwd, services: real });
    expect(out).toContain("  строка 1 · 5 · ответ · шаблон: reply to praise · клиент доволен\n");
    expect(out).toMatch(/✓ THANKS +2:1\d {2}«Спасибо за тёплые слова!»\n/);
  });

  test("on standard input, as the command line says", async () => {
    const stdin = "Hello Sam,\n\nyour parcel leaves today and arrives on Friday.\n";
    const { out } = await run(["outline", "-", "--kind", "message", "--language=en"], { stdin, services: real });
    expect(out).toMatch(/^<stdin>\n {2}message · template: answer\n {4}✓ GREETING +1:1 {2}“Hello Sam,?”\n/);
  });

  test("by a template of one's own, and by none that does not exist", async () => {
    const cwd = folderWith({
      "tactful.json": '{ "templates": { "constructor": ["greeting", "cta?"] } }',
      "a.md": complaint,
    });
    const own = await run(["outline", "a.md", "--template", "constructor"], { cwd, services: real });
    expect(own.out).toMatch(/reply · template: constructor · [^\n]+\n {4}✓ GREETING .*\n {4}○ CTA +optional\n/);
    const wrong = await run(["outline", "a.md", "--template", "complant"], { cwd, services: real });
    expect(wrong.err).toContain('Unknown template "complant". Did you mean "complaint"?');
    expect(wrong.code).toBe(2);
  });

  test("under a broken configuration wait", async () => {
    const cwd = folderWith({ "tactful.json": '{ "kid": "reply" }', "a.md": complaint });
    for (const command of ["outline", "explain"]) {
      const { code, out, err } = await run([command, "a.md"], { cwd, services: real });
      expect([code, err]).toEqual([2, 'tactful: tactful.json:1:3: Unknown key "kid". Did you mean "kind"?\n']);
      expect(out).toContain("1 file or entry could not be checked");
    }
  });

  test("as JSON, like linting", async () => {
    const cwd = folderWith({ "a.md": complaint });
    const outlined = await run(["outline", "a.md", "--format=json"], { cwd, services: real });
    const linted = await run(["a.md", "--format=json", "--fail-on=never"], { cwd, services: real });
    expect(outlined).toEqual(linted);
    expect((await run(["explain", "a.md", "--format=json"], { cwd, services: real })).out).toBe(linted.out);
  });

  test("have their names from the packs", async () => {
    const cwd = folderWith({ "a.md": complaint });
    const { code } = await run(["outline", "a.md"], { cwd, services: realServices });
    expect(code).toBe(0);
  });
});
