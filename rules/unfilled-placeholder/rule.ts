import { defineRule } from "../../core/rule.ts";
import { check } from "./check.ts";

export default defineRule({ severity: "error", kinds: ["email", "reply", "message"], check });
