/** What a text is made of; see the catalogue, Structure. */
export const elementNames = [
  "greeting",
  "thanks",
  "apology",
  "empathy",
  "explanation",
  "solution",
  "next-step",
  "sign-off",
  "value",
  "benefit",
  "help",
  "cta",
  "how-to",
  "extra",
  "echo",
  "invitation",
  "answer",
] as const;

export type ElementName = (typeof elementNames)[number];

/** Whether the customer was pleased. */
export type Mood = "praise" | "complaint";

/** What stars alone say of a mood: three and fewer complain. */
export function moodOfStars(rating: number | undefined): Mood | undefined {
  return rating === undefined ? undefined : rating > 3 ? "praise" : "complaint";
}
