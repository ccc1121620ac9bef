import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Draft, emptyDraft } from "../../playground/src/engine/draft.ts";
import { fromHash, readDraft, toHash } from "../../playground/src/share.ts";

const hashOf = (bytes: Uint8Array) => `#1.${Buffer.from(bytes).toString("base64url")}`;

test("a link brings back whatever was written", async () => {
  const draft = fc.record<Draft>({
    kind: fc.constantFrom("reply", "email", "message"),
    // A lone surrogate is no text that could be sent.
    text: fc.string({ unit: "grapheme" }),
    subject: fc.string({ unit: "grapheme" }),
    preheader: fc.string(),
    review: fc.string({ unit: "grapheme" }),
    author: fc.string(),
    platform: fc.string(),
    rating: fc.integer({ min: 0, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(draft, async (given) => {
      expect(await fromHash((await toHash(given)) ?? "")).toEqual(given);
    }),
    { numRuns: 50 },
  );
});

test("a link of another version, or a broken one, says what it is; other hashes are none", async () => {
  const good = (await toHash({ ...emptyDraft, text: "Спасибо!" })) ?? "";
  for (const hash of ["", "#", "#work", "#1", "#v1.x"]) expect(await fromHash(hash)).toBeUndefined();
  for (const hash of [good.replace("#1.", "#2."), "#17.abc"]) expect(await fromHash(hash)).toBe("other-version");
  for (const hash of [good.slice(0, -4), "#1.", "#1.%%%", `${good}xx!`]) expect(await fromHash(hash)).toBe("broken");
});

test("what can be shared can be read back, and what cannot be read back is not shared", async () => {
  // In JSON, line ends take two units each.
  const longest = { ...emptyDraft, text: `${"я".repeat(999_980)}\n` };
  const hash = await toHash(longest);
  expect(hash && (await fromHash(hash))).toEqual(longest);
  expect(await toHash({ ...emptyDraft, text: "\n".repeat(500_001) })).toBeUndefined();
});

test("a link says nothing of the table that a text is out of", async () => {
  const draft = { ...emptyDraft, text: "Спасибо!" };
  expect(await toHash({ ...draft, origin: { table: 1, index: 2 } })).toBe(await toHash(draft));
});

test("a link that unpacks to more than anybody writes is not unpacked", async () => {
  const bomb = hashOf(deflateRawSync(Buffer.alloc(300_000_000, 0x20)));
  expect(bomb.length).toBeLessThan(500_000);
  expect(await fromHash(bomb)).toBe("broken");
}, 20_000);

test("what a link says is taken for what it is: strange values are none", () => {
  expect(readDraft([])).toBeUndefined();
  expect(readDraft(null)).toBeUndefined();
  expect(readDraft({ text: 1, kind: "constructor", rating: 17, language: "de", review: {}, author: "Анна" })).toEqual({
    ...emptyDraft,
    author: "Анна",
  });
});
