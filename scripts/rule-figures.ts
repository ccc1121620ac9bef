import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Language, languages } from "../core/text/language.ts";
import { scoresOf, shown, type Tally } from "./quality-figures.ts";
import type { ReaderTallies } from "./quality-reader.ts";
import { root } from "./rule-files.ts";

const BEGIN = "<!-- figures start: written by scripts/docs.ts -->";
const END = "<!-- figures end -->";

interface Words {
  heading: string;
  about: string;
  head: string;
  languages: Record<Language, string>;
  reader: { heading: string; about: string; head: string; parts: Record<keyof ReaderTallies, string> };
}

const words: Record<Language, Words> = {
  en: {
    heading: "Measured quality",
    about:
      "On labelled documents whose authors had not seen the rules; see [how it is measured](../../docs/quality.md).",
    head: "| language | labelled passages | findings | precision | recall |",
    languages: { ru: "Russian", en: "English", uk: "Ukrainian" },
    reader: {
      heading: "With the second reader",
      about:
        "The [second reader](../../docs/reader.md), off by default, may name this rule, too. On the replies and messages among these documents; *right words* are those that a person marked, under whatever rule.",
      head: "| language | who | labelled passages | findings | precision | right words | recall |",
      parts: { rules: "rules alone", reader: "second reader alone", both: "both" },
    },
  },
  ru: {
    heading: "Измеренное качество",
    about:
      "На размеченных текстах, авторы которых не видели правил; [как это измеряется](../../docs/quality.md) (по-английски).",
    head: "| язык | размеченных мест | найдено | точность | полнота |",
    languages: { ru: "русский", en: "английский", uk: "украинский" },
    reader: {
      heading: "Со вторым читателем",
      about:
        "Это правило может назвать и [второй читатель](../../docs/reader.md) (по-английски); по умолчанию он выключен. Цифры по ответам и сообщениям из тех же текстов; *верные слова*: те, что отметил и человек, под каким бы то ни было правилом.",
      head: "| язык | кто | размеченных мест | найдено | точность | верные слова | полнота |",
      parts: { rules: "только правила", reader: "только второй читатель", both: "вместе" },
    },
  },
  uk: {
    heading: "Виміряна якість",
    about:
      "На розмічених текстах, автори яких не бачили правил; [як це вимірюється](../../docs/quality.md) (англійською).",
    head: "| мова | розмічених місць | знайдено | точність | повнота |",
    languages: { ru: "російська", en: "англійська", uk: "українська" },
    reader: {
      heading: "З другим читачем",
      about:
        "Це правило може назвати й [другий читач](../../docs/reader.md) (англійською); зазвичай його вимкнено. Цифри для відповідей і повідомлень із тих самих текстів; *правильні слова*: ті, що їх позначила й людина, під яким завгодно правилом.",
      head: "| мова | хто | розмічених місць | знайдено | точність | правильні слова | повнота |",
      parts: { rules: "лише правила", reader: "лише другий читач", both: "разом" },
    },
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
  return `${bare}\n\n${BEGIN}\n## ${heading}\n\n${about}\n\n${table}\n${readerSection(rule, language)}${END}\n`;
}

/** What the second reader adds, in the languages in which it may name the rule. */
function readerSection(rule: string, language: Language): string {
  const { reader: t, languages: names } = words[language];
  const rows = languages.flatMap((measured) => {
    const tallies = readerFigures()[`${measured} ${rule}`];
    if (!tallies) return [];
    return (["rules", "reader", "both"] as const).map((part) => {
      const { precision, loose, recall } = scoresOf(tallies[part]);
      const cells = [tallies[part].labels, tallies[part].findings, ...[precision, loose, recall].map(shown)];
      return `| ${[names[measured], t.parts[part], ...cells].join(" | ")} |`;
    });
  });
  if (rows.length === 0) return "";
  return `\n### ${t.heading}\n\n${t.about}\n\n${[t.head, "| --- | --- | --: | --: | --: | --: | --: |", ...rows].join("\n")}\n`;
}

const figures = figuresOf<Tally>("quality");
const readerFigures = figuresOf<ReaderTallies>("quality-reader");

/** What was measured last, by language and rule; read once. */
function figuresOf<T>(name: string): () => Readonly<Record<string, T>> {
  let known: Record<string, T> | undefined;
  return () => {
    const path = join(root, `docs/${name}.json`);
    known ??= existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, T>) : {};
    return known;
  };
}
