import { describe, expect, test } from "vitest";
import { elementNames } from "../../core/structure/elements.ts";
import {
  fillersOf,
  readTemplate,
  signalsFor,
  templateNamed,
  templateNames,
  templatesFor,
} from "../../core/structure/templates.ts";
import { lintText, missingNames } from "../helpers/lint.ts";

const own = { constructor: ["greeting", "cta?"], praise: ["thanks"], broken: ["greting"] };

describe("reading a template", () => {
  test("a question mark makes an element optional", () => {
    expect(readTemplate("t", ["greeting", "sign-off?"])).toEqual({
      name: "t",
      slots: [
        { element: "greeting", isOptional: false },
        { element: "sign-off", isOptional: true },
      ],
    });
    expect(readTemplate("empty", []).slots).toEqual([]);
  });

  test.each(["greting", "", "?", "greeting??", "constructor", "Greeting", " greeting"])(
    "no element is called “%s”",
    (name) => {
      expect(() => readTemplate("t", [name])).toThrow(RangeError);
    },
  );
});

describe("a template of a name", () => {
  test("is a company's own before ours", () => {
    expect(templateNamed("praise", own).slots).toHaveLength(1);
    expect(templateNamed("praise", {}).slots.length).toBeGreaterThan(1);
    expect(templateNamed("constructor", own).slots[1]).toEqual({ element: "cta", isOptional: true });
  });

  test("nobody has is an error that says what is near", () => {
    expect(() => templateNamed("complant", {})).toThrow('Did you mean "complaint"?');
    expect(() => templateNamed("zzzzzzzz", {})).toThrow(
      /^Use one of: offer, promo, thanks, complaint, praise, answer\.$/,
    );
    expect(() => templateNamed("zzzzzzzz", own)).toThrow(/constructor/);
    for (const name of ["constructor", "toString", "__proto__"])
      expect(() => templateNamed(name, {})).toThrow(RangeError);
  });

  test("broken or unknown is a notice, and no template", async () => {
    const { notices, outline } = await lintText("Hello, Ann!", { kind: "reply", template: "prase" });
    expect(notices.map(({ message }) => message)).toEqual(['Unknown template "prase". Did you mean "praise"?']);
    expect(outline.template).toBeNull();
  });
});

test("templates by kind; a reply's by what it answers", () => {
  const names = (...args: Parameters<typeof templatesFor>) => templatesFor(...args).map(({ name }) => name);
  expect(names("email", undefined)).toEqual(["offer", "promo", "thanks"]);
  expect(names("message", "complaint")).toEqual(["answer"]);
  expect(names("reply", undefined)).toEqual([]);
  expect(names("reply", "complaint")).toEqual(["complaint"]);
  expect(names("reply", "praise")).toEqual(["praise"]);
  expect(new Set(templateNames).size).toBe(6);
});

test("every element has signals that speak for it, and fills its own slot first", () => {
  for (const name of elementNames) {
    expect(fillersOf(name)[0]).toBe(name);
    expect(signalsFor[name].length).toBeGreaterThan(0);
  }
});

describe("what stands in for an element", () => {
  const rating = 1;
  test.each([
    ["thanks for empathy", "Hello, Ann! Thank you very much for writing to us about the soup.", "empathy"],
    ["an apology for empathy", "Hello, Ann! We are so sorry that the soup was cold.", "empathy"],
  ])("%s", async (_, text, name) => {
    const { outline } = await lintText(text, { kind: "reply", rating });
    expect(missingNames(outline)).not.toContain(name);
    expect(missingNames(outline)).toContain("solution");
  });

  test("a solution done on the spot needs no next step", async () => {
    const text = "Hello, Ann! We are so sorry that the soup was cold. We refunded your dinner this morning.";
    expect(missingNames((await lintText(text, { kind: "reply", rating })).outline)).toEqual([]);
  });
});
