import { defineRule } from "../../core/rule.ts";
import { check } from "./check.ts";

export default defineRule({
  check,
  severity: "error",
  kinds: ["reply", "message"],
  excusedBy: ["quoted", "reported", "denied", "question", "condition"],
});
