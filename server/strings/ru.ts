import { counter } from "../../core/text/plural.ts";
import { quoted } from "../../core/text/quotation.ts";
import type { Strings } from "./strings.ts";

const count = counter("ru");

export const ru: Strings = {
  severity: { error: "ошибка", warning: "замечание", info: "совет" },
  kind: { email: "письмо", reply: "ответ на отзыв", message: "сообщение" },
  quoted: (text) => quoted(text, "ru"),
  hover: {
    why: "Почему",
    instead: "Лучше",
    example: "Пример",
    likelihood: (n) => `Из десяти таких фраз людей задевают примерно ${n}.`,
    alike: "На что это похоже",
    sources: "Источники",
    page: "Подробнее о правиле",
  },
  actions: {
    replaceWith: (text) => `Заменить на «${text}»`,
    insert: (element, text) => `Вставить (${element}): «${text}»`,
    ignoreHere: (rule) => `Не проверять здесь: ${rule}`,
    offInFile: (rule) => `Выключить в этом файле: ${rule}`,
    offInConfig: (rule) => `Выключить для всех (tactful.json): ${rule}`,
    openPage: (rule) => `О правиле ${rule}`,
    fixAll: "Исправить всё, что можно исправить наверняка",
    removeSuppression: "Убрать эту пометку",
    reason: "почему",
  },
  missing: (elements) => `Не хватает: ${elements}`,
  moreProblems: (n) =>
    `Не показано: ${count(n, { one: "замечание", few: "замечания", many: "замечаний", other: "замечания" })}. Сначала исправьте часть остальных.`,
  held: (error) => `Текст не проверен: в tactful.json ошибка. ${error}`,
  failed: (reason) => `Текст не проверен из-за ошибки в самом Tactful: ${reason}`,
  wrongSetting: (name, value, values) =>
    `У настройки tactful.${name} не может быть значения ${value}. Возможные: ${values}.`,
  outline: {
    title: (file) => `Из чего состоит ${file}`,
    row: (row) => `Строка ${row}`,
    template: "шаблон",
    mood: { praise: "в ответ на похвалу", complaint: "в ответ на жалобу" },
    found: "Есть",
    missing: "Не хватает",
    perhaps: "Возможно",
    optional: "необязательно",
    unneeded: "здесь можно без этого",
    others: "Ещё в тексте",
    example: "Например:",
    empty: "Здесь нет ничего, что мы умеем назвать.",
    unsureKind: "Неясно, что это за текст. Напишите в начале файла `kind: email`, `reply` или `message`.",
    unknownMood:
      "Неясно, хвалит клиент или жалуется. Поставьте отзыв перед ответом, после знака `>`, или напишите в начале его оценку: `rating: 2`.",
  },
  report: {
    title: "Tactful: отчёт о текстах",
    progress: "Tactful проверяет все тексты",
    summary: (files, texts, counts) =>
      `${count(files, { one: "файл", few: "файла", many: "файлов", other: "файла" })}, ` +
      `${count(texts, { one: "текст", few: "текста", many: "текстов", other: "текста" })}: ` +
      `${count(counts.error, { one: "ошибка", few: "ошибки", many: "ошибок", other: "ошибки" })}, ` +
      `${count(counts.warning, { one: "замечание", few: "замечания", many: "замечаний", other: "замечания" })}, ` +
      `${count(counts.info, { one: "совет", few: "совета", many: "советов", other: "совета" })}.`,
    clean: "Замечаний нет.",
    columns: { line: "Строка", words: "Слова", why: "Что не так", instead: "Лучше" },
    byRule: "Что встречается чаще всего",
    rule: "Правило",
    count: "Сколько раз",
    unread: "Не удалось прочитать",
  },
  completion: {
    kind: "Что это за текст: письмо, публичный ответ на отзыв или сообщение одному клиенту.",
    language: "Язык текста.",
    platform: "Где текст публикуют: тогда учитываются ограничения площадки.",
    template: "С каким шаблоном сверять текст.",
    review: "Отзыв, на который отвечает текст. Его читают, но не проверяют.",
    rating: "Оценка в отзыве, от 1 до 5.",
    author: "Имя, которым подписан отзыв.",
    subject: "Тема письма, проверяется вместе с текстом.",
    preheader: "Прехедер, проверяется вместе с текстом.",
    disable: "Правила, выключенные для всего текста.",
    directives: {
      "disable-next-line": "Не проверять следующую строку.",
      "disable-line": "Не проверять эту строку.",
      "disable-file": "Не проверять весь текст.",
      disable: "Не проверять отсюда и дальше.",
      enable: "Снова проверять после disable.",
    },
  },
};
