import { fill } from "../text/fill.ts";
import type { Language } from "../text/language.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import { uk } from "./uk.ts";

/** What a notice is about. */
export type NoticeCode = keyof typeof en;

/** What each notice says, in one language; values are put in for `{names}`. */
export type NoticeWords = Readonly<Record<NoticeCode, string>>;

/** Something to tell about a document that is not a finding about its words. */
export interface Notice {
  code: NoticeCode;
  /** What the message names. */
  values: Readonly<Record<string, string | number>>;
  message: string;
  /** A half-open span of the document's own text, in UTF-16 code units. */
  start: number;
  end: number;
}

const words: Record<Language, NoticeWords> = { en, ru, uk };

/** A notice of a span, in English until it is known who reads it. */
export function notice(
  code: NoticeCode,
  values: Notice["values"] = {},
  { start, end }: { start: number; end: number } = { start: 0, end: 0 },
): Notice {
  return { code, values, message: fill(en[code], values), start, end };
}

/** The same in the reader's language. */
export function translated({ code, values, start, end }: Notice, language: Language): Notice {
  return { code, values, message: fill(words[language][code], values), start, end };
}
