import { defineRule } from "../../core/rule.ts";
import { check } from "./check.ts";

export default defineRule({
  severity: "info",
  kinds: ["email", "reply", "message"],
  options: {
    words: { type: "number", default: 2, minimum: 1, description: "How many words in capitals in a row are shouting" },
    emoji: { type: "number", default: 3, minimum: 2, description: "How many emoji in a row are too many" },
  },
  check,
});
