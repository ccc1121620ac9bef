import type { Language } from "./language.ts";

const marks: Record<Language, { outer: string; inner: string }> = {
  ru: { outer: "«»", inner: "„“" },
  uk: { outer: "«»", inner: "„“" },
  en: { outer: "“”", inner: "‘’" },
};

/** Words in the quotation marks of a language; marks within them are those of a quotation in a quotation. */
export function quoted(text: string, language: Language): string {
  const { outer, inner } = marks[language];
  const [open = "", close = ""] = outer;
  const within = text.replaceAll(open, inner.charAt(0)).replaceAll(close, inner.charAt(1));
  return open + within + close;
}
