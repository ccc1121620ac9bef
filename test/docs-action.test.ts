import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(`${root}docs/action.md`, "utf8");
const { inputs, outputs } = parse(readFileSync(`${root}action.yml`, "utf8")) as Record<string, Record<string, object>>;

test("the page tells of all inputs and outputs", () => {
  const table = page.slice(page.indexOf("## Inputs"), page.indexOf("## What changed"));
  for (const name of Object.keys({ ...inputs, ...outputs })) expect(table).toContain(`\`${name}\``);
});

test("its examples are YAML, give inputs that there are, and no more rights than they say", () => {
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  expect(examples.length).toBeGreaterThan(6);
  for (const text of examples) {
    const uses = [...text.matchAll(/uses: tactful\/tactful@\S+[^\n]*\n(?:\s+with:\n((?:\s{10,}[^\n]*\n?)*))?/g)];
    for (const [, given = ""] of uses) {
      for (const name of Object.keys((parse(given) ?? {}) as object)) expect(Object.keys(inputs ?? {})).toContain(name);
    }
    expect(JSON.stringify(parse(text))).not.toContain("pull_request_target");
  }
});
