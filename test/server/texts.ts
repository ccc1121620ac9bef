/** Texts that the tests of the server read. */

/** A reply with an error, a warning and a missing next step, and letters before them that are hard to count. */
export const reply = [
  "---",
  "kind: reply",
  "rating: 1",
  "---",
  "",
  "Здравствуйте, Ирина! 👩‍👧🎉 Ёлка и́ поезд 𝒜.",
  "",
  "Спасибо за отзыв 🙈, но мы не можем с вами согласиться, что в зале было грязно. Вы сами виноваты, что не прочитали условия.",
  "",
  "Разберёмся и свяжемся с вами позже.",
  "",
].join("\n");

/** What is found in it. */
export const replyProblems = [
  "arguing: не можем с вами согласиться",
  "blaming: Вы сами виноваты",
  "vague-promise: Разберёмся и свяжемся с вами позже",
];

export const arguing = "не можем с вами согласиться";

/** What a rewrite of it takes the place of. */
export const arguingSentence = "Спасибо за отзыв 🙈, но мы не можем с вами согласиться, что в зале было грязно.";

/** A reply to a complaint that clearly lacks a part: it is sorry, and does nothing. */
export const lacking = [
  "---",
  "kind: reply",
  "rating: 1",
  "---",
  "",
  "> The towels were dirty and nobody came.",
  "",
  "Hello Marta, we are very sorry that the room was dirty and the towels were not changed.",
  "",
].join("\n");

/** The like in English, without letters that are hard to count in the lines of its problems. */
export const englishReply = [
  "---",
  "kind: reply",
  "rating: 1",
  "---",
  "",
  "Hello Dana 👩‍👧🎉, thank you for the review.",
  "",
  "Thank you. That is simply not true, the heating works in every room. You failed to read the card on the wall.",
  "",
  "Someone will be in touch.",
  "",
].join("\n");

export const englishProblems = [
  "arguing: That is simply not true",
  "blaming: You failed",
  "vague-promise: Someone will be in touch",
];
