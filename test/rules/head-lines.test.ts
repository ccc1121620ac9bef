import { expect, test } from "vitest";
import { lintText } from "../helpers/lint.ts";

const body = "\n\nOur spring sale begins on Monday.\n\n[Unsubscribe](https://example.org/unsubscribe)";

test.each([
  ["preheader: Too short", 1],
  ["preheader: Too short, {{ first_name }}", 0],
  ["preheader: '{{ preheader }}'", 0],
  [`preheader: '${"Words that go on. ".repeat(5)}{{ name }}'`, 1],
  ["subject: Your order, {{ customer.billing_address.first_name | default: 'dear friend of ours' }}", 0],
])("%s: lines that are cut off: %i", async (line, count) => {
  const { problems } = await lintText(`---\n${line}\n---\n${body}`, { kind: "email" });
  expect(problems.filter(({ rule }) => rule === "platform-limits")).toHaveLength(count);
});
