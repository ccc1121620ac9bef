import { counter } from "../../core/text/plural.ts";
import type { ActionStrings } from "./strings.ts";

const count = counter("ru");
const findings = { one: "проблема", few: "проблемы", many: "проблем", other: "проблемы" };

export const ru: ActionStrings = {
  nothingFound: "Проблем нет",
  notChecked: (n) =>
    `Не удалось проверить ${count(n, { one: "файл или запись", few: "файла или записи", many: "файлов или записей", other: "файла или записи" })}`,
  unread: { title: "Не удалось проверить", place: "Файл", why: "Почему", remedy: "Что сделать" },
  suppressed: (n) => `Подавлено комментариями и списком известных проблем: ${count(n, findings)}`,
  columns: { place: "Строка", words: "Слова", why: "Почему", instead: "Вместо этого" },
  outline: "Из чего состоит текст",
  cut: "Это не всё: длиннее GitHub сводку не принимает. Полный список даст json-file.",
  changesUnknown:
    "Не удалось узнать, что изменилось, поэтому проверены все тексты. Нужны Git и этот репозиторий с историей и всеми файлами: actions/checkout с fetch-depth: 0 и без filter.",
  noSummary: (reason) => `Не удалось записать сводку запуска (${reason}).`,
  tooManyWarnings: (n, limit) =>
    `${count(n, { one: "замечание", few: "замечания", many: "замечаний", other: "замечания" })}, а max-warnings допускает ${limit}`,
  review: {
    intro: (n) => `Tactful нашёл в изменённых строках: ${count(n, findings)}.`,
    more: (n) => `Остальное — в сводке запуска: ещё ${count(n, findings)}.`,
    refused:
      "Не удалось оставить рецензию: у токена нет на это прав (у запросов из форков их не бывает). Найденное показано аннотациями.",
    failed: (reason) => `Не удалось оставить рецензию (${reason}). Найденное показано аннотациями.`,
    noPullRequest: "Рецензировать нечего: это не запрос на слияние, или нет токена. Найденное показано аннотациями.",
  },
  outsideWorkspace: (input, path) => `Путь в ${input} ведёт за пределы рабочей папки: ${path}`,
  outsideRemedy: "Укажите файл внутри неё, который не является ссылкой",
};
