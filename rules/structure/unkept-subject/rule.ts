import { defineRule } from "../../../core/rule.ts";
import { checkDocument } from "./check.ts";

export default defineRule({ severity: "warning", kinds: ["email"], about: "document", excusedBy: [], checkDocument });
