import { defineRule } from "../../core/rule.ts";

export default defineRule({ severity: "warning", kinds: ["reply", "message"] });
