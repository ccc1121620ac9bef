import { defineRule } from "../../core/rule.ts";
import { checkDocument } from "./check.ts";

export default defineRule({
  severity: "info",
  kinds: ["reply", "message"],
  options: { most: { type: "number", default: 2, minimum: 1, description: "How many apologies one text may hold." } },
  excusedBy: ["quoted"],
  checkDocument,
});
