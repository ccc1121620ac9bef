import { defineRule } from "../../core/rule.ts";
import { check, prepare } from "./check.ts";

export default defineRule({
  severity: "error",
  kinds: ["reply"],
  excusedBy: ["quoted", "denied", "disclosed"],
  prepare,
  check,
});
