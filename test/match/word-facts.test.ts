import fc from "fast-check";
import { expect, test } from "vitest";
import { SharedFacts } from "../../core/match/shared-facts.ts";
import { hasOneOf, hasSymbol } from "../../core/match/word-facts.ts";

const FILLER = 7;
const symbols = fc.uniqueArray(fc.nat(70_000), { maxLength: 300 });

test("a word has its symbols, few or many, and no others", () => {
  fc.assert(
    fc.property(symbols, fc.array(fc.nat(70_000)), (own, others) => {
      const facts = new SharedFacts(FILLER).of(own, true);
      const has = new Set(own);
      // Those beside its own are where a table may be full.
      for (const symbol of [...own, ...own.map((one) => one + 1), ...others])
        expect(hasSymbol(facts, symbol)).toBe(has.has(symbol));
      expect(hasOneOf(facts, others)).toBe(others.some((one) => has.has(one)));
      expect(facts.isFiller).toBe(has.has(FILLER));
    }),
  );
});

test("words of which the same is known share it, and no others do", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.uniqueArray(fc.nat(3)), fc.boolean())), (words) => {
      const shared = new SharedFacts(FILLER);
      const facts = words.map(([own, isKnown]) => shared.of(own, isKnown));
      for (const [i, one] of facts.entries())
        for (const [k, other] of facts.entries())
          expect(one === other).toBe(JSON.stringify(words[i]) === JSON.stringify(words[k]));
    }),
  );
});

test("without a word that patterns pass over, none is one", () => {
  expect(new SharedFacts(undefined).of([FILLER], true).isFiller).toBe(false);
});
