/** Texts for measuring, made from a seed: the same on every machine. */

/** One sentence in so many is a bad one: more than in real texts. */
const BAD_SHARE = 0.06;

const bad = {
  ru: [
    "Мы не можем с вами согласиться, что в зале было грязно.",
    "Вы сами виноваты, что не прочитали условия.",
    "Разберёмся и свяжемся с вами позже.",
    "Обещаем, это больше никогда не повторится.",
  ],
  en: [
    "That is simply not true, the heating works in every room.",
    "You failed to read the card on the wall.",
    "Someone will be in touch.",
    "We guarantee it will never happen again.",
  ],
};

const sentences = {
  ru: [
    "Здравствуйте, Ирина!",
    "Спасибо, что рассказали о визите.",
    "В среду администратор болела, и запись вёл её сменщик.",
    "Деньги за доставку вернём на карту до пятницы.",
    "Напишите нам в чат, ответит Ольга.",
    "Новая коллекция уже в магазине на Садовой, 12.",
    "С 3 по 9 декабря кофе дешевле на 20 %.",
    "Если передумаете, отмените запись в личном кабинете.",
    "Мастер приедет завтра с десяти до двенадцати.",
    "Подскажите, пожалуйста, номер заказа.",
  ],
  en: [
    "Hello Dana,",
    "Thank you for telling us about your stay.",
    "On Wednesday our receptionist was ill and the desk was short of people.",
    "We will refund the delivery fee to your card by Friday.",
    "Reply to this email and Kim will measure a pair for you.",
    "The new colours are in our shop at 12 Harbour Street.",
    "From 3 to 9 December all coffee is 20% cheaper.",
    "If you change your mind, cancel in your account.",
    "The engineer comes tomorrow between ten and twelve.",
    "Could you send us your order number, please?",
  ],
};

export type BenchLanguage = keyof typeof sentences;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Prose of about so many characters. */
export function prose(language: BenchLanguage, length: number, seed: number): string {
  const random = randomNumbers(seed);
  let text = "";
  while (text.length < length) {
    const list = (random() < BAD_SHARE ? bad : sentences)[language];
    const sentence = list[Math.floor(random() * list.length)] as string;
    text += sentence + (random() < 0.2 ? "\n\n" : " ");
  }
  return text.trimEnd();
}

/** Markdown files of 0.5 to 3 KB: headings, lists, links, emphasis, entities, merge tags. */
export function markdownFiles(language: BenchLanguage, count: number): string[] {
  const random = randomNumbers(42);
  return Array.from({ length: count }, (_, i) => {
    const paragraphs = prose(language, 300 + random() * 1500, i).split("\n\n");
    return paragraphs
      .map((paragraph, k) => {
        const kind = random();
        if (k === 0) return `# {{name}}, ${paragraph.slice(0, 40)}\n`;
        if (kind < 0.15)
          return paragraph
            .split(". ")
            .map((item) => `- ${item}`)
            .join("\n");
        if (kind < 0.3) return paragraph.replace(/(\S+) (\S+)/, "**$1** [$2](https://example.com/a?b=1)");
        if (kind < 0.4) return paragraph.replace(/ /, "&nbsp;");
        return paragraph;
      })
      .join("\n\n");
  });
}

/** A table of replies as JSON lines. */
export function jsonLines(language: BenchLanguage, rows: number): string {
  return Array.from({ length: rows }, (_, i) =>
    JSON.stringify({ id: i + 1, kind: "reply", rating: 1 + (i % 5), text: prose(language, 250 + (i % 7) * 60, i) }),
  ).join("\n");
}
