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
