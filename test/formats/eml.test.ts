import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { eml } from "../../core/formats/eml.ts";
import { lintDocument } from "../helpers/lint.ts";
import { encode } from "./mail-making.ts";

const CRLF = "\r\n";

function mail(...lines: string[]): string {
  return lines.join(CRLF);
}

/** Blocks as `role: text ⟸ what stands in the file`, documents by their ids, errors with `!`. */
function show(file: string): string[] {
  return [...eml.read(file, {})].flatMap((record) => {
    if (record instanceof UserError) return [`! ${record}`];
    const { blocks, map, id } = record;
    return blocks.map(({ role, text, quote, map: own, repeats }) => {
      const inText = own.toSource(0, text.length);
      const { start, end } = map?.toSource(inText.start, inText.end) ?? inText;
      const origin = file.slice(start, end);
      const flags = `${id === undefined ? "" : `${id} `}${quote ? "> " : ""}${repeats ? "= " : ""}`;
      return `${flags}${role}: ${text}${origin === text ? "" : ` ⟸ ${origin}`}`;
    });
  });
}

function only(file: string): SourceDocument {
  const records = [...eml.read(file, {})];
  expect(records).toHaveLength(1);
  return records[0] as SourceDocument;
}

describe("subjects", () => {
  const cases: [name: string, header: string, shown: string][] = [
    ["as they are", "Subject: Your order", "subject: Your order"],
    ["in UTF-8, as they are", "Subject: Ваш заказ", "subject: Ваш заказ"],
    ["folded", "Subject: Your\r\n order", "subject: Your order ⟸ Your\r\n order"],
    ["of base64", "Subject: =?UTF-8?B?0JTQsA==?=", "subject: Да ⟸ 0JTQsA"],
    ["of quoted-printable", "Subject: =?koi8-r?Q?=E4=C1_1?=", "subject: Да 1 ⟸ =E4=C1_1"],
    [
      "with a letter cut in two",
      "Subject: =?utf-8?B?0JTQ?=\r\n =?utf-8?B?sA==?=",
      "subject: Да ⟸ 0JTQ?=\r\n =?utf-8?B?sA",
    ],
    ["of words and plain text", "Subject: Re =?utf-8?q?=D0=94?= x", "subject: Re Д x ⟸ Re =?utf-8?q?=D0=94?= x"],
    ["with a language", "Subject: =?utf-8*en?Q?Yes?=", "subject: Yes"],
    ["that only look encoded", "Subject: is 1 =?= 2?", "subject: is 1 =?= 2?"],
  ];
  test.each(cases)("%s", (_, header, shown) => {
    expect(show(mail(header, "", ""))).toEqual([shown]);
  });

  test("in bytes of the text's charset", () => {
    const bytes = encode("Subject: Да\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\nНет", "windows-1251");
    expect(show(bytes as string)).toEqual(["subject: Да ⟸ Äà", "paragraph: Нет ⟸ Íåò"]);
  });
});

test("a subject ends where its words end, and not with the fold after them", () => {
  const { text, map } = only("Subject: Your order \n ");
  expect(text.trimEnd()).toBe("Your order");
  const end = "Subject: Your order".length;
  for (let at = "Your order".length; at < text.length; at++)
    expect(map?.toSource(at, at + 1)).toEqual({ start: end, end });
  expect(map?.toSource(0, text.length)).toEqual({ start: "Subject: ".length, end });
});

describe("parts", () => {
  const html = ["Content-Type: text/html; charset=utf-8", "", "<title>t</title><p>Купите сапоги. До пятницы.</p>"];
  const box = (type: string, ...parts: string[][]) =>
    mail(
      "Subject: Сапоги",
      `Content-Type: multipart/${type}; boundary=b`,
      "",
      "nobody sees it",
      ...parts.flatMap((part) => ["--b", ...part]),
      "--b--",
      "nobody sees it",
    );

  test("the same in two ways is read once", () => {
    const plain = ["", "КУПИТЕ сапоги (https://example.org/a).", "До", "пятницы."];
    expect(show(box("alternative", plain, html))).toEqual(["subject: Сапоги", "paragraph: Купите сапоги. До пятницы."]);
  });

  test("what the plain text says beside is another text", () => {
    const plain = ["", "Купите сапоги. До субботы."];
    expect(show(box("alternative", plain, html))).toEqual([
      "text = subject: Сапоги",
      "text = paragraph: Купите сапоги. До субботы.",
      "html subject: Сапоги",
      "html paragraph: Купите сапоги. До пятницы.",
    ]);
  });

  test("files, other mails and calendars are nobody's words", () => {
    const attached = ["Content-Type: text/html; name=a.html", "Content-Disposition: attachment", "", "<p>a"];
    const passedOn = ["Content-Type: message/rfc822", "", "Subject: b", "", "c"];
    const calendar = ["Content-Type: text/calendar", "", "BEGIN:VCALENDAR"];
    expect(show(box("mixed", html, attached, passedOn, calendar))).toEqual([
      "subject: Сапоги",
      "paragraph: Купите сапоги. До пятницы.",
    ]);
  });

  test("texts one after the other are one letter", () => {
    const footer = ["Content-Type: text/plain", "", "Unsubscribe: https://example.org"];
    expect(show(box("mixed", html, footer))).toEqual([
      "subject: Сапоги",
      "paragraph: Купите сапоги. До пятницы.",
      "paragraph: Unsubscribe: https://example.org",
    ]);
  });

  test("the boundary in pieces, with percent signs", () => {
    const file = mail(
      "Content-Type: multipart/mixed; boundary*0=a; boundary*1*=%2Bb",
      "",
      "--a+b",
      "",
      "слово",
      "--a+b--",
    );
    expect(show(file)).toEqual(["paragraph: слово"]);
  });

  test("a page may say its charset itself", () => {
    const page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Да</p>';
    const file = mail("Content-Type: text/html", "", encode(page, "windows-1251") as string);
    expect(show(file)).toEqual(["paragraph: Да ⟸ Äà"]);
  });
});

describe("findings", () => {
  const both = (plain: string, html: string) =>
    mail(
      "Subject: Boots",
      "Content-Type: multipart/alternative; boundary=b",
      "",
      "--b",
      "",
      plain,
      "--b",
      "Content-Type: text/html",
      "",
      html,
      "--b--",
    );

  async function found(file: string): Promise<string[]> {
    const texts = [];
    for (const record of eml.read(file, {})) {
      const document = record as SourceDocument;
      const { problems } = await lintDocument(document);
      texts.push(
        ...problems
          .filter(({ rule }) => rule === "pressure" || rule === "familiarity")
          .map(({ rule, start, end }) => {
            const place = document.map?.toSource(start, end) ?? { start, end };
            return `${document.id ?? ""} ${rule}: ${file.slice(place.start, place.end)}`;
          }),
      );
    }
    return texts;
  }

  test("of words that both texts have are told of in the HTML", async () => {
    const file = both(
      "Hello. Last chance to buy boots! Hurry up!",
      "<p>Hello.</p><p>Last chance to buy <b>boots</b>!</p>",
    );
    expect(await found(file)).toEqual(["text pressure: Hurry", "html pressure: Last chance"]);
  });

  test("of what a letter lacks are told of in the HTML", async () => {
    const file = both(
      "Your program shows no HTML. See https://example.org/view",
      "<p>Hello.</p><p>Our boots are here.</p>",
    );
    const rules = [];
    for (const document of eml.read(file, {})) {
      const { problems, outline } = await lintDocument(document as SourceDocument);
      rules.push([problems.some(({ rule }) => rule === "missing-opt-out"), outline.template !== null]);
    }
    expect(rules).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  test("have their places in the file", async () => {
    const file = mail("Content-Transfer-Encoding: quoted-printable", "", "It is your la=", "st =63hance to buy boots.");
    expect(await found(file)).toEqual([" pressure: la=\r\nst =63hance"]);
  });
});

describe("answers", () => {
  test.each([
    ["quoted", "On 5 May, Olga <o@example.org> wrote:\r\n\r\n> You failed me."],
    ["under Outlook's line", "-----Original Message-----\r\nFrom: Olga\r\n\r\nYou failed me."],
    ["under a Russian line", "-------- Пересылаемое сообщение --------\r\n\r\nYou failed me."],
    ["under its head", "From: Olga <o@example.org>\r\nSent: 5 May 2026\r\nTo: Us\r\nSubject: a\r\n\r\nYou failed me."],
    ["passed on by Apple", "Begin forwarded message:\r\n\r\nYou failed me."],
  ])("another's letter is not ours: %s", (_, quoted) => {
    const { blocks } = only(mail("Subject: Re: a", "", "Dear Olga, we are sorry.", "", quoted));
    expect(blocks.filter(({ quote }) => !quote).map(({ text }) => text)).toEqual(["Re: a", "Dear Olga, we are sorry."]);
  });

  test.each([
    [
      "Gmail",
      '<div class="gmail_quote"><div class="gmail_attr">On 5 May:</div><blockquote>You failed me.</blockquote></div>',
    ],
    ["Outlook", '<hr><div id="divRplyFwdMsg">From: Olga</div><div>You failed me.</div>'],
    ["Thunderbird", '<div class="moz-cite-prefix">Olga:</div><blockquote type="cite">You failed me.</blockquote>'],
  ])("nor in HTML: %s", (_, quoted) => {
    const { blocks } = only(mail("Content-Type: text/html", "", `<p>We are sorry.</p>${quoted}`));
    expect(blocks.filter(({ quote }) => !quote).map(({ text }) => text)).toEqual(["We are sorry."]);
  });

  test("a line of ours before our own words stays ours", () => {
    expect(show(mail("", "Write to a@example.org:", "", "we answer within a day."))).toEqual([
      "paragraph: Write to a@example.org:",
      "paragraph: we answer within a day.",
    ]);
  });

  test("are messages, and say what they answer; other mails are emails", () => {
    const answer = only(mail("In-Reply-To: <1@example.org>", "", "Sorry!", "", "> It broke."));
    expect(answer.meta).toEqual({ kind: "message", review: "It broke." });
    expect(only(mail("Subject: News", "", "Sorry!")).meta).toEqual({ kind: "email" });
  });
});

test("the language that a mail says is believed where its letters allow it", () => {
  const said = (language: string, words: string) =>
    only(mail(`Content-Language: ${language}`, "", words)).meta.language;
  expect(said("uk-UA", "Дякуємо за замовлення, воно вже їде.")).toBe("uk");
  expect(said("en", "Спасибо за заказ, он уже едет.")).toBeUndefined();
});

describe("what cannot be read is said, and the rest is read", () => {
  const twice = (...first: string[]) =>
    mail("Content-Type: multipart/mixed; boundary=b", "", "--b", ...first, "--b", "", "слово", "--b--");
  test.each([
    [
      "a charset that nobody knows",
      twice("Content-Type: text/plain; charset=klingon", "", "\xE4"),
      '! 4: The charset "klingon" is unknown. Save the mail with charset=utf-8.',
    ],
    [
      "bytes of another charset",
      twice(
        "Content-Type: text/plain; charset=utf-8",
        "",
        encode("Здравствуйте, Ольга", "windows-1251") as string,
      ).replace("слово", "a"),
      '! 4: These bytes are not "utf-8". Name their charset in Content-Type (charset=windows-1251, koi8-r …), or save the mail with charset=utf-8.',
    ],
    [
      "an encoding that nobody knows",
      twice("Content-Transfer-Encoding: x-uuencode", "", "begin 644 a"),
      '! 4: The Content-Transfer-Encoding "x-uuencode" is unknown. Save the mail with quoted-printable or base64.',
    ],
    [
      "parts without a boundary",
      twice("Content-Type: multipart/mixed", "", "a"),
      '! 4: This part holds others, and does not say by what boundary they begin. Add boundary="…" to its Content-Type.',
    ],
    [
      "a boundary that is nowhere",
      twice("Content-Type: multipart/mixed; boundary=c", "", "a"),
      '! 4: The boundary "c" is not found below, so that nothing of this part is read. Save the mail again, or mend the boundary in its Content-Type.',
    ],
  ])("%s", (_, file, error) => {
    const shown = show(file);
    expect(shown[0]).toBe(error);
    expect(shown.slice(1)).toHaveLength(1);
  });

  test("a second mail of a mailbox", () => {
    const file =
      "From a@b Tue May  5 10:00:00 2026\nSubject: a\n\nb\nFrom here on\n\nFrom a@b Tue May  5 10:00:00 2026\nSubject: c\n\nd";
    expect(show(file)).toEqual([
      "! 7: Another mail begins here. Save each mail as a file of its own.",
      "subject: a",
      "paragraph: b\nFrom here on",
    ]);
  });

  test("English with signs of Latin-1 is no mistake, be it decoded or not", () => {
    expect(show(mail("Content-Type: text/plain; charset=utf-8", "", "A café for £5."))).toEqual([
      "paragraph: A café for £5.",
    ]);
  });
});

describe("broken mails are read as far as they go", () => {
  test.each([
    ["without a head", "just words", ["paragraph: just words"]],
    ["without a blank line", "Subject: a\r\nand words", ["subject: a", "paragraph: and words"]],
    ["with a byte order mark", "\uFEFFSubject: a\r\n\r\nb", ["subject: a", "paragraph: b"]],
    ["with line feeds alone", "Subject: a\n\nb\n\nc", ["subject: a", "paragraph: b", "paragraph: c"]],
    ["from a mailbox", "From a@b Tue May 5\r\nSubject: a\r\n\r\nb", ["subject: a", "paragraph: b"]],
    [
      "with half a letter of base64",
      "Content-Transfer-Encoding: base64\r\n\r\n0JTQsA=\r\n",
      ["paragraph: Да ⟸ 0JTQsA"],
    ],
    ["with nothing", "", []],
    [
      "cut off within a part",
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nслово",
      ["paragraph: слово"],
    ],
    [
      "cut off within a head",
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Ty",
      ["paragraph: Content-Ty"],
    ],
  ])("%s", (_, file, shown) => {
    expect(show(file)).toEqual(shown);
  });
});
