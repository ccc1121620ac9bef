import { counter } from "../../core/text/plural.ts";
import { quoted } from "../../core/text/quotation.ts";
import type { Strings } from "./strings.ts";

const count = counter("uk");

export const uk: Strings = {
  severity: { error: "помилка", warning: "зауваження", info: "порада" },
  kind: { email: "лист", reply: "відповідь на відгук", message: "повідомлення" },
  quoted: (text) => quoted(text, "uk"),
  hover: {
    why: "Чому",
    instead: "Краще",
    example: "Приклад",
    likelihood: (n) => `Із десяти таких фраз людей зачіпають приблизно ${n}.`,
    alike: "На що це схоже",
    sources: "Джерела",
    page: "Докладніше про правило",
  },
  actions: {
    replaceWith: (text) => `Замінити на «${text}»`,
    insert: (element, text) => `Вставити (${element}): «${text}»`,
    ignoreHere: (rule) => `Не перевіряти тут: ${rule}`,
    offInFile: (rule) => `Вимкнути в цьому файлі: ${rule}`,
    offInConfig: (rule) => `Вимкнути для всіх (tactful.json): ${rule}`,
    openPage: (rule) => `Про правило ${rule}`,
    fixAll: "Виправити все, що можна виправити напевно",
    removeSuppression: "Прибрати цю позначку",
    reason: "чому",
  },
  missing: (elements) => `Бракує: ${elements}`,
  moreProblems: (n) =>
    `Не показано: ${count(n, { one: "зауваження", few: "зауваження", many: "зауважень", other: "зауваження" })}. Спершу виправте частину решти.`,
  held: (error) => `Текст не перевірено: у tactful.json помилка. ${error}`,
  failed: (reason) => `Текст не перевірено через помилку в самому Tactful: ${reason}`,
  wrongSetting: (name, value, values) =>
    `Налаштування tactful.${name} не може мати значення ${value}. Можливі: ${values}.`,
  outline: {
    title: (file) => `З чого складається ${file}`,
    row: (row) => `Рядок ${row}`,
    template: "шаблон",
    mood: { praise: "у відповідь на похвалу", complaint: "у відповідь на скаргу" },
    found: "Є",
    missing: "Бракує",
    perhaps: "Можливо",
    optional: "необов’язково",
    unneeded: "тут можна без цього",
    others: "Ще в тексті",
    example: "Наприклад:",
    empty: "Тут немає нічого, що ми вміємо назвати.",
    unsureKind: "Незрозуміло, що це за текст. Напишіть на початку файлу `kind: email`, `reply` або `message`.",
    unknownMood:
      "Незрозуміло, хвалить клієнт чи скаржиться. Поставте відгук перед відповіддю, після знака `>`, або напишіть на початку його оцінку: `rating: 2`.",
  },
  report: {
    title: "Tactful: звіт про тексти",
    progress: "Tactful перевіряє всі тексти",
    summary: (files, texts, counts) =>
      `${count(files, { one: "файл", few: "файли", many: "файлів", other: "файла" })}, ` +
      `${count(texts, { one: "текст", few: "тексти", many: "текстів", other: "тексту" })}: ` +
      `${count(counts.error, { one: "помилка", few: "помилки", many: "помилок", other: "помилки" })}, ` +
      `${count(counts.warning, { one: "зауваження", few: "зауваження", many: "зауважень", other: "зауваження" })}, ` +
      `${count(counts.info, { one: "порада", few: "поради", many: "порад", other: "поради" })}.`,
    clean: "Зауважень немає.",
    columns: { line: "Рядок", words: "Слова", why: "Що не так", instead: "Краще" },
    byRule: "Що трапляється найчастіше",
    rule: "Правило",
    count: "Скільки разів",
    unread: "Не вдалося прочитати",
  },
  completion: {
    kind: "Що це за текст: лист, публічна відповідь на відгук чи повідомлення одному клієнтові.",
    language: "Мова тексту.",
    platform: "Де текст публікують: тоді враховуються обмеження майданчика.",
    template: "З яким шаблоном звіряти текст.",
    review: "Відгук, на який відповідає текст. Його читають, але не перевіряють.",
    rating: "Оцінка у відгуку, від 1 до 5.",
    author: "Ім’я, яким підписано відгук.",
    subject: "Тема листа, перевіряється разом із текстом.",
    preheader: "Прехедер, перевіряється разом із текстом.",
    disable: "Правила, вимкнені для всього тексту.",
    directives: {
      "disable-next-line": "Не перевіряти наступний рядок.",
      "disable-line": "Не перевіряти цей рядок.",
      "disable-file": "Не перевіряти весь текст.",
      disable: "Не перевіряти звідси й далі.",
      enable: "Знову перевіряти після disable.",
    },
  },
};
