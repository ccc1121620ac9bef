import type { Unreadable } from "../../../core/errors.ts";
import { fill } from "../../../core/text/fill.ts";
import type { Language } from "../../../core/text/language.ts";
import { shortened } from "../../../core/text/shortened.ts";
import type { Failure } from "../engine/protocol.ts";

/** Why a file could not be read, and what to do: for people who have a table, and no configuration. */
const words: Record<Language, Record<Unreadable, string>> = {
  ru: {
    "not-text": "Это не таблица и не текст. Сохраните ответы как .xlsx или «CSV UTF-8».",
    pdf: "Это документ PDF, а не таблица. Скопируйте ответы в Excel и сохраните как .xlsx.",
    "not-utf8": "Не получается понять, в какой кодировке файл. В Excel сохраните его как «CSV UTF-8».",
    "not-utf16": "Файл повреждён: он начинается как текст, а дальше текста нет. Сохраните его заново как «CSV UTF-8».",
    "empty-table": "Таблица пуста. В первой строке должны быть названия столбцов.",
    "no-text-column": "Не видно, в каком столбце ответы: есть {columns}. Назовите нужный столбец «Ответ» или «Текст».",
    "short-row": "В строке нет столбца с ответом: столбцов {fields} из {columns}.",
    "open-quote": "Открыта кавычка, которая нигде не закрывается.",
    "text-after-quote": "После закрывающей кавычки идёт текст. Кавычки внутри текста нужно удвоить.",
    "not-json-line": "Строка записана не в формате JSON.",
    "not-object-line": "В строке нет полей с названиями.",
    "not-string": "В поле «{name}» не текст.",
    "too-deep": "Данные слишком глубоко вложены.",
    "locked-workbook": "Файл закрыт паролем или сохранён в старом формате .xls. Сохраните его как .xlsx без пароля.",
    "not-workbook": "Файл повреждён или это не таблица Excel. Откройте его в Excel и сохраните заново как .xlsx.",
    "large-workbook": "Таблица слишком велика. Разделите её на несколько файлов.",
    "not-json": "Файл записан не в формате JSON.",
    "not-yaml": "Файл записан не в формате YAML.",
    "no-prose": "В файле не нашлось ничего похожего на текст для людей.",
    "broken-mail": "Письмо повреждено, и часть его не прочитать. Сохраните его из почты ещё раз.",
    "broken-po": "Строка не подходит к файлу переводов .po.",
  },
  uk: {
    "not-text": "Це не таблиця й не текст. Збережіть відповіді як .xlsx або «CSV UTF-8».",
    pdf: "Це документ PDF, а не таблиця. Скопіюйте відповіді в Excel і збережіть як .xlsx.",
    "not-utf8": "Не вдається зрозуміти, в якому кодуванні файл. В Excel збережіть його як «CSV UTF-8».",
    "not-utf16":
      "Файл пошкоджено: він починається як текст, а далі тексту немає. Збережіть його ще раз як «CSV UTF-8».",
    "empty-table": "Таблиця порожня. У першому рядку мають бути назви стовпців.",
    "no-text-column":
      "Не видно, в якому стовпці відповіді: є {columns}. Назвіть потрібний стовпець «Відповідь» або «Текст».",
    "short-row": "У рядку немає стовпця з відповіддю: стовпців {fields} з {columns}.",
    "open-quote": "Відкрито лапку, яка ніде не закривається.",
    "text-after-quote": "Після лапки, що закриває, йде текст. Лапки всередині тексту треба подвоїти.",
    "not-json-line": "Рядок записано не у форматі JSON.",
    "not-object-line": "У рядку немає полів із назвами.",
    "not-string": "У полі «{name}» не текст.",
    "too-deep": "Дані надто глибоко вкладені.",
    "locked-workbook": "Файл закрито паролем або збережено в старому форматі .xls. Збережіть його як .xlsx без пароля.",
    "not-workbook": "Файл пошкоджено, або це не таблиця Excel. Відкрийте його в Excel і збережіть ще раз як .xlsx.",
    "large-workbook": "Таблиця завелика. Поділіть її на кілька файлів.",
    "not-json": "Файл записано не у форматі JSON.",
    "not-yaml": "Файл записано не у форматі YAML.",
    "no-prose": "У файлі не знайшлося нічого схожого на текст для людей.",
    "broken-mail": "Лист пошкоджено, і частину його не прочитати. Збережіть його з пошти ще раз.",
    "broken-po": "Рядок не підходить до файлу перекладів .po.",
  },
  en: {
    "not-text": "This is neither a table nor a text. Save the replies as .xlsx or “CSV UTF-8”.",
    pdf: "This is a PDF document, not a table. Copy the replies into Excel and save them as .xlsx.",
    "not-utf8": "The encoding of this file is unclear. In Excel, save it as “CSV UTF-8”.",
    "not-utf16": "The file is damaged: it begins like a text and goes on like none. Save it again as “CSV UTF-8”.",
    "empty-table": "The table is empty. Its first row has to name the columns.",
    "no-text-column":
      "It is unclear which column has the replies: there are {columns}. Name that column “Reply” or “Text”.",
    "short-row": "The row has {fields} of {columns} columns, and the one with the reply is not among them.",
    "open-quote": "A quotation mark is opened here and never closed.",
    "text-after-quote": "There is text after a closing quotation mark. Double the quotation marks inside a text.",
    "not-json-line": "The line is not JSON.",
    "not-object-line": "The line has no named fields.",
    "not-string": "The field “{name}” holds no text.",
    "too-deep": "The data is nested too deeply.",
    "locked-workbook": "The file has a password, or is in the old .xls format. Save it as .xlsx without a password.",
    "not-workbook": "The file is damaged, or is no Excel workbook. Open it in Excel and save it again as .xlsx.",
    "large-workbook": "The table is too large. Split it into several files.",
    "not-json": "The file is not JSON.",
    "not-yaml": "The file is not YAML.",
    "no-prose": "There is nothing in this file that looks like text for people.",
    "broken-mail": "The mail is damaged, and a part of it cannot be read. Save it from your mail program again.",
    "broken-po": "The line does not fit into a .po file of translations.",
  },
};

/** A table from somewhere else may name its columns with whole sentences. */
const LONGEST_VALUE = 200;

/** What is said of a failure, without its line. */
export function unreadableIn(locale: Language, { code, values }: Failure): string {
  const known = code === "no-text-column" && values.columns === "" ? "empty-table" : code;
  const short = Object.entries(values).map(([name, value]) => [name, shortened(String(value), LONGEST_VALUE)]);
  return fill(words[locale][known], Object.fromEntries(short));
}
