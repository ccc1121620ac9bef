import type { Language } from "../core/text/language.ts";
import type { FoundPhone } from "./phone-search.ts";

/** What may be a telephone number: digits with a little between them. */
const PHONE_LIKE = /\d(?:[\s()./–-]{0,3}\d){6}/;
/** Longer runs of digits than this are no telephone numbers; they make the search slow. */
const LONG_DIGITS = /\d{17,}/g;

let search: typeof import("./phone-search.ts").searchPhones | undefined;

/** The search for telephone numbers has large tables: they are loaded when a text first has something like a number. */
export function preparePhones(text: string): Promise<void> | undefined {
  if (search || !PHONE_LIKE.test(text)) return undefined;
  return import("./phone-search.ts").then((module) => {
    search = module.searchPhones;
  });
}

/** The telephone numbers in a text that could be dialled; a rule that asks has `preparePhones` as its `prepare`. */
export function phonesIn(text: string, language: Language): Iterable<FoundPhone> {
  if (!search || !PHONE_LIKE.test(text)) return [];
  return search(
    text.replace(LONG_DIGITS, (run) => " ".repeat(run.length)),
    language,
  );
}
