import fc from "fast-check";
import { expect, test } from "vitest";
import { markdown } from "../../core/formats/markdown.ts";
import { plain } from "../../core/formats/plain.ts";
import { documentsOf } from "./show.ts";

const piece = fc.constantFrom(
  ..."---\n,kind: reply\n,rating: 2\n,Rating: 2\n,review: Cold soup\n,Subject: Hello\n,\n,\n\n,> Cold soup\n,  > Cold\n".split(
    ",",
  ),
  ...[
    "- > cold\n",
    "<blockquote>cold</blockquote>\n",
    "{{name}}: ",
    "&gt; cold\n",
    "Words.\n",
    "<!-- note -->\n",
    "\ufeff",
  ],
);

test.each([
  ["markdown", markdown],
  ["plain", plain],
])("%s: what is told of a text before it is read is what reading tells", (_, format) => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join("");
      const meta = format.metaOf?.(text);
      if (meta === undefined) return;
      told++;
      expect(meta).toEqual(documentsOf(format.read(text, {}))[0]?.meta);
    }),
    { numRuns: 1000 },
  );
  expect(told).toBeGreaterThan(100);
});
