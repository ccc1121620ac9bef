import { type DocumentMeta, type Kind, kinds } from "../document.ts";
import type { Notice } from "../notices/notice.ts";
import { notice } from "../notices/notice.ts";
import { type Language, languages } from "../text/language.ts";
import type { TableColumns } from "./format.ts";

/** What a head or a table may say of a document. */
export type Field = keyof TableColumns | "subject" | "preheader";

const NAMES: Record<Field, string> = {
  text: "text, reply, answer, response, message, body, reply text, текст, ответ, текст ответа, відповідь, текст відповіді",
  review: "review, review text, comment, feedback, отзыв, текст отзыва, комментарий, відгук, текст відгуку, коментар",
  rating: "rating, stars, star rating, score, оценка, рейтинг, звёзды, оцінка, зірки",
  author: "author, name, customer, reviewer, автор, имя, клиент, ім'я, клієнт",
  kind: "kind, вид, вид текста, вид тексту",
  language: "language, lang, язык, мова",
  platform: "platform, платформа, площадка, майданчик",
  template: "template, шаблон",
  id: "id, №, no, номер",
  disable: "disable, tactful-disable",
  subject: "subject, subject line, тема, тема письма, тема листа",
  preheader: "preheader, preview, preview text, прехедер, прехідер",
};

const FIELDS = new Map<string, Field>();
for (const [field, names] of Object.entries(NAMES)) {
  for (const name of names.split(", ")) FIELDS.set(foldName(name), field as Field);
}

const REPLY_NAMES = new Set(
  "reply, reply text, answer, response, ответ, текст ответа, відповідь, текст відповіді".split(", ").map(foldName),
);

/** Whether a column of this name holds replies. */
export function isReplyName(name: string): boolean {
  return REPLY_NAMES.has(foldName(name));
}

/** The names of a column of a table that holds the texts, for messages. */
export const textColumnNames: readonly string[] = ["text", "reply", "ответ", "текст", "відповідь"];

/** The field that a person calls by this name, in any of the languages. */
export function fieldNamed(name: string): Field | undefined {
  return FIELDS.get(foldName(name));
}

/** The names that a head knows: fewer than a table's columns, since «Ответ: …» may as well be a text's first words. */
const HEAD_NAMES = new Set(
  (
    "subject preheader preview kind review rating author language platform template tactful-disable " +
    "тема прехедер прехідер вид отзыв відгук оценка оцінка автор язык мова платформа площадка майданчик шаблон"
  ).split(" "),
);

/** The field that a key of a head stands for. */
export function headField(name: string): Field | undefined {
  return HEAD_NAMES.has(foldName(name)) ? fieldNamed(name) : undefined;
}

/** Makes two spellings of one name equal: case, `ё`, the kinds of apostrophes, underscores, spaces around. */
export function foldName(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/[’ʼ`]/g, "'")
    .replace(/[\s_]+/g, " ")
    .trim();
}

/** Where a value stands in the document's own text. */
export interface Span {
  start: number;
  end: number;
}

/** Puts a field's value into `meta`; a wrong one becomes a notice. Fields of prose and of rows are no business of it. */
export function setMeta(meta: DocumentMeta, notices: Notice[], field: Field, value: string, span: Span): void {
  const trimmed = value.trim();
  if (trimmed === "") return;
  switch (field) {
    case "kind": {
      const kind = readKind(trimmed);
      if (kind) meta.kind = kind;
      else notices.push(notice("unknown-kind", { value: trimmed, known: kinds.join(", ") }, span));
      break;
    }
    case "language": {
      const language = readLanguage(trimmed);
      if (language) meta.language = language;
      else notices.push(notice("unknown-language", { value: trimmed, known: languages.join(", ") }, span));
      break;
    }
    case "rating": {
      const rating = readRating(trimmed);
      if (rating !== undefined) meta.rating = rating;
      else notices.push(notice("unknown-rating", { value: trimmed }, span));
      break;
    }
    case "review":
      meta.review = value;
      break;
    case "platform":
    case "template":
    case "author":
      meta[field] = trimmed;
      break;
    case "disable": {
      const rules = readRuleList(trimmed);
      if (rules.length > 0) meta.disable = [...(meta.disable ?? []), { rules, reason: "", ...span }];
      break;
    }
  }
}

/** Rule ids in a list that a person wrote with commas or spaces. */
export function readRuleList(value: string): string[] {
  return value.split(/[\s,;]+/).filter((rule) => rule !== "");
}

function readKind(value: string): Kind | undefined {
  return kinds.find((kind) => kind === value.toLowerCase());
}

const LANGUAGE_NAMES: Record<string, Language> = {
  russian: "ru",
  русский: "ru",
  російська: "ru",
  english: "en",
  английский: "en",
  англійська: "en",
  ukrainian: "uk",
  украинский: "uk",
  українська: "uk",
  ua: "uk",
};

/** One of our languages from its code or name, such as `uk-UA` or `русский`. */
export function readLanguage(value: string): Language | undefined {
  const name = value.toLowerCase();
  const code = name.split(/[-_]/)[0];
  return (
    languages.find((language) => language === code) ??
    (Object.hasOwn(LANGUAGE_NAMES, code) ? LANGUAGE_NAMES[code] : undefined)
  );
}

/** Stars from `5`, `4,5`, `5/5`, `5 из 5`, `★★★☆☆`, `5 stars`; undefined where it is no rating from 1 to 5. */
export function readRating(value: string): number | undefined {
  const stars = /^([★⭐]+)[☆✩]*$/u.exec(value.replace(/\s|\uFE0F/g, ""));
  const number =
    /^([1-5](?:[.,]\d+)?)(?:\s*(?:\/|из|із|з|of|out of)\s*5)?(?:\s*(?:[★⭐]|stars?|зв[а-яіїє]*|зір[а-яіїє]*))?\uFE0F?$/i.exec(
      value,
    );
  const rating = stars ? [...stars[1]].length : number ? Number(number[1].replace(",", ".")) : Number.NaN;
  return rating >= 1 && rating <= 5 ? rating : undefined;
}
