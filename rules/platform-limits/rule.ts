import { defineRule } from "../../core/rule.ts";
import { preparePhones } from "../contacts.ts";
import { checkDocument } from "./check.ts";

export default defineRule({
  severity: "warning",
  kinds: ["email", "reply"],
  options: {
    subjectCharacters: { type: "number", default: 50, minimum: 1, description: "The most characters of a subject." },
    subjectWords: { type: "number", default: 9, minimum: 1, description: "The most words of a subject." },
    preheaderLeast: { type: "number", default: 40, minimum: 0, description: "The fewest characters of a preheader." },
    preheaderMost: { type: "number", default: 70, minimum: 1, description: "The most characters of a preheader." },
  },
  prepare: preparePhones,
  checkDocument,
});
