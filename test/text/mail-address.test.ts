import fc from "fast-check";
import { expect, test } from "vitest";
import { mailAddressEnd, mailAddresses } from "../../core/text/mail-address.ts";

const spans = (text: string) => Array.from(mailAddresses(text), ({ start, end }) => text.slice(start, end));

test.each([
  ["Пишите на anna.k+spb@mail.example.ru.", ["anna.k+spb@mail.example.ru"]],
  ["анна@почта.рф, bob@a.b-c", ["анна@почта.рф", "bob@a.b-c"]],
  ["@anna, anna@home, a@b..c, anna @ b.c", []],
  ["a@b.c@d.e", ["a@b.c"]],
  [`${"a".repeat(64)}@b.c`, [`${"a".repeat(64)}@b.c`]],
  [`${"a".repeat(65)}@b.c`, []],
  [`a@${"b".repeat(64)}.c`, []],
  [`a@b.${"c".repeat(64)}`, [`a@b.${"c".repeat(63)}`]],
  ["a@b.c.d.e.f.g", ["a@b.c.d.e.f"]],
])("%j", (text, expected) => {
  expect(spans(text)).toEqual(expected);
});

test("what is found is what the expression says", () => {
  const expression =
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
  const pieces = fc.constantFrom("a", "б", "1", ".", "@", "-", "_", "%", "+", " ", "a@b.c", "x".repeat(62), ",");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
      const text = parts.join("");
      expect(spans(text)).toEqual(Array.from(text.matchAll(expression), ([address]) => address));
    }),
    { numRuns: 3000 },
  );
});

test("a name that begins elsewhere, or none", () => {
  expect(mailAddressEnd("to bob@b.c", 3, 6)).toBe(10);
  expect(mailAddressEnd("to bob@b.c", 0, 6)).toBe(0);
  expect(mailAddressEnd("@b.c", 0, 0)).toBe(0);
});
