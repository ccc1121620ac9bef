import { defineRule } from "../../core/rule.ts";

export default defineRule({ severity: "info", kinds: ["email", "reply", "message"] });
