import type { Block } from "../../core/document.ts";
import type { DocumentContext, DocumentFinding, PhraseFinding } from "../../core/rule.ts";
import { isUpper } from "../../core/text/chars.ts";
import { OUTPUT_MASK } from "../../core/text/mask.ts";
import { type FoundWord, youWords } from "../address.ts";

/** What a tag says where it has something to print when the name is unknown: `| default: "friend"`, `*|FNAME:friend|*`. */
const FALLBACK =
  /default|fallback|\|\||\?\?|\bor\b|["'“«]|^\*\|[^|]*:|^[{%][^|]*\|\s*(?!(?:capitali[sz]e|title|trim|strip|escape|safe|raw|upper|lower|upcase|downcase)(?!\p{L}))\p{L}/iu;
/** «Вы» with a capital inside a sentence: after a word, a number or a comma. */
const INSIDE_SENTENCE = /[A-Za-z\u00c0-\u024f\u0400-\u052f\d,;)»%] +$/;

/** Two forms of address for one reader: the one that is used less, where it is first used. */
export function* checkDocument({ found, blocks, text, language }: DocumentContext): Generator<DocumentFinding> {
  for (const greeting of found.filter(({ as }) => as === "greeting")) yield* bareTags(greeting, blocks, text);
  if (language === "en") return;
  const you = [...youWords(blocks)];
  const thou = found.filter(({ as }) => as === "ty" || as === "ty-verb");
  // A lone verb may speak of people in general: «ждёшь одного, а получаешь другое».
  if (thou.length > 1 || thou.some(({ as }) => as === "ty")) {
    const pronouns = thou.filter(({ as }) => as === "ty");
    const odd = rarer([...pronouns, ...thou.filter(({ as }) => as !== "ty")], [...you, ...requests(blocks)]);
    if (odd) yield { ...odd, message: "forms" };
    return;
  }
  const inside = you.filter((word) => INSIDE_SENTENCE.test(before(word, blocks)) && !isShouted(word, blocks));
  const isCapital = ({ block, start }: FoundWord) => isUpper(blocks[block]?.text.charCodeAt(start) ?? 0);
  const odd = rarer(
    inside.filter(isCapital),
    inside.filter((word) => !isCapital(word)),
  );
  if (odd) yield { ...odd, message: "capitals" };
}

/**
 * Of two forms the one that is used less, or that comes in later where both are used as often: the word of it to show.
 * Undefined where only one is used. Pronouns come first in each list: they show best.
 */
function rarer(some: readonly FoundWord[], others: readonly FoundWord[]): FoundWord | undefined {
  const [first, other] = [some[0], others[0]];
  if (!first || !other) return undefined;
  if (some.length !== others.length) return some.length < others.length ? first : other;
  return isAfter(first, other) ? first : other;
}

function isAfter(a: FoundWord, b: FoundWord): boolean {
  return a.block > b.block || (a.block === b.block && a.start > b.start);
}

/** Requests to «вы»: «проверьте», «зателефонуйте», and greetings: «здравствуйте». */
const REQUEST = /(?<![\u0400-\u052f])[\u0400-\u052f]{3,}(?:[йь]те|іть|ите)(?:с[ья])?(?![\u0400-\u052f])/g;

function* requests(blocks: readonly Block[]): Generator<FoundWord> {
  for (const [block, { text }] of blocks.entries()) {
    for (const { index, 0: word } of text.matchAll(REQUEST)) yield { block, start: index, end: index + word.length };
  }
}

/** In capitals throughout: that is shouting, and says nothing of the form. */
function isShouted({ block, start }: FoundWord, blocks: readonly Block[]): boolean {
  return isUpper(blocks[block]?.text.charCodeAt(start + 1) ?? 0);
}

function before({ block, start }: FoundWord, blocks: readonly Block[]): string {
  return blocks[block]?.text.slice(Math.max(0, start - 4), start) ?? "";
}

/** Tags in a greeting that print nothing where the name is unknown. */
function* bareTags(greeting: PhraseFinding, blocks: readonly Block[], text: string): Generator<DocumentFinding> {
  const block = blocks[greeting.block];
  if (!block) return;
  const at = block.text.indexOf(OUTPUT_MASK, greeting.start);
  if (at < 0 || at >= greeting.end) return;
  let end = at;
  while (block.text[end] === OUTPUT_MASK) end++;
  const source = block.map.toSource(at, end);
  if (!FALLBACK.test(text.slice(source.start, source.end)))
    yield { block: greeting.block, start: at, end, message: "tag" };
}
