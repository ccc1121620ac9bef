import type { DocumentReport } from "../cli/document-report.ts";
import { type Language, languages } from "../core/text/language.ts";

/** The language to speak: as asked, else as the configuration says, else that of most texts. */
export function localeOf(asked: Language | "auto" | undefined, reports: readonly DocumentReport[]): Language {
  if (asked !== undefined && asked !== "auto") return asked;
  for (const { file } of reports) if (file.configured.locale !== "auto") return file.configured.locale;
  const counts = languages.map((language) => reports.filter((report) => report.language === language).length);
  const most = Math.max(...counts);
  return most === 0 ? "en" : (languages[counts.indexOf(most)] as Language);
}
