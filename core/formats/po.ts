import { type DirectiveWords, parseDirective } from "../directive.ts";
import type { Comment, SourceDocument } from "../document.ts";
import { ReadError, type UserError } from "../errors.ts";
import { notice } from "../notices/notice.ts";
import type { Language } from "../text/language.ts";
import { identityMap } from "../text/text-map.ts";
import { readLanguage } from "./fields.ts";
import { type Suppressible, suppressTexts } from "./file-suppressions.ts";
import type { Format } from "./format.ts";
import { type PoFault, type PoMessage, type PoString, readMessages } from "./po-reader.ts";
import { readWords } from "./program-string.ts";

/** Translations of gettext: each that is finished is a text. In a template, what is to be translated is. */
export const po: Format = {
  *read(text, { memory }) {
    memory?.begin();
    const messages: PoMessage[] = [];
    const faults: UserError[] = [];
    for (const read of readMessages(text)) {
      if ("line" in read) faults.push(faultError(read));
      else messages.push(read);
    }
    yield* faults;
    yield* readTexts(text, messages);
  },
};

function faultError({ line, problem }: PoFault): UserError {
  const place = { line };
  if (problem === "quotes") {
    const remedy = 'Put each line of it between quotation marks, and write those in it as \\"';
    return new ReadError("broken-po", {}, "The quotation marks of this string do not fit", remedy, place);
  }
  if (problem === "order")
    return new ReadError("broken-po", {}, "A translation stands here before its msgid", "Write msgid first", place);
  return new ReadError(
    "broken-po",
    {},
    "This line is no part of a .po file",
    "A line begins with #, msgctxt, msgid, msgid_plural, msgstr or a quotation mark",
    place,
  );
}

/** No message needs more of ours; with as many plural forms, they would take a million steps. */
const MOST_COMMENTS = 50;

interface Found extends Suppressible {
  document: SourceDocument;
}

function* readTexts(source: string, messages: readonly PoMessage[]): Generator<SourceDocument> {
  const header = messages.find(({ id, context }) => id?.text === "" && context === undefined);
  const declared = /^Language:[ \t]*([^\s]+)[ \t]*$/m.exec(header?.translations[0]?.text ?? "")?.[1];
  const language = declared === undefined ? undefined : readLanguage(declared);
  const own = messages.filter((message) => message !== header);
  const isTemplate = !own.some(({ translations }) => translations.some(isFilled));
  if (!isTemplate && declared !== undefined && language === undefined && /^[a-z]{2,3}(?:[-_@]|$)/i.test(declared)) {
    yield inOtherLanguage(header?.translations[0] as PoString);
    return;
  }

  const found: Found[] = [];
  const comments: Comment[] = headerComments(header);
  for (const message of own) {
    const strings = (isTemplate ? [message.id, message.plural] : message.translations).filter(isFilled);
    const texts = message.isFuzzy
      ? []
      : strings.map((string) => toText(source, string, message, isTemplate ? undefined : language));
    for (const [i, comment] of texts.length === 0 ? [] : message.comments.entries()) {
      const words = parseDirective(comment.text);
      if (words === undefined) continue;
      if (!isOfMessage(words) || i >= MOST_COMMENTS) comments.push(comment);
      else
        for (const [form, text] of texts.entries())
          text.disable.push(disabled(words, texts.length > 1 ? form : undefined));
    }
    for (const text of texts) found.push(text);
  }
  suppressTexts(source, comments, found);
  for (const { document, disable, strays } of found) {
    if (disable.length > 0) document.meta.disable = disable;
    const { length } = document.text;
    for (const { text } of strays) document.comments.push({ text, start: length, end: length });
    yield document;
  }
}

function isFilled(string: PoString | undefined): string is PoString {
  return string !== undefined && string.text.trim() !== "";
}

/** What the head of a file switches off holds for all of it. */
function headerComments(header: PoMessage | undefined): Comment[] {
  return (header?.comments ?? []).map((comment) => ({
    ...comment,
    text: comment.text.replace(/^tactful-disable(?=\s|$)/, "tactful-disable-file"),
  }));
}

function isOfMessage({ name }: DirectiveWords): boolean {
  return name === "disable" || name === "disable-line" || name === "disable-next-line";
}

function disabled({ rules, reason }: DirectiveWords, place: number | undefined): Suppressible["disable"][number] {
  const shared = place === undefined ? undefined : place === 0 ? "first" : "again";
  return { rules, reason, start: 0, end: 0, ...(shared && { shared }) };
}

/** A name that is longer is shortened, in UTF-16 code units. */
const LONGEST_ID = 80;

function toText(source: string, string: PoString, message: PoMessage, language: Language | undefined): Found {
  const { text, map, start, end } = string;
  const document: SourceDocument = { ...readWords(text), map, encode: encodePo };
  const { context, id, translations } = message;
  const words = `${context ? `${context.text}|` : ""}${id?.text}`.replace(/\s+/g, " ").trim();
  // `msgstr[1]` says its number itself.
  const form =
    translations.length > 1 ? /^[ \t]*msgstr(\[\d+\])/.exec(source.slice(start, start + 100))?.[1] : undefined;
  document.id = (words.length > LONGEST_ID ? `${words.slice(0, LONGEST_ID - 1)}…` : words) + (form ?? "");
  if (language !== undefined) document.meta.language ??= language;
  return { document, start, end, disable: [], strays: [] };
}

/** A file that says that it is in a language that we have no rules for: one document without words tells so. */
function inOtherLanguage({ start }: PoString): SourceDocument {
  const notices = [notice("foreign-language")];
  return {
    text: "",
    map: { toSource: () => identityMap(start, 0).toSource(0, 0) },
    meta: {},
    blocks: [],
    comments: [],
    notices,
  };
}

function encodePo(words: string): string {
  return words.replace(/["\\\n\t\r]/g, (char) => ESCAPED[char] ?? char);
}

const ESCAPED: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };
