import type { Block } from "../../core/document.ts";
import type { ReadBlock } from "../../core/reading.ts";
import type { DocumentContext, DocumentFinding, PhraseFinding } from "../../core/rule.ts";
import { isUpper } from "../../core/text/chars.ts";
import { OUTPUT_MASK } from "../../core/text/mask.ts";
import { type FoundWord, type WordSpan, youWords } from "../address.ts";

/** What a tag says where it has something to print when the name is unknown: `| default: "friend"`, `*|FNAME:friend|*`. */
const FALLBACK =
  /default|fallback|\|\||\?\?|\bor\b|["'“«]|^\*\|[^|]*:|^[{%][^|]*\|\s*(?!(?:capitali[sz]e|title|trim|strip|escape|safe|raw|upper|lower|upcase|downcase)(?!\p{L}))\p{L}/iu;
/** «Вы» with a capital inside a sentence: after a word, a number or a comma. */
const INSIDE_SENTENCE = /[A-Za-z\u00c0-\u024f\u0400-\u052f\d,;)»%] +$/;

/** Two forms of address for one reader: the one that is used less, where it is first used. */
export function* checkDocument({ found, blocks, read, text, language }: DocumentContext): Generator<DocumentFinding> {
  for (const greeting of found.filter(({ as }) => as === "greeting")) yield* bareTags(greeting, blocks, text);
  if (language === "en") return;
  const thou = found.filter(({ as }) => as === "ty" || as === "ty-verb");
  // A lone verb may speak of people in general: «ждёшь одного, а получаешь другое».
  if (thou.length > 1 || thou.some(({ as }) => as === "ty")) {
    const pronouns = thou.filter(({ as }) => as === "ty");
    const you = [...eachOf(read.blocks, youWords), ...eachOf(read.blocks, requests)];
    const odd = rarer([...pronouns, ...thou.filter(({ as }) => as !== "ty")], you);
    if (odd) yield { ...odd, message: "forms" };
    return;
  }
  const odd = rarer(
    eachOf(read.blocks, (block) => inside(block).capital),
    eachOf(read.blocks, (block) => inside(block).small),
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

function requests({ block: { text }, notes }: ReadBlock): readonly WordSpan[] {
  const find = () =>
    Array.from(text.matchAll(REQUEST), ({ index, 0: word }) => ({ start: index, end: index + word.length }));
  return notes.known<readonly WordSpan[]>("requests") ?? notes.keep("requests", undefined, find());
}

/** The «вы» inside of a block's sentences, with a capital and without: where one begins, it says nothing of the form. */
function inside(read: ReadBlock): { capital: readonly WordSpan[]; small: readonly WordSpan[] } {
  return read.notes.of("you inside", [], () => {
    const { text } = read.block;
    const words = youWords(read).filter(
      // In capitals throughout is shouting, and says nothing of the form.
      ({ start }) =>
        INSIDE_SENTENCE.test(text.slice(Math.max(0, start - 4), start)) && !isUpper(text.charCodeAt(start + 1)),
    );
    const isCapital = ({ start }: WordSpan) => isUpper(text.charCodeAt(start));
    return { capital: words.filter(isCapital), small: words.filter((word) => !isCapital(word)) };
  });
}

/** What is found in each block, in the order of the text. */
function eachOf(blocks: readonly ReadBlock[], find: (block: ReadBlock) => readonly WordSpan[]): FoundWord[] {
  const all: FoundWord[] = [];
  for (let block = 0; block < blocks.length; block++) {
    const own = find(blocks[block] as ReadBlock);
    for (let i = 0; i < own.length; i++) {
      const { start, end } = own[i] as WordSpan;
      all.push({ block, start, end });
    }
  }
  return all;
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
