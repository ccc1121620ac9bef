import { expect, test } from "vitest";
import { readIcuMessage } from "../../core/text/icu.ts";

/** The parts of the frame as they are written. */
const frame = (text: string, start = 0): string[] | undefined =>
  readIcuMessage(text, start)?.map((part) => text.slice(part.start, part.end));

const nested = (depth: number): string => `${"{n, plural, other {".repeat(depth)}a${"}}".repeat(depth)}`;

test.each<[string, string[] | undefined]>([
  ["{n,plural,one{a}other{b}}", ["{n,plural,one{", "}other{", "}}"]],
  [
    "{ n.x_1 , selectordinal , offset:10 =12 {a} other {b} }",
    ["{ n.x_1 , selectordinal , offset:10 =12 {", "} other {", "} }"],
  ],
  ["{count, plural, offset:1 one {a {x} b} other {{y}}} z", ["{count, plural, offset:1 one {", "} other {", "}}"]],
  ["{имя, select, мужской_род {он} other {она}}", ["{имя, select, мужской_род {", "} other {", "}}"]],
  [
    "{a, select, x {{b, plural, one {c} other {d}} e}}",
    ["{a, select, x {", "{b, plural, one {", "} other {", "}}", "}}"],
  ],
  // What only looks like one.
  ["{n, plural}", undefined],
  ["{n, plural, }", undefined],
  ["{n, plural, one {a}", undefined],
  ["{n, plural, one {a} x}", undefined],
  ["{n, plural, one {{m, select, } b}}", undefined],
  ["{n, plurals, one {a}}", undefined],
  ["{1n, plural, one {a}}", undefined],
  ["{n, plural, offset:x one {a}}", undefined],
  ["{n, plural, =1234567 {a}}", undefined],
  ["n, plural, one {a}}", undefined],
])("%s", (text, parts) => {
  expect(frame(text)).toEqual(parts);
  expect(frame(`{x} ${text}`, 4)).toEqual(parts);
});

test("four messages in a message are deep enough, and five thousand characters long enough", () => {
  expect(frame(nested(5))).toHaveLength(10);
  expect(frame(nested(6))).toBeUndefined();
  expect(frame(`{n, plural, other {${"a".repeat(4970)}}}`)).toHaveLength(2);
  expect(frame(`{n, plural, other {${"a".repeat(5000)}}}`)).toBeUndefined();
  expect(frame(`${" ".repeat(9000)}{n, plural, other {a}}`, 9000)).toHaveLength(2);
});
