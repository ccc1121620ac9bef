import { defineRule } from "../../core/rule.ts";
import { checkDocument, remember, remembered, survey, surveyed } from "./check.ts";

export default defineRule({
  severity: "warning",
  kinds: ["reply"],
  about: "document",
  survey,
  surveyed,
  remembered,
  remember,
  checkDocument,
});
