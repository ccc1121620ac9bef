import { expect, test } from "vitest";
import type { LanguageEngine } from "../core/language-engine.ts";
import { plan } from "../core/plan.ts";
import { defineRule } from "../core/rule.ts";

const rules = { blaming: defineRule({ severity: "warning", kinds: ["reply", "email"] }) };
const engineOf = (language: string) =>
  ({ language, packs: [], words: { blaming: { message: "", why: "" } } }) as unknown as LanguageEngine;

test("a plan is made once for all files that a configuration says the same of, and for no others", () => {
  const [english, russian] = [engineOf("en"), engineOf("ru")];
  const common = {};
  const made = plan(rules, english, { rules: common }, "reply");
  expect(plan(rules, english, { rules: common }, "reply")).toBe(made);
  expect([...made.rules.keys()]).toEqual(["blaming"]);
  expect(plan(rules, russian, { rules: common }, "reply")).not.toBe(made);
  expect(plan(rules, english, { rules: common }, "message").rules.size).toBe(0);
  const off = { blaming: { severity: "off", options: {} } } as const;
  expect(plan(rules, english, { rules: off }, "reply").rules.size).toBe(0);
  expect(plan(rules, engineOf("en"), { rules: common }, "reply")).not.toBe(made);
});
