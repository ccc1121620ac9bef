import { defineRule } from "../../core/rule.ts";
import { preparePhones } from "../contacts.ts";
import { check } from "./check.ts";

export default defineRule({
  severity: "error",
  kinds: ["reply"],
  excusedBy: ["quoted", "denied", "disclosed"],
  prepare: preparePhones,
  check,
});
