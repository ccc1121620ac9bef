/** The rules that the second reader may name: what people mark for its meaning, not for its signs or its place. */
export const readerRules = [
  "arguing",
  "blaming",
  "condescension",
  "curtness",
  "disbelief",
  "dismissal",
  "disparagement",
  "disrespect",
  "excuses",
  "intimidation",
  "lecturing",
  "non-apology",
  "overpromise",
  "pressure",
  "promotion-in-reply",
  "provocation",
  "refusal-without-reason",
  "review-bargaining",
  "sarcasm",
  "self-deprecation",
  "staff-exposure",
  "vague-promise",
] as const;

/** The model's labels: the rules, and that a person would mark a sentence at all. */
export const readerLabels: readonly string[] = [...readerRules, "any"];

const friendly: ReadonlySet<string> = new Set([
  "overpromise",
  "pressure",
  "promotion-in-reply",
  "review-bargaining",
  "self-deprecation",
  "vague-promise",
]);

/** The rules that show that a text is unfriendly: where none of them finds anything, the reader is silent. */
export const readerTriggers: readonly string[] = readerRules.filter((rule) => !friendly.has(rule));
