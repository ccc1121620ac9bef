import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { csv } from "../../core/formats/csv.ts";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { plain } from "../../core/formats/plain.ts";
import type { ElementSpan } from "../../core/structure/report.ts";
import { documentsOf } from "../formats/show.ts";
import { lintDocument, lintText, missingNames, showElements } from "../helpers/lint.ts";
import { documents } from "./documents.ts";

test.each(documents)("the outline of $name", async ({ text, kind, meta, template, parts }) => {
  const { outline } = await lintText(text, { kind, ...meta });
  expect(outline.template).toBe(template);
  expect(showElements(text, outline.elements)).toEqual(expect.arrayContaining(parts));
  expect(missingNames(outline)).toEqual([]);
});

test.each(documents)("the elements of $name are in the order of the text", async ({ text, kind, meta }) => {
  const { elements, doubtful } = (await lintText(text, { kind, ...meta })).outline;
  for (const spans of [elements, doubtful])
    expect(spans.map(({ start }) => start)).toEqual(spans.map(({ start }) => start).sort((a, b) => a - b));
});

describe("greetings are narrowed to the greeting", () => {
  test.each([
    ["Алла, здравствуйте,", " спасибо за отзыв о нашем ресторане и за добрые слова."],
    ["Здравствуйте, Алла,", " спасибо вам большое за отзыв о нашем ресторане."],
    ["Здравствуйте, Алла Петровна,", " спасибо вам большое за отзыв о нашем ресторане."],
    ["Добрый день, Анна и Пётр,", " спасибо за два тёплых слова о нашем саде."],
    ["Здравствуйте,", " спасибо вам большое за отзыв о нашем ресторане."],
    ["Здравствуйте, Алла Петровна!", " Спасибо."],
    ["Доброго дня, Олено Іванівно,", " дякуємо за відгук про наш ресторан і за добрі слова."],
    ["Олено, доброго дня,", " дякуємо за відгук про наш ресторан і за добрі слова."],
    ["Hi Shane,", " Sorry to hear that the delivery was late again this week."],
    ["Dear Ines,", " Thank you for the kind words about our garden and the cooks."],
    ["Good morning,", " I am sorry to hear that the delivery was late again this week."],
    ["Good Morning, Shane,", " sorry to hear that the delivery was late again this week."],
  ])("%s|%s", async (greeting, rest) => {
    const { elements } = (await lintText(greeting + rest, { kind: "reply" })).outline;
    expect(showElements(greeting + rest, elements)[0]).toBe(`greeting: ${greeting}`);
  });
});

describe("spans are exact", () => {
  const spansIn = async (source: SourceDocument) => {
    const { outline } = await lintDocument(source, { kind: "reply", rating: 1 });
    return showElements(source.text, outline.elements);
  };
  const parts = [
    "greeting: Добрый день, Анна!",
    "apology: Нам очень жаль, что суп был холодным.",
    "solution: Мы вернули вам деньги за ужин вчера.",
    "sign-off: С уважением, Ирина, управляющая",
  ];
  const text =
    "Добрый день, Анна! Нам очень жаль, что суп был холодным.\n\nМы вернули вам деньги за ужин вчера.\n\nС уважением, Ирина, управляющая";

  test.each([
    ["as they are", text],
    ["with carriage returns", text.replaceAll("\n", "\r\n")],
    ["after emoji", `😀👩‍👧 ${text}`],
    ["after a head", `---\nplatform: google-play\n---\n${text}`],
    ["after a review", `> Суп холодный! 😡\n\n${text}`],
    ["after a comment", `<!-- нота -->\n\n${text}`],
  ])("%s", async (_, written) => {
    expect(await spansIn(readMarkdown(written))).toEqual(expect.arrayContaining(parts));
  });

  test("in plain text", async () => {
    const [source] = plain.read(text, {});
    expect(await spansIn(source as SourceDocument)).toEqual(expect.arrayContaining(parts));
  });

  test("over markup, entities and merge tags", async () => {
    const written =
      "Hello&nbsp;Ann &amp; Bob!\r\n\r\nWe are *very* sorry about the [cold soup](http://x.example). We refunded **your** dinner on {{ day }}.";
    expect(await spansIn(readMarkdown(written))).toEqual(
      expect.arrayContaining([
        "greeting: Hello&nbsp;Ann &amp; Bob!",
        "apology: We are *very* sorry about the [cold soup](http://x.example).",
        "solution: We refunded **your** dinner on {{ day }}.",
      ]),
    );
  });

  test("in a row of a table whose quotes are doubled", async () => {
    const reply = 'Hello, Ann! We are very sorry that the ""soup"" was cold.\nWe refunded your dinner this morning.';
    const [row] = documentsOf(csv.read(`Отзыв;Ответ\nСуп;"${reply}"\n`, {}));
    expect(await spansIn(row as SourceDocument)).toEqual(
      expect.arrayContaining([
        'apology: We are very sorry that the "soup" was cold.',
        "solution: We refunded your dinner this morning.",
      ]),
    );
  });

  test("within the text, each of them", async () => {
    for (const { text: body, kind, meta } of documents) {
      const { elements, doubtful, missing } = (await lintText(body.slice(0, 90), { kind, ...meta })).outline;
      const isWithin = ({ start, end }: ElementSpan) => 0 <= start && start < end && end <= 90;
      expect([...elements, ...doubtful].every(isWithin)).toBe(true);
      expect(missing.every(({ at }) => 0 <= at && at <= 90)).toBe(true);
    }
  });
});

describe("missing and doubtful", () => {
  test("what may be there is not missing", async () => {
    for (const { text, kind, meta } of documents) {
      for (let cut = 20; cut < text.length; cut += 40) {
        const { outline } = await lintText(text.slice(0, cut), { kind, ...meta });
        const perhaps = [...outline.elements, ...outline.doubtful].map(({ element }) => element);
        for (const { element } of outline.missing) expect(perhaps).not.toContain(element);
      }
    }
  });

  test("stands where it would come", async () => {
    const text = "Hello, Ann! We are sorry about the cold soup.";
    const { missing } = (await lintText(text, { kind: "reply", rating: 1 })).outline;
    expect(missing).toEqual([
      { element: "solution", at: text.length },
      { element: "next-step", at: text.length },
    ]);
    const headless = await lintText("We are sorry about the cold soup. We refunded it.", { kind: "reply", rating: 1 });
    expect(headless.outline.missing).toContainEqual({ element: "greeting", at: 0 });
  });

  test("nothing is missing in a line, nor where no template is known", async () => {
    expect((await lintText("Sorry!", { kind: "reply", rating: 1 })).outline.missing).toEqual([]);
    expect((await lintText("The soup was served on the terrace.", { kind: "reply" })).outline.missing).toEqual([]);
  });

  test("optional elements are never missing", async () => {
    const settings = { template: "own", templates: { own: ["greeting?", "cta?", "extra?"] } };
    const { outline } = await lintText("The soup was served on the terrace.", { kind: "reply" }, settings);
    expect(outline).toMatchObject({ template: "own", missing: [] });
  });
});
