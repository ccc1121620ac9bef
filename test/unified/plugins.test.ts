import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { retext } from "retext";
import { unified } from "unified";
import { expect, test } from "vitest";
import remarkTactful from "../../unified/remark.ts";
import retextTactful from "../../unified/retext.ts";

const markdown =
  "Здравствуйте&nbsp;&mdash; &laquo;Заря&raquo;!\n\n> вы не правы\n\nПри всём уважении не можем с&nbsp;вами **согласиться**.\n";

test("remarkTactful adds messages in the right place", async () => {
  const processor = unified().use(remarkParse).use(remarkStringify).use(remarkTactful, { kind: "reply" });
  const file = await processor.process(markdown);
  const [message] = file.messages.filter(({ actual }) => actual?.includes("согласиться"));
  expect(message?.ruleId).toBe("arguing");
  expect(message?.source).toBe("tactful");
  const place = message?.place as { start: { offset: number; line: number }; end: { offset: number } };
  expect(markdown.slice(place.start.offset, place.end.offset)).toBe(message?.actual);
  expect(message?.actual).toMatch(/не можем с&nbsp;вами \*\*согласиться/);
  expect(place.start.line).toBe(5);
  expect(message?.expected?.length).toBeGreaterThan(0);
  expect(message?.note).toBeTruthy();
  expect(message?.url).toContain("arguing");
  expect(message?.fatal).toBe(true);
});

test("retextTactful adds messages in the right place", async () => {
  const text = "Hello Anna.\n\nWith all due respect, we cannot agree with you.\n";
  const file = await retext().use(retextTactful, { kind: "reply" }).process(text);
  const [message] = file.messages.filter(({ actual }) => actual?.includes("agree"));
  expect(message?.ruleId).toBe("arguing");
  const place = message?.place as { start: { offset: number }; end: { offset: number } };
  expect(text.slice(place.start.offset, place.end.offset)).toBe(message?.actual);
  expect(message?.actual).toContain("cannot agree");
});
