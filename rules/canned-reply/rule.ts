import { defineRule } from "../../core/rule.ts";
import { checkDocument, survey } from "./check.ts";

export default defineRule({ severity: "warning", kinds: ["reply"], survey, checkDocument });
