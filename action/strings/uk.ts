import { counter } from "../../core/text/plural.ts";
import type { ActionStrings } from "./strings.ts";

const count = counter("uk");
const findings = { one: "проблема", few: "проблеми", many: "проблем", other: "проблеми" };

export const uk: ActionStrings = {
  nothingFound: "Проблем немає",
  suppressed: (n) => `Приглушено коментарями та списком відомих проблем: ${count(n, findings)}`,
  columns: { place: "Рядок", words: "Слова", why: "Чому", instead: "Натомість" },
  outline: "З чого складається текст",
  cut: "Це не все: довшого зведення GitHub не приймає. Повний список дасть json-file.",
  changesUnknown:
    "Не вдалося дізнатися, що змінилося, тому перевірено всі тексти. Нехай actions/checkout завантажить історію (fetch-depth: 0).",
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
