import { type CountryCode, type PhoneNumber, searchPhoneNumbersInText } from "libphonenumber-js/min";
import type { Language } from "../core/text/language.ts";

/** The countries whose numbers are written without their code. */
const countries: Record<Language, CountryCode[]> = { ru: ["RU"], uk: ["UA"], en: ["US", "GB"] };

/** A telephone number: its span, half-open, in UTF-16 code units. */
export interface FoundPhone {
  start: number;
  end: number;
  /** A number that a business pays for: nobody's private one. */
  isTollFree: boolean;
}

/** The telephone numbers in a text that could be dialled. */
export function* searchPhones(text: string, language: Language): Generator<FoundPhone> {
  for (const defaultCountry of countries[language]) {
    for (const { startsAt, endsAt, number } of searchPhoneNumbersInText(text, { defaultCountry, extended: true })) {
      // Seven digits are a number of a small British town, and any code.
      if (defaultCountry === "GB" && !/^\(?[+0]/.test(text.slice(startsAt, endsAt))) continue;
      yield { start: startsAt, end: endsAt, isTollFree: isTollFree(number) };
    }
  }
}

function isTollFree({ country, nationalNumber }: PhoneNumber): boolean {
  if (country === "GB") return /^(?:80[08]|3\d\d|84[45]|87[0-3])/.test(nationalNumber);
  return /^8(?:00|04|33|44|55|66|77|88)/.test(nationalNumber);
}
