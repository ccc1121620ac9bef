import { defineRule } from "../../core/rule.ts";

export default defineRule({ severity: "error", kinds: ["email", "reply", "message"] });
