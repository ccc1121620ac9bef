import fc from "fast-check";
import { madePage } from "./html-fragments.ts";

/** How a part of a made mail is written. */
export interface Coding {
  transfer: "7bit" | "8bit" | "quoted-printable" | "base64";
  charset: string;
}

/** A mail that was made of words that are known. */
export interface MadeMail {
  /** One code unit for each byte. */
  bytes: string;
  subject: string;
  html: { text: string; coding: Coding } | undefined;
  plain: { text: string; coding: Coding } | undefined;
}

/** The file's text as `Format.read` is given it. */
export function fileText(bytes: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(bytes, "latin1"));
  } catch {
    return bytes;
  }
}

const WESTERN_BYTES = [
  0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
  0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
];

const tables = new Map<string, Map<string, number>>();

// Of this one, some versions of Node have a wrong table.
const WESTERN = new Map(
  [..."€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"].map((character, i) => [character, WESTERN_BYTES[i] as number]),
);

/** What stands for the bytes of windows-1252 that are no Latin-1. */
export const characterOf: ReadonlyMap<number, string> = new Map(
  [...WESTERN].map(([character, byte]) => [byte, character]),
);

/** Encodes by the decoder of the runtime, so that the tables are not ours; undefined where a charset lacks a character. */
export function encode(text: string, charset: string): string | undefined {
  if (charset === "utf-8") return Buffer.from(text, "utf8").toString("latin1");
  let table = tables.get(charset);
  if (table === undefined) {
    const decoder = new TextDecoder(charset);
    table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
    if (charset === "windows-1252") for (const [character, byte] of WESTERN) table.set(character, byte);
    tables.set(charset, table);
  }
  const bytes = [...text].map((character) => table.get(character));
  return bytes.includes(undefined) ? undefined : String.fromCharCode(...(bytes as number[]));
}

/** What decides between ways to write a mail. */
export interface Choices {
  pick(count: number): number;
  one<T>(...choices: T[]): T;
}

function hex(byte: string, isSmall: boolean): string {
  const digits = byte.charCodeAt(0).toString(16).padStart(2, "0");
  return `=${isSmall ? digits : digits.toUpperCase()}`;
}

function quotedPrintable(bytes: string, eol: string, { one, pick }: Choices): string {
  const width = one(76, 76, 40, 998);
  const isSmall = pick(8) === 0;
  return bytes
    .split(eol)
    .map((line) => {
      let written = "";
      let room = width;
      for (let i = 0; i < line.length; i += 1) {
        const byte = line[i] as string;
        const isLastBlank = i === line.length - 1 && /[ \t]/.test(byte);
        const piece = /[!-<>-~ \t]/.test(byte) && !isLastBlank ? byte : hex(byte, isSmall);
        if (piece.length >= room) {
          written += `=${eol}`;
          room = width;
        }
        written += piece;
        room -= piece.length;
      }
      return written;
    })
    .join(eol);
}

function base64(bytes: string, eol: string, { one }: Choices): string {
  const width = one(76, 76, 60, 73, 1_000_000);
  const letters = Buffer.from(bytes, "latin1").toString("base64");
  return letters.replace(new RegExp(`.{${width}}(?=.)`, "g"), (line) => line + eol);
}

/** A part's body. */
export function written(text: string, coding: Coding, eol: string, choices: Choices): string {
  const bytes = encode(text, coding.charset) as string;
  if (coding.transfer === "quoted-printable") return quotedPrintable(bytes, eol, choices);
  return coding.transfer === "base64" ? base64(bytes, eol, choices) : bytes;
}

/** Words of a head, as mailers write them: in pieces that end amid a character, too. */
export function encodedWords(text: string, charset: string, eol: string, { one, pick }: Choices): string {
  const bytes = encode(text, charset) as string;
  const isBase64 = pick(3) > 0;
  const size = one(12, 30, 33, 45);
  const isCut = pick(3) === 0;
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    let end = Math.min(at + size, bytes.length);
    // Good mailers cut between characters.
    while (!isCut && charset === "utf-8" && end < bytes.length && (bytes.charCodeAt(end) & 0xc0) === 0x80) end -= 1;
    const piece = bytes.slice(at, end);
    const content = isBase64
      ? Buffer.from(piece, "latin1").toString("base64")
      : [...piece]
          .map((byte) => (byte === " " ? "_" : /[A-Za-z0-9!*+/-]/.test(byte) ? byte : hex(byte, false)))
          .join("");
    pieces.push(`=?${one(charset, charset.toUpperCase())}?${isBase64 ? one("B", "b") : one("Q", "q")}?${content}?=`);
    at = end;
  }
  return pieces.join(one(" ", `${eol} `, `${eol}\t`));
}

const WORDS: Record<string, string[]> = {
  ru: [
    "Здравствуйте",
    "скидка",
    "на",
    "сапоги",
    "до",
    "пятницы",
    "ваш",
    "заказ",
    "№",
    "уже",
    "едет",
    "ёлка",
    "спасибо",
  ],
  uk: ["Вітаємо", "знижка", "на", "чоботи", "до", "п’ятниці", "ваше", "замовлення", "вже", "їде", "дякуємо", "ґанок"],
  en: ["Hello", "your", "order", "is", "on", "its", "way", "boots", "20%", "off", "until", "Friday", "thanks", "café"],
};

function words({ pick, one }: Choices, language: string, count: number): string {
  const list = WORDS[language] as string[];
  return Array.from({ length: count }, () => list[pick(list.length)] + one("", "", ",", ".", "!")).join(" ");
}

/** Numbers that choose; where they end, the first choice is taken. */
export function choicesOf(tape: readonly number[]): Choices {
  let at = 0;
  const pick = (count: number): number => (tape[at++] ?? 0) % Math.max(1, count);
  return { pick, one: (...list) => list[pick(list.length)] as (typeof list)[number] };
}

/** A letter as programs and services write it. */
function makeMail(tape: readonly number[], page: string): MadeMail {
  const choices = choicesOf(tape);
  const { pick } = choices;
  const { one } = choices;
  const eol = one("\r\n", "\r\n", "\n");
  const language = one("ru", "uk", "en");
  const coding = (text: string): Coding => {
    const charset = one("utf-8", "utf-8", "windows-1251", "koi8-u", "windows-1252");
    const transfer = one("quoted-printable", "base64", "8bit", "quoted-printable", "base64");
    return { transfer, charset: encode(text, charset) === undefined ? "utf-8" : charset } satisfies Coding;
  };

  const html = page.replace(/\r\n?|\n/g, eol);
  const paragraphs = Array.from({ length: 1 + pick(3) }, () => words(choices, language, 1 + pick(12)));
  const plain = paragraphs.join(eol + eol) + eol;
  const subject = words(choices, language, 1 + pick(9)).trim();
  const subjectCharset = coding(subject).charset;
  const isAscii = !/[^ -~]/.test(subject);
  const head = [
    "Received: from mx.example.org by mail.example.org; Tue, 5 May 2026 10:00:00 +0300",
    `From: ${encodedWords(words(choices, language, 2), "utf-8", eol, choices)} <news@example.org>`,
    `Subject: ${isAscii ? subject : encodedWords(subject, subjectCharset, eol, choices)}`,
    "List-Unsubscribe: <https://example.org/u>",
    "MIME-Version: 1.0",
  ];
  let count = 0;
  const part = (type: string, text: string, own: Coding): string => {
    const charset = one(`charset=${own.charset}`, `charset="${own.charset.toUpperCase()}"; format=flowed`);
    return [
      `Content-Type: ${type};${one(" ", `${eol}\t`)}${charset}`,
      `Content-Transfer-Encoding: ${own.transfer}`,
      "",
      written(text, own, eol, choices),
    ].join(eol);
  };
  const box = (type: string, parts: readonly string[]): string => {
    const boundary = `${one("----=_Part_", "000000000000", "=_mail:", "--ALT--", "b ") + count++}'()+_,-./:=?x`;
    const pieces = parts.map((one) => `--${boundary}${eol}${one}${eol}`);
    const preamble = one("", `This is a multi-part message in MIME format.${eol}`);
    const close = one(`--${boundary}--${eol}`, `--${boundary}--`, "");
    return `Content-Type: ${type};${eol} boundary="${boundary}"${eol}${eol}${preamble}${pieces.join("")}${close}`;
  };
  const picture = `Content-Type: image/png; name="a.png"${eol}Content-Transfer-Encoding: base64${eol}${eol}iVBORw0KGgo=`;
  const file = `Content-Type: text/plain; name=a.txt${eol}Content-Disposition: attachment; filename=a.txt${eol}${eol}attached`;
  const passedOn = `Content-Type: message/rfc822${eol}${eol}Subject: other${eol}${eol}another letter`;

  const [htmlCoding, plainCoding] = [coding(html), coding(plain)];
  const htmlPart = part("text/html", html, htmlCoding);
  const plainPart = part("text/plain", plain, plainCoding);
  const both = { html: { text: html, coding: htmlCoding }, plain: { text: plain, coding: plainCoding } };
  const alternative = () => box("multipart/alternative", [plainPart, htmlPart]);
  const [body, parts] = one<() => [string, Pick<MadeMail, "html" | "plain">]>(
    () => [alternative(), both],
    () => [alternative(), both],
    () => [htmlPart, { ...both, plain: undefined }],
    () => [plainPart, { ...both, html: undefined }],
    () => [box("multipart/alternative", [plainPart, box("multipart/related", [htmlPart, picture])]), both],
    () => [box("multipart/mixed", [box("multipart/related", [alternative(), picture]), file]), both],
    () => [box("multipart/mixed", [htmlPart, passedOn, file]), { ...both, plain: undefined }],
    () => [box("multipart/signed", [box("multipart/mixed", [alternative()]), picture]), both],
  )();
  const start = one("", "", "", `From news@example.org Tue May  5 10:00:00 2026${eol}`);
  return { bytes: `${start}${head.join(eol)}${eol}${body}`, subject, ...parts };
}

export const madeMail: fc.Arbitrary<MadeMail> = fc
  .tuple(fc.array(fc.nat(5039), { minLength: 30, maxLength: 200, size: "max" }), madePage)
  .map(([tape, { html }]) => makeMail(tape, html));
