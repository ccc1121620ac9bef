import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Language, languages } from "../core/text/language.ts";
import { scoresOf, shown, type Tally } from "./quality-figures.ts";
import { root } from "./rule-files.ts";

const BEGIN = "<!-- figures start: written by scripts/docs.ts -->";
const END = "<!-- figures end -->";

interface Words {
  heading: string;
  about: string;
  head: string;
  languages: Record<Language, string>;
}

const words: Record<Language, Words> = {
  en: {
    heading: "Measured quality",
    about:
      "On labelled documents whose authors had not seen the rules; see [how it is measured](../../docs/quality.md).",
    head: "| language | labelled passages | findings | precision | recall |",
    languages: { ru: "Russian", en: "English", uk: "Ukrainian" },
  },
  ru: {
    heading: "Измеренное качество",
    about:
      "На размеченных текстах, авторы которых не видели правил; [как это измеряется](../../docs/quality.md) (по-английски).",
    head: "| язык | размеченных мест | найдено | точность | полнота |",
    languages: { ru: "русский", en: "английский", uk: "украинский" },
  },
  uk: {
    heading: "Виміряна якість",
    about:
      "На розмічених текстах, автори яких не бачили правил; [як це вимірюється](../../docs/quality.md) (англійською).",
    head: "| мова | розмічених місць | знайдено | точність | повнота |",
    languages: { ru: "російська", en: "англійська", uk: "українська" },
  },
};

/** A rule's page with its figures at the end, out of docs/quality.json; as it is where the rule was not measured. */
export function withFigures(page: string, rule: string, language: Language): string {
  const at = page.indexOf(BEGIN);
  const bare = (at < 0 ? page : page.slice(0, at)).trimEnd();
  const { heading, about, head, languages: names } = words[language];
  const rows = languages.flatMap((measured) => {
    const tallied = figures()[`${measured} ${rule}`];
    if (!tallied) return [];
    const { precision, recall } = scoresOf(tallied);
    return [
      `| ${names[measured]} | ${tallied.labels} | ${tallied.findings} | ${shown(precision)} | ${shown(recall)} |`,
    ];
  });
  if (rows.length === 0) return `${bare}\n`;
  const table = [head, "| --- | --: | --: | --: | --: |", ...rows].join("\n");
  return `${bare}\n\n${BEGIN}\n## ${heading}\n\n${about}\n\n${table}\n${END}\n`;
}

let known: Record<string, Tally> | undefined;

function figures(): Record<string, Tally> {
  const path = join(root, "docs/quality.json");
  known ??= existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, Tally>) : {};
  return known;
}
