/** A reply with two errors and the same said well, in three languages. */
export const bad = {
  en: "We cannot agree with you. It is your own fault that you did not read the terms.",
  ru: "Мы не можем с вами согласиться. Вы сами виноваты, что не прочитали условия.",
  uk: "Ми не можемо з вами погодитися. Ви самі винні, що не прочитали умови.",
};

/** A reply that is fine. */
export function good(name: string): string {
  return `---\nkind: reply\nrating: 5\n---\n\nHello ${name}, thank you for your kind words about the garden. Come and see us again in spring!\n`;
}

/** A reply with the errors, below a head. */
export function faulty(text: string): string {
  return `---\nkind: reply\nrating: 1\n---\n\n${text}\n`;
}
