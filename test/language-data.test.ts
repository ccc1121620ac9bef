import { expect, test } from "vitest";
import { content } from "../generated/content.ts";

test("a language is read once, however often it is asked for", async () => {
  const [first, second] = await Promise.all([content.loadLanguage("ru"), content.loadLanguage("ru")]);
  expect(second).toBe(first);
  expect((await content.loadLanguage("ru")).pack).toBe(first.pack);
});
