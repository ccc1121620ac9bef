import { defineRule } from "../../core/rule.ts";

export default defineRule({ severity: "error", kinds: ["reply"] });
