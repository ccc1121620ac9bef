import { counter } from "../../core/text/plural.ts";
import { quoted } from "../../core/text/quotation.ts";
import { amountsOf } from "./amounts.ts";
import type { Strings } from "./strings.ts";
import { structure } from "./structure/uk.ts";

const count = counter("uk");

export const uk: Strings = {
  help: `Tactful перевіряє, що бізнес каже клієнтам: рекламні листи, публічні
відповіді на відгуки, повідомлення підтримки; українською, російською та
англійською.

Як запускати
  tactful [параметри] ФАЙЛИ... перевірити файли, теки або "шаблони/**";
                               - це стандартне введення
  tactful outline ФАЙЛИ...     з чого складаються тексти й чого їм бракує
  tactful explain ПРАВИЛО      навіщо потрібне правило, з прикладами
  tactful explain ФАЙЛ         як сприйнято текст і як це виправити
  tactful filter               рядок JSON на кожен запис, поданий рядком:
                               docs/scale.md
  tactful init                 створити початковий tactful.json
  tactful rules                показати всі правила
  tactful merge-reports ФАЙЛИ...
                               звести докупи звіти про частини перевірки
  tactful lsp                  мовний сервер для редакторів: docs/editors.md
  tactful mcp                  інструменти для ШІ-помічників: docs/mcp.md

Параметри
  --kind email|reply|message   що це за тексти (хоч би що казали вони самі):
                               лист, публічна відповідь, особисте повідомлення
  --language ru|uk|en          мова текстів
  --locale ru|uk|en            мова повідомлень програми
  --platform НАЗВА             де публікуються тексти, наприклад google-play
  --template НАЗВА             шаблон, якого дотримуються тексти
  --stdin-filename ФАЙЛ        під якою назвою вважати стандартне введення
  --format ВИД                 stylish (для людей), json, ndjson, sarif,
                               github, rdjson або checkstyle
  --output-file ФАЙЛ           записати це до файлу
  --resume                     продовжити цей файл, якщо перевірка перервалася
  --fail-on РІВЕНЬ             від якої важливості код виходу стає 1:
                               error (типово), warning, info або never (ніколи)
  --changed-since REF          лише те, що змінилося від коміту чи гілки Git
  --shard 2/5                  перевірити лише другу частину файлів із п’яти
  --config ФАЙЛ                це налаштування замість найближчого tactful.json
  --no-config                  без файлів налаштування
  --fix                        виправити у файлах те, що не потребує погляду
                               людини
  --fix-dry-run                показати ці виправлення, але нічого не записувати
  --suppress                   врахувати все, що знайдено зараз: далі буде
                               показано лише нове
  --prune-suppressions         прибрати з врахованого те, чого вже немає
  --baseline ФАЙЛ              де враховане; типово tactful-baseline.json
  --watch                      перевіряти знову після кожної зміни
  --cache                      не перевіряти заново те, що не змінилося
  --cache-location ФАЙЛ        де про це пам’ятати; типово в node_modules/.cache
  --max-file-size РОЗМІР       більших файлів не читати; типово 50MB, а CSV
                               і JSON lines читаються будь-які
  --concurrency auto | N       перевіряти в стількох потоках (auto)
  --color, --no-color          з кольором або без
  -h, --help                   ця довідка
  -v, --version                версія

Код виходу
  0  немає нічого гіршого за --fail-on  1  є
  2  хибний запуск або файл, який не вдалося прочитати
  outline: 1 лише з --fail-on warning або info, якщо чогось бракує

Приклади
  tactful replies/
  tactful --kind reply "replies/**/*.csv"
  tactful --kind reply - < draft.txt
`,
  severity: { error: "помилка", warning: "зауваження", info: "порада" },
  kind: { email: "лист", reply: "відповідь", message: "повідомлення" },
  language: { ru: "російська", uk: "українська", en: "англійська" },
  row: (row) => `рядок ${row}`,
  why: "Чому",
  instead: "Натомість",
  opinion: {
    mark: "думка",
    likelihood: (n) => `Із десяти таких фраз людей зачіпають приблизно ${n}.`,
    alike: "На що це схоже",
  },
  quoted: (text) => quoted(text, "uk"),
  count: {
    error: (n) => count(n, { one: "помилка", few: "помилки", many: "помилок", other: "помилки" }),
    warning: (n) => count(n, { one: "зауваження", few: "зауваження", many: "зауважень", other: "зауваження" }),
    info: (n) => count(n, { one: "порада", few: "поради", many: "порад", other: "поради" }),
  },
  and: "і",
  found: (counts, texts) => `${counts} ${texts}`,
  ofTexts: (bad, all) => (all === 1 ? "в 1 тексті" : `у ${bad} з ${count(all, { one: "тексту", other: "текстів" })}`),
  nothingFound: (n) =>
    n === 0
      ? "Перевіряти нічого: текстів немає"
      : `Зауважень немає, перевірено: ${count(n, { one: "текст", few: "тексти", many: "текстів", other: "тексту" })}`,
  mended: ({ problems, files, isDry }) => {
    const places = count(problems, { one: "місце", few: "місця", many: "місць", other: "місця" });
    const where = `${places.endsWith("ь") ? "у" : "в"} ${count(files, { one: "файлі", other: "файлах" })}`;
    return isDry ? `Можна виправити одразу: ${places} ${where}` : `Виправлено: ${places} ${where}`;
  },
  learnMore: (command) => `Докладніше про правило: ${command}`,
  notRead: (n) =>
    `Не вдалося перевірити ${count(n, { one: "файл або запис", few: "файли або записи", many: "файлів або записів", other: "файлу або запису" })}, див. вище`,
  ignored: (path) => `${path}: пропущено, так велить .tactfulignore`,
  ownFile: (path) => `${path}: пропущено: це налаштування Tactful, а не тексти`,
  progress: (done, total) => `Перевірка: файлів ${done} з ${total}`,
  tableProgress: (progress) => {
    const { bytes, total, texts, rate, left } = amountsOf("uk", progress);
    return `Перевірка: ${bytes} з ${total}, текстів за секунду: ${texts}, ${rate}, лишилося ${left}`;
  },
  resume: {
    needsFile: "Для --resume потрібні --format ndjson і --output-file",
    needsFileRemedy:
      "Перевірка піде далі з того місця, де закінчується цей файл: tactful replies.csv --format ndjson --output-file out.ndjson --resume",
    baseline: "З врахованим (baseline) перервану перевірку не продовжити",
    notOurs: (path) => `Файл ${path} розпочато без --resume`,
    changed: {
      version: "Від початку перевірки змінилася версія Tactful",
      options: "Перевірку розпочато з іншими параметрами",
      inputs: "Від початку перевірки змінилися файли",
      configuration: "Від початку перевірки змінилися налаштування",
    },
    startAnew: (path) => `Решта не пасуватиме до вже записаного. Щоб почати наново, видаліть ${path}`,
  },
  filterOperand: (operand) => `Команда tactful filter не приймає файлів: ${operand}`,
  filterOperandRemedy: "Подайте записи на вхід, по одному в рядку: tactful filter < records.jsonl",
  unknownOption: (option) => `Невідомий параметр ${option}`,
  seeHelp: "Див. tactful --help",
  didYouMean: (name) => `Можливо, малося на увазі ${name}?`,
  missingValue: (option) => `Параметру ${option} потрібне значення`,
  needlessValue: (option) => `Параметр ${option} не приймає значення`,
  badValue: (option, value) => `${option} не може бути «${value}»`,
  oneOf: (values) => `Можливо: ${values.join(", ")}`,
  noInput: "Нема чого перевіряти",
  noInputRemedy: "Назвіть файли або теки, наприклад: tactful . (ця тека), або - для стандартного введення",
  emptyName: "Назва файлу порожня",
  needsRule: "Назвіть правило або файл, наприклад: tactful explain arguing",
  unknownRule: (rule) => `Немає правила ${rule}`,
  seeRules: "Усі правила покаже tactful rules",
  extraArgument: (argument) => `Зайвий аргумент: ${argument}`,
  configExists: (path) => `${path}: такий файл уже є`,
  configExistsRemedy: "Нічого не змінено; відредагуйте його або спершу вилучіть",
  configWritten: (path) => `Створено файл ${path}.`,
  nextStep: "Далі: зазначте в ньому, що у вас за тексти, і запустіть: tactful .",
  init: {
    about: "Налаштування Tactful. Діє на цю теку та всі вкладені.",
    locale: "Мова повідомлень: auto (мова самого тексту), ru, uk або en.",
    kind: "Що за тексти: email (листи), reply (публічні відповіді на відгуки), message (особисті повідомлення) або auto.",
    files: "Частина файлів може бути іншого виду. Діє останній відповідний запис.",
    rules: "Важливість правил: off, info, warning, error. Усі правила: tactful rules",
    business: "Ваші власні контакти: їм у публічних відповідях бути можна.",
  },
  structure,
  examples: "Приклади",
  moreProblems: (n) =>
    `Ще ${count(n, { one: "зауваження", few: "зауваження", many: "зауважень", other: "зауваження" })} тут не показано`,
  watching: "Чекаю на зміни. Завершити: Ctrl-C",
  textTooLong: (length, most) => `У тексті ${length} знаків, а можна не більше ${most}. Передайте його частинами`,
  damagedCache: (path) => `${path}: кеш пошкоджено, його буде створено заново`,
  shardForm: "Пишеться так: 2/5, друга частина з п’яти",
  concurrencyForm: "Напишіть auto або число від 1 до 999",
  needsReports: "Назвіть звіти, наприклад: tactful merge-reports 1.json 2.json",
  baseline: {
    hidden: (n) => `Приховано врахованих раніше місць: ${n}`,
    written: (path, n) => `${path}: враховано місць: ${n}`,
    stale: (path, n) => `${path}: зайвих записів: ${n}. Прибрати їх: --prune-suppressions`,
  },
  columns: { rule: "Правило", severity: "Важливість", kinds: "Види", languages: "Мови", summary: "Що знаходить" },
  conflict: (first, second) => `${first} і ${second} виключають одне одного`,
  bug: "Це помилка в самому Tactful. Повідомте про неї, додавши рядки вище: https://github.com/tactful/tactful/issues",
  checkFailed: (reason) => `Текст не вдалося перевірити через помилку в самому Tactful (${reason})`,
  sizeRemedy: "Напишіть розмір, наприклад: 800KB, 50MB або 2GB",
  tooLarge: (size, most) => `Файл завеликий: ${size}, а читаються файли до ${most}`,
  tooLargeRemedy: "Поділіть його, вилучіть через .tactfulignore або збільште межу: --max-file-size",
  inputTooLarge: (most) => `Текст завеликий: читається не більше ніж ${most}`,
  inputTooLargeRemedy: "Поділіть його або збільште межу: --max-file-size",
  tookTooLong: (seconds) => `Перевірка тривала понад ${seconds} с, тому її зупинено`,
  outOfMemory: "Перевірці забракло пам'яті, тому її зупинено",
  tookTooLongRemedy: "Поділіть файл або вилучіть його через .tactfulignore; решта файлів перевіряється",
  tookTooLongRecord: "Скоротіть текст цього запису або видаліть його; решта записів перевіряється",
};
