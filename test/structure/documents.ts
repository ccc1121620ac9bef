import type { DocumentMeta, Kind } from "../../core/document.ts";

/** A document whose parts are beyond doubt. */
export interface ClearDocument {
  name: string;
  kind: Kind;
  template: string;
  text: string;
  meta?: DocumentMeta;
  /** `element: words`, of those that nobody would dispute. */
  parts: string[];
}

const rating = 1;

export const documents: ClearDocument[] = [
  {
    name: "a reply to a complaint in English",
    kind: "reply",
    template: "complaint",
    meta: { rating, review: "Waited forty minutes for a table." },
    text: "Good afternoon, Ines. We are very sorry that you waited forty minutes for a table. Two bookings had been entered for the same hour. We refunded your dinner this morning, and from Monday a second host works at the door. If anything is left open, please write to help@example.com and ask for Dana; she answers within a day.\n\nKind regards, Dana Hughes, restaurant manager",
    parts: [
      "greeting: Good afternoon, Ines.",
      "apology: We are very sorry that you waited forty minutes for a table.",
      "explanation: Two bookings had been entered for the same hour.",
      "solution: We refunded your dinner this morning, and from Monday a second host works at the door.",
      "next-step: If anything is left open, please write to help@example.com and ask for Dana; she answers within a day.",
      "sign-off: Kind regards, Dana Hughes, restaurant manager",
    ],
  },
  {
    name: "a reply to a complaint in Russian",
    kind: "reply",
    template: "complaint",
    meta: { rating, review: "Ждали стол сорок минут." },
    text: "Добрый день, Ольга! Нам очень жаль, что вы ждали стол сорок минут. В тот вечер заболели два официанта. Мы вернули вам стоимость ужина, а с понедельника в зале работает второй администратор. Если останутся вопросы, напишите на help@example.com, Ирина ответит в тот же день.\n\nС уважением, Ирина, управляющая",
    parts: [
      "greeting: Добрый день, Ольга!",
      "apology: Нам очень жаль, что вы ждали стол сорок минут.",
      "explanation: В тот вечер заболели два официанта.",
      "solution: Мы вернули вам стоимость ужина, а с понедельника в зале работает второй администратор.",
      "next-step: Если останутся вопросы, напишите на help@example.com, Ирина ответит в тот же день.",
      "sign-off: С уважением, Ирина, управляющая",
    ],
  },
  {
    name: "a reply to a complaint in Ukrainian",
    kind: "reply",
    template: "complaint",
    meta: { rating, review: "Чекали на столик сорок хвилин." },
    text: "Добрий день, Олено! Нам дуже прикро, що ви чекали на столик сорок хвилин. Того вечора захворіли двоє офіціантів. Ми повернули вам вартість вечері, а з понеділка в залі працює другий адміністратор. Якщо залишаться запитання, напишіть на help@example.com, Ірина відповість того ж дня.\n\nЗ повагою, Ірина, керуюча",
    parts: [
      "greeting: Добрий день, Олено!",
      "empathy: Нам дуже прикро, що ви чекали на столик сорок хвилин.",
      "explanation: Того вечора захворіли двоє офіціантів.",
      "solution: Ми повернули вам вартість вечері, а з понеділка в залі працює другий адміністратор.",
      "next-step: Якщо залишаться запитання, напишіть на help@example.com, Ірина відповість того ж дня.",
      "sign-off: З повагою, Ірина, керуюча",
    ],
  },
  ...[
    "Thank you so much, Omar!|We are so glad that you liked the plum tart; it is Dana's recipe.|Come back in May, when the terrace opens.|The team of Larkspur",
    "Омар, большое спасибо за отзыв!|Очень рады, что вам понравился сливовый пирог, это рецепт Даны.|Приходите в мае, когда откроется терраса.|Команда «Лён»",
    "Омаре, щиро дякуємо за відгук!|Дуже раді, що вам сподобався сливовий пиріг, це рецепт Дани.|Приходьте у травні, коли відкриється тераса.|Команда «Льон»",
  ].map((line): ClearDocument => {
    const [thanks, echo, invitation, signOff] = line.split("|");
    return {
      name: `a reply to praise: ${thanks}`,
      kind: "reply",
      template: "praise",
      meta: { rating: 5 },
      text: `${thanks} ${echo} ${invitation}\n\n${signOff}`,
      parts: [`thanks: ${thanks}`, `echo: ${echo}`, `invitation: ${invitation}`, `sign-off: ${signOff}`],
    };
  }),
  ...[
    "Hello Sam,|yes, the lamp can be returned until 9 May, even with the box open.|If anything is unclear, reply here and I will help.|Kind regards, Dana, customer care",
    "Здравствуйте, Инна!|Да, лампу можно вернуть до 9 мая, даже если коробка открыта.|Если что-то будет неясно, ответьте на это письмо, и я помогу.|С уважением, Дана, служба заботы",
    "Добрий день, Інно!|Так, лампу можна повернути до 9 травня, навіть якщо коробка відкрита.|Якщо щось буде незрозуміло, відповідайте на цей лист, і я допоможу.|З повагою, Дана, служба турботи",
  ].map((line): ClearDocument => {
    const [greeting = "", answer, next, signOff] = line.split("|");
    return {
      name: `a message: ${greeting}`,
      kind: "message",
      template: "answer",
      text: `${greeting}\n\n${answer} ${next}\n\n${signOff}`,
      parts: [
        `greeting: ${greeting.replace(",", "").includes(" Sam") ? "Hello Sam" : greeting}`,
        `answer: ${answer}`,
        `next-step: ${next}`,
        `sign-off: ${signOff}`,
      ],
    };
  }),
  ...[
    "Hello, Ida!|Walking boots are 30% off until Sunday.|You bought the wool socks in March, and these boots are cut for them.|Dana answers in the chat on our site until eight.|Choose your boots",
    "Здравствуйте, Ида!|До воскресенья походные ботинки дешевле на 30 %.|В марте вы купили шерстяные носки, и эти ботинки сшиты как раз под них.|Не знаете, какой размер взять?|Выбрать ботинки",
    "Добрий день, Ідо!|До неділі похідні черевики дешевші на 30 %.|У березні ви купили вовняні шкарпетки, і ці черевики пошиті якраз під них.|Дана відповідає в чаті на сайті до восьмої вечора.|Обрати черевики",
  ].map((line): ClearDocument => {
    const [greeting, value, benefit, help, cta] = line.split("|");
    return {
      name: `an email with an offer: ${greeting}`,
      kind: "email",
      template: "offer",
      text: `${greeting}\n\n${value} ${benefit} ${help}\n\n[${cta}](https://example.com/boots)`,
      parts: [`greeting: ${greeting}`, `value: ${value}`, `benefit: ${benefit}`, `help: ${help}`, `cta: ${cta}`],
    };
  }),
];
