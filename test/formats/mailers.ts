import { type Choices, type Coding, encodedWords, written } from "./mail-making.ts";

/** What a letter of a mailer says. All of it is different words. */
export interface Letter {
  subject: string;
  preheader: string;
  greeting: string;
  paragraphs: [string, string, string];
  button: string;
  leave: string;
  /** What the customer wrote, and the line that says so. */
  attribution: string;
  quoted: string;
}

export const letters: Readonly<Record<"ru" | "uk" | "en", Letter>> = {
  ru: {
    subject: "Ваш заказ № 1045 уже в пути — вот что дальше",
    preheader: "Курьер позвонит за час до приезда",
    greeting: "Здравствуйте, Ольга!",
    paragraphs: [
      "Сегодня утром мы передали посылку в «Быструю доставку».",
      "Если дома никого не будет, перенесите её на другой день.",
      "Вопросы? Пишите: ответим до вечера.",
    ],
    button: "Отследить посылку",
    leave: "Отписаться от рассылки",
    attribution: "вт, 5 мая 2026 г. в 10:00, Ольга <olga@example.org>:",
    quoted: "Где моя посылка, я жду её неделю?",
  },
  uk: {
    subject: "Ваше замовлення № 1045 вже в дорозі — що далі",
    preheader: "Кур’єр зателефонує за годину до приїзду",
    greeting: "Вітаємо, Оксано!",
    paragraphs: [
      "Сьогодні вранці ми передали пакунок до «Швидкої пошти».",
      "Якщо вдома нікого не буде, перенесіть її на інший день.",
      "Є питання? Пишіть: відповімо до вечора.",
    ],
    button: "Відстежити пакунок",
    leave: "Відписатися від листів",
    attribution: "вт, 5 трав. 2026 р. о 10:00, Оксана <oksana@example.org> пише:",
    quoted: "Де мій пакунок, я чекаю тиждень?",
  },
  en: {
    subject: "Your order no. 1045 is on its way — what comes next",
    preheader: "The courier rings an hour before",
    greeting: "Hello Olga,",
    paragraphs: [
      "We handed your parcel to “Swift Post” this morning.",
      "If nobody will be at home, choose another day for it.",
      "Any questions? Write to us: we answer by the evening.",
    ],
    button: "Track the parcel",
    leave: "Unsubscribe from our letters",
    attribution: "On Tue, 5 May 2026 at 10:00, Olga <olga@example.org> wrote:",
    quoted: "Where is my parcel, I have waited for a week?",
  },
};

/** A mail, and which of its words are whose. */
export interface Mailing {
  bytes: string;
  /** The blocks that are the sender's own words, the subject first. */
  own: string[];
  preheader: string[];
  quoted: string[];
}

interface Body {
  html: string;
  plain: string;
  own: string[];
  preheader?: string[];
  quoted?: string[];
}

const FILLER = "&#847;&zwnj;&nbsp;".repeat(30);

function plainOf({ greeting, paragraphs, button, leave }: Letter, mark = ""): string {
  const [first, second, third] = paragraphs;
  return [greeting, first, second, `${mark}${button}${mark} (https://example.org/t?a=1&b=2)`, third, leave].join(
    "\r\n\r\n",
  );
}

function all({ greeting, paragraphs, button, leave }: Letter): string[] {
  return [greeting, ...paragraphs.slice(0, 2), button, paragraphs[2], leave];
}

/** Letters in the HTML of the programs and services that people here use. */
export const mailers: Readonly<Record<string, (letter: Letter) => Body>> = {
  Gmail(letter) {
    const { greeting, paragraphs, attribution, quoted } = letter;
    const html = `<div dir="ltr"><div>${greeting}</div><div><br></div>${paragraphs.map((text) => `<div>${text}</div>`).join("")}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${attribution.replace(/</g, "&lt;").replace(/>/g, "&gt;")}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${quoted}</blockquote></div>`;
    const plain = `${[greeting, ...paragraphs].join("\r\n\r\n")}\r\n\r\n${attribution}\r\n\r\n> ${quoted}\r\n`;
    return { html, plain, own: [greeting, ...paragraphs], quoted: [attribution, quoted] };
  },
  Outlook(letter) {
    const { greeting, paragraphs, quoted } = letter;
    const normal = (text: string) =>
      `<p class=MsoNormal><span lang=RU style='font-size:11.0pt'>${text}<o:p></o:p></span></p>`;
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1251"><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]--><style><!--\r\n/* Font Definitions */\r\n@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}\r\np.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}\r\n--></style></head><body lang=RU><div class=WordSection1>${[greeting, ...paragraphs].map(normal).join("\r\n")}</div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Olga</div><div>${quoted}</div></body></html>`;
    const head = "From: Olga <olga@example.org>\r\nSent: Tuesday, May 5, 2026 10:00\r\nTo: Shop\r\nSubject: 1045";
    const plain = `${[greeting, ...paragraphs].join("\r\n\r\n")}\r\n\r\n${head}\r\n\r\n${quoted}\r\n`;
    return { html, plain, own: [greeting, ...paragraphs], quoted: ["From: Olga", quoted] };
  },
  "Mail.ru"(letter) {
    const { greeting, paragraphs, quoted } = letter;
    const html = `<HTML><BODY><div>${greeting}</div><div>&nbsp;</div>${paragraphs.map((text) => `<div>${text}</div>`).join("")}<blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;"><div id=""><div class="js-helper js-readmsg-msg">${quoted}</div></div></blockquote></BODY></HTML>`;
    const plain = `${[greeting, ...paragraphs].join("\r\n\r\n")}\r\n\r\n>${quoted}\r\n`;
    return { html, plain, own: [greeting, ...paragraphs], quoted: [quoted] };
  },
  Yandex(letter) {
    const { greeting, paragraphs, quoted } = letter;
    const html = `<div>${greeting}</div><div> </div>${paragraphs.map((text) => `<div>${text}</div>`).join("")}<div> </div><blockquote><p>${quoted}</p></blockquote>`;
    return {
      html,
      plain: `${[greeting, ...paragraphs].join("\r\n\r\n")}\r\n\r\n> ${quoted}\r\n`,
      own: [greeting, ...paragraphs],
      quoted: [quoted],
    };
  },
  Mailchimp(letter) {
    const { subject, preheader, greeting, paragraphs, button, leave } = letter;
    const cell = (text: string) =>
      `<table border="0" cellpadding="0" cellspacing="0" width="100%" class="mcnTextBlock"><tbody><tr><td valign="top" class="mcnTextContent">${text}</td></tr></tbody></table>`;
    const html = `<!doctype html><html><head><!-- NAME: 1 COLUMN --><title>${subject}</title><style type="text/css">p{margin:10px 0;padding:0;}.mcnPreviewText{display:none !important;}#bodyTable{height:100%;}.mcnHidden, td.mcnHidden{display:none}@media only screen and (max-width:480px){.mcnTextContent{font-size:18px !important;}.mcnBoxed{display:none !important}}</style></head><body><!--*|IF:MC_PREVIEW_TEXT|*--><!--[if !gte mso 9]><!----><span class="mcnPreviewText" style="display:none; font-size:0px; line-height:0px; max-height:0px; max-width:0px; opacity:0; overflow:hidden; visibility:hidden; mso-hide:all;">${preheader}${FILLER}</span><!--<![endif]--><!--*|END:IF|*--><center><table id="bodyTable" align="center" width="100%"><tr><td>${cell(`<h1>${greeting}</h1>`)}${cell(`<p>${paragraphs[0]}</p><p class="mcnBoxed">${paragraphs[1]}</p>`)}<a class="mcnButton" href="https://example.org/t?a=1&amp;b=2">${button}</a>${cell(paragraphs[2])}<div class="mcnHidden">never seen</div><em><a href="https://example.us1.list-manage.com/unsubscribe?u=1">${leave}</a></em></td></tr></table></center></body></html>`;
    return { html, plain: plainOf(letter, "**"), own: all(letter), preheader: [preheader] };
  },
  Unisender(letter) {
    const { preheader, greeting, paragraphs, button, leave } = letter;
    const row = (text: string) =>
      `<tr><td style="padding: 10px; font-family: Arial, sans-serif; font-size: 16px;" align="left">${text}</td></tr>`;
    const html = `<html><head><style>@media (max-width: 600px){ .us-hide{display:none!important} }\r\n.preheader{display:none!important;mso-hide:all}</style></head><body><div class="preheader">${preheader}</div><table cellpadding="0" cellspacing="0" width="600">${row(greeting)}${row(paragraphs[0])}${row(`<span class="us-hide">${paragraphs[1]}</span>`)}${row(`<a href="https://example.org/t">${button}</a>`)}${row(paragraphs[2])}${row(`<a href="https://example.org/unsub">${leave}</a>`)}</table><img src="https://example.org/px.gif" width="1" height="1" alt=""></body></html>`;
    return { html, plain: plainOf(letter), own: all(letter), preheader: [preheader] };
  },
  SendPulse(letter) {
    const { preheader, greeting, paragraphs, button, leave } = letter;
    const html = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><body bgcolor="#F0F0F0"><div style="font-size:1px;color:#F0F0F0;display:none;max-height:0px;overflow:hidden">${preheader}</div><div class="sp-wrapper"><p style="text-align: center;"><span style="font-size:16px">${greeting}</span></p><p>${paragraphs[0]}</p><p>${paragraphs[1]}</p><a class="sp-button" href="https://example.org/t" target="_blank">${button}</a><p>${paragraphs[2]}</p><p><a href="https://example.org/unsubscribe">${leave}</a></p></div></body></html>`;
    return { html, plain: plainOf(letter), own: all(letter), preheader: [preheader] };
  },
};

const CHARSETS: Readonly<Record<string, string[]>> = {
  ru: ["utf-8", "windows-1251"],
  uk: ["utf-8", "windows-1251"],
  en: ["utf-8", "windows-1252"],
};

/** Sends a letter with a mailer. */
export function send(mailer: string, language: keyof typeof letters, choices: Choices): Mailing {
  const letter = letters[language];
  const { html, plain, own, preheader = [], quoted = [] } = (mailers[mailer] as (of: Letter) => Body)(letter);
  const { one } = choices;
  const part = (type: string, text: string): string => {
    const coding: Coding = {
      transfer: one("quoted-printable", "base64", "8bit"),
      charset: one(...(CHARSETS[language] as string[])),
    };
    const said = `Content-Type: ${type}; charset="${coding.charset}"`;
    return [said, `Content-Transfer-Encoding: ${coding.transfer}`, "", written(text, coding, "\r\n", choices)].join(
      "\r\n",
    );
  };
  const head = [
    `From: ${encodedWords("Ромашка", "utf-8", "\r\n", choices)} <shop@example.org>`,
    "To: <olga@example.org>",
    `Subject: ${encodedWords(letter.subject, "utf-8", "\r\n", choices)}`,
    ...(quoted.length > 0 ? ["In-Reply-To: <5@example.org>"] : ["List-Unsubscribe: <https://example.org/unsubscribe>"]),
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="=_0"',
  ];
  const bytes = `${head.join("\r\n")}\r\n\r\n--=_0\r\n${part("text/plain", plain)}\r\n--=_0\r\n${part("text/html", html)}\r\n--=_0--\r\n`;
  return { bytes, own: [letter.subject, ...own], preheader, quoted };
}
