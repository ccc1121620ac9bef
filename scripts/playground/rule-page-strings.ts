import type { Kind } from "../../core/document.ts";
import type { Language } from "../../core/text/language.ts";

interface PageStrings {
  title: string;
  all: string;
  pages: string;
  languages: string;
  examples: string;
  tryIt: string;
  kinds: Record<Kind, string>;
}

export const pageStrings: Record<Language, PageStrings> = {
  ru: {
    title: "На что смотрит Tactful",
    all: "Все правила",
    pages: "Разделы",
    languages: "Язык",
    examples: "Примеры",
    tryIt: "Посмотреть, как это находится",
    kinds: { email: "письма", reply: "ответы на отзывы", message: "сообщения" },
  },
  uk: {
    title: "На що зважає Tactful",
    all: "Усі правила",
    pages: "Розділи",
    languages: "Мова",
    examples: "Приклади",
    tryIt: "Подивитися, як це знаходиться",
    kinds: { email: "листи", reply: "відповіді на відгуки", message: "повідомлення" },
  },
  en: {
    title: "What Tactful looks at",
    all: "All rules",
    pages: "Pages",
    languages: "Language",
    examples: "Examples",
    tryIt: "Try it here",
    kinds: { email: "emails", reply: "replies to reviews", message: "messages" },
  },
};
