import { defineRule } from "../../core/rule.ts";
import { checkDocument } from "./check.ts";

export default defineRule({
  severity: "warning",
  kinds: ["email", "reply", "message"],
  // Every «вы» is looked at: to tell what the customer is said to have said would cost too much here.
  excusedBy: ["quoted"],
  checkDocument,
});
