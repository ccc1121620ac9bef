import { counter } from "../../core/text/plural.ts";
import type { ActionStrings } from "./strings.ts";

const count = counter("uk");
const findings = { one: "проблема", few: "проблеми", many: "проблем", other: "проблеми" };

export const uk: ActionStrings = {
  nothingFound: "Проблем немає",
  notChecked: (n) =>
    `Не вдалося перевірити ${count(n, { one: "файл або запис", few: "файли або записи", many: "файлів або записів", other: "файлу або запису" })}`,
  unread: { title: "Не вдалося перевірити", place: "Файл", why: "Чому", remedy: "Що зробити" },
  suppressed: (n) => `Приглушено коментарями та списком відомих проблем: ${count(n, findings)}`,
  columns: { place: "Рядок", words: "Слова", why: "Чому", instead: "Натомість" },
  outline: "З чого складається текст",
  cut: "Це не все: довшого зведення GitHub не приймає. Повний список дасть json-file.",
  changesUnknown:
    "Не вдалося дізнатися, що змінилося, тому перевірено всі тексти. Потрібні Git і цей репозиторій з історією та всіма файлами: actions/checkout із fetch-depth: 0 і без filter.",
  noSummary: (reason) => `Не вдалося записати зведення запуску (${reason}).`,
  tooManyWarnings: (n, limit) =>
    `${count(n, { one: "зауваження", few: "зауваження", many: "зауважень", other: "зауваження" })}, а max-warnings дозволяє ${limit}`,
  review: {
    intro: (n) => `Tactful знайшов у змінених рядках: ${count(n, findings)}.`,
    more: (n) => `Решта — у зведенні запуску: ще ${count(n, findings)}.`,
    refused:
      "Не вдалося залишити рецензію: токен не має на це прав (у запитів із форків їх не буває). Знайдене показано анотаціями.",
    failed: (reason) => `Не вдалося залишити рецензію (${reason}). Знайдене показано анотаціями.`,
    noPullRequest: "Рецензувати нічого: це не запит на злиття, або немає токена. Знайдене показано анотаціями.",
  },
  outsideWorkspace: (input, path) => `Шлях у ${input} веде за межі робочої теки: ${path}`,
  outsideRemedy: "Укажіть файл усередині неї, який не є посиланням",
};
