import { counter } from "../../core/text/plural.ts";
import { quoted } from "../../core/text/quotation.ts";
import { amountsOf } from "./amounts.ts";
import type { Strings } from "./strings.ts";
import { structure } from "./structure/ru.ts";

const count = counter("ru");

export const ru: Strings = {
  help: `Tactful проверяет, что бизнес говорит клиентам: рекламные письма, публичные
ответы на отзывы, сообщения поддержки; на русском, украинском и английском.

Как запускать
  tactful [параметры] ФАЙЛЫ... проверить файлы, папки или "шаблоны/**";
                               - это стандартный ввод
  tactful outline ФАЙЛЫ...     из чего состоят тексты и чего в них не хватает
  tactful explain ПРАВИЛО      зачем нужно правило, с примерами
  tactful explain ФАЙЛ         как понят текст и как это поправить
  tactful filter               строка JSON на каждую запись, поданную строкой:
                               docs/scale.md
  tactful init                 создать начальный tactful.json
  tactful rules                показать все правила
  tactful merge-reports ФАЙЛЫ...
                               свести воедино отчёты о частях проверки
  tactful lsp                  языковой сервер для редакторов: docs/editors.md
  tactful mcp                  инструменты для ИИ-помощников: docs/mcp.md

Параметры
  --kind email|reply|message   что это за тексты (что бы ни говорили они сами):
                               письмо, публичный ответ, личное сообщение
  --language ru|uk|en          язык текстов
  --locale ru|uk|en            язык сообщений программы
  --platform ИМЯ               где публикуются тексты, например google-play
  --template ИМЯ               шаблон, которому следуют тексты
  --stdin-filename ФАЙЛ        под каким именем считать стандартный ввод
  --format ВИД                 stylish (для людей), json, ndjson, sarif,
                               github, rdjson или checkstyle
  --output-file ФАЙЛ           записать это в файл
  --resume                     продолжить этот файл, если проверка прервалась
  --fail-on УРОВЕНЬ            с какой важности код выхода становится 1:
                               error (обычно), warning, info или never (никогда)
  --changed-since REF          только то, что изменилось с коммита или ветки Git
  --shard 2/5                  проверить только вторую часть файлов из пяти
  --config ФАЙЛ                эта настройка вместо ближайшего tactful.json
  --no-config                  без файлов настройки
  --fix                        исправить в файлах то, что не требует взгляда
                               человека
  --fix-dry-run                показать эти правки, но ничего не записывать
  --suppress                   учесть всё, что найдено сейчас: дальше будет
                               показано только новое
  --prune-suppressions         убрать из учтённого то, чего больше нет
  --baseline ФАЙЛ              где учтённое; обычно tactful-baseline.json
  --watch                      проверять снова при каждом изменении
  --cache                      не проверять заново то, что не изменилось
  --cache-location ФАЙЛ        где об этом помнить; обычно в node_modules/.cache
  --max-file-size РАЗМЕР       файлы больше этого не читать; обычно 50MB,
                               а CSV и JSON lines читаются любые
  --concurrency auto | N       проверять в стольких потоках (auto)
  --color, --no-color          с цветом или без
  -h, --help                   эта справка
  -v, --version                версия

Код выхода
  0  нет ничего хуже порога --fail-on   1  есть
  2  неверный запуск или файл, который не удалось прочесть
  outline: 1 только с --fail-on warning или info, если чего-то не хватает

Примеры
  tactful replies/
  tactful --kind reply "replies/**/*.csv"
  tactful --kind reply - < draft.txt
`,
  severity: { error: "ошибка", warning: "замечание", info: "совет" },
  kind: { email: "письмо", reply: "ответ", message: "сообщение" },
  language: { ru: "русский", uk: "украинский", en: "английский" },
  row: (row) => `строка ${row}`,
  why: "Почему",
  instead: "Вместо этого",
  opinion: {
    mark: "мнение",
    likelihood: (n) => `Из десяти таких фраз людей задевают примерно ${n}.`,
    alike: "На что это похоже",
  },
  quoted: (text) => quoted(text, "ru"),
  count: {
    error: (n) => count(n, { one: "ошибка", few: "ошибки", many: "ошибок", other: "ошибки" }),
    warning: (n) => count(n, { one: "замечание", few: "замечания", many: "замечаний", other: "замечания" }),
    info: (n) => count(n, { one: "совет", few: "совета", many: "советов", other: "совета" }),
  },
  and: "и",
  found: (counts, texts) => `${counts} ${texts}`,
  ofTexts: (bad, all) => (all === 1 ? "в 1 тексте" : `в ${bad} из ${count(all, { one: "текста", other: "текстов" })}`),
  nothingFound: (n) =>
    n === 0
      ? "Проверять нечего: текстов нет"
      : `Замечаний нет, проверено: ${count(n, { one: "текст", few: "текста", many: "текстов", other: "текста" })}`,
  mended: ({ problems, files, isDry }) => {
    const places = count(problems, { one: "место", few: "места", many: "мест", other: "места" });
    const where = count(files, { one: "файле", other: "файлах" });
    return isDry ? `Можно исправить сразу: ${places} в ${where}` : `Исправлено: ${places} в ${where}`;
  },
  learnMore: (command) => `Подробнее о правиле: ${command}`,
  notRead: (n) =>
    `Не удалось проверить ${count(n, { one: "файл или запись", few: "файла или записи", many: "файлов или записей", other: "файла или записи" })}, см. выше`,
  ignored: (path) => `${path}: пропущен, так велит .tactfulignore`,
  ownFile: (path) => `${path}: пропущен: это настройки Tactful, а не тексты`,
  progress: (done, total) => `Проверка: файлов ${done} из ${total}`,
  tableProgress: (progress) => {
    const { bytes, total, texts, rate, left } = amountsOf("ru", progress);
    return `Проверка: ${bytes} из ${total}, текстов в секунду: ${texts}, ${rate}, осталось ${left}`;
  },
  resume: {
    needsFile: "Для --resume нужны --format ndjson и --output-file",
    needsFileRemedy:
      "Проверка продолжится там, где кончается этот файл: tactful replies.csv --format ndjson --output-file out.ndjson --resume",
    baseline: "С учтённым (baseline) прерванную проверку не продолжить",
    notOurs: (path) => `Файл ${path} был начат без --resume`,
    changed: {
      version: "С начала проверки изменилась версия Tactful",
      options: "Проверка была начата с другими параметрами",
      inputs: "С начала проверки изменились файлы",
      configuration: "С начала проверки изменились настройки",
    },
    startAnew: (path) => `Остальное не подойдёт к тому, что уже записано. Чтобы начать заново, удалите ${path}`,
  },
  filterOperand: (operand) => `Команда tactful filter не принимает файлы: ${operand}`,
  filterOperandRemedy: "Подайте записи на вход, по одной в строке: tactful filter < records.jsonl",
  unknownOption: (option) => `Неизвестный параметр ${option}`,
  seeHelp: "См. tactful --help",
  didYouMean: (name) => `Возможно, имелось в виду ${name}?`,
  missingValue: (option) => `Параметру ${option} нужно значение`,
  needlessValue: (option) => `Параметр ${option} не принимает значения`,
  badValue: (option, value) => `${option} не может быть «${value}»`,
  oneOf: (values) => `Возможно: ${values.join(", ")}`,
  noInput: "Нечего проверять",
  noInputRemedy: "Назовите файлы или папки, например: tactful . (эта папка), или - для стандартного ввода",
  emptyName: "Имя файла пустое",
  needsRule: "Назовите правило или файл, например: tactful explain arguing",
  unknownRule: (rule) => `Нет правила ${rule}`,
  seeRules: "Все правила покажет tactful rules",
  extraArgument: (argument) => `Лишний аргумент: ${argument}`,
  configExists: (path) => `${path}: такой файл уже есть`,
  configExistsRemedy: "Ничего не изменено; отредактируйте его или сначала удалите",
  configWritten: (path) => `Создан файл ${path}.`,
  nextStep: "Дальше: укажите в нём, что у вас за тексты, и запустите: tactful .",
  init: {
    about: "Настройка Tactful. Действует на эту папку и все вложенные.",
    locale: "Язык сообщений: auto (язык самого текста), ru, uk или en.",
    kind: "Что за тексты: email (письма), reply (публичные ответы на отзывы), message (личные сообщения) или auto.",
    files: "Часть файлов может быть другого вида. Действует последняя подходящая запись.",
    rules: "Важность правил: off, info, warning, error. Все правила: tactful rules",
    business: "Ваши собственные контакты: им в публичных ответах быть можно.",
  },
  structure,
  examples: "Примеры",
  moreProblems: (n) =>
    `Ещё ${count(n, { one: "замечание", few: "замечания", many: "замечаний", other: "замечания" })} здесь не показано`,
  watching: "Жду изменений. Закончить: Ctrl-C",
  textTooLong: (length, most) => `В тексте ${length} знаков, а можно не больше ${most}. Передайте его по частям`,
  damagedCache: (path) => `${path}: кэш повреждён, он будет создан заново`,
  shardForm: "Пишется так: 2/5, вторая часть из пяти",
  concurrencyForm: "Напишите auto или число от 1 до 999",
  needsReports: "Назовите отчёты, например: tactful merge-reports 1.json 2.json",
  baseline: {
    hidden: (n) => `Скрыто учтённых ранее мест: ${n}`,
    written: (path, n) => `${path}: учтено мест: ${n}`,
    stale: (path, n) => `${path}: лишних записей: ${n}. Убрать их: --prune-suppressions`,
  },
  columns: { rule: "Правило", severity: "Важность", kinds: "Виды", languages: "Языки", summary: "Что находит" },
  conflict: (first, second) => `${first} и ${second} исключают друг друга`,
  bug: "Это ошибка в самом Tactful. Сообщите о ней, приложив строки выше: https://github.com/tactful/tactful/issues",
  checkFailed: (reason) => `Текст не удалось проверить из-за ошибки в самом Tactful (${reason})`,
  sizeRemedy: "Напишите размер, например: 800KB, 50MB или 2GB",
  tooLarge: (size, most) => `Файл слишком большой: ${size}, а читаются файлы до ${most}`,
  tooLargeRemedy: "Разделите его, исключите через .tactfulignore или увеличьте предел: --max-file-size",
  inputTooLarge: (most) => `Текст слишком большой: читается не больше ${most}`,
  inputTooLargeRemedy: "Разделите его или увеличьте предел: --max-file-size",
  tookTooLong: (seconds) => `Проверка заняла больше ${seconds} с и была остановлена`,
  outOfMemory: "Проверке не хватило памяти, и она была остановлена",
  tookTooLongRemedy: "Разделите файл или исключите его через .tactfulignore; остальные файлы проверяются",
  tookTooLongRecord: "Сократите текст этой записи или удалите её; остальные записи проверяются",
};
