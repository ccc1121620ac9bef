import type { Block } from "../../core/document.ts";
import type { DocumentContext, DocumentFinding, PhraseFinding } from "../../core/rule.ts";
import { isUpper } from "../../core/text/chars.ts";
import { OUTPUT_MASK } from "../../core/text/mask.ts";

/** What a tag says where it has something to print when the name is unknown: `| default: "friend"`, `*|FNAME:friend|*`. */
const FALLBACK =
  /default|fallback|\|\||\?\?|\bor\b|["'“«]|^\*\|[^|]*:|^[{%][^|]*\|\s*(?!(?:capitali[sz]e|title|trim|strip|escape|safe|raw|upper|lower|upcase|downcase)(?!\p{L}))\p{L}/iu;
/** «Вы» with a capital inside a sentence: after a word, a number or a comma. */
const INSIDE_SENTENCE = /[\p{L}\p{N},;)»%] +$/u;

/** Two forms of address for one reader: the one that is used less, where it is first used. */
export function* checkDocument({ found, blocks, text }: DocumentContext): Generator<DocumentFinding> {
  for (const greeting of found.filter(({ as }) => as === "greeting")) yield* bareTags(greeting, blocks, text);
  const thou = found.filter(({ as }) => as === "ty" || as === "ty-verb");
  const you = found.filter((finding) => finding.as === "vy" || (finding.as === "vy-verb" && isPlural(finding, blocks)));
  // A lone verb may speak of people in general: «ждёшь одного, а получаешь другое».
  const isAddressed = thou.length > 1 || thou.some(({ as }) => as === "ty");
  if (isAddressed && you.length > 0) {
    const shown = rarer(thou, you);
    if (shown) yield { ...shown, message: "forms" };
    return;
  }
  const inside = found.filter(
    (finding) => finding.as === "vy" && INSIDE_SENTENCE.test(before(finding, blocks)) && !isShouted(finding, blocks),
  );
  const capital = inside.filter(({ block, start }) => isUpper(blocks[block]?.text.charCodeAt(start) ?? 0));
  const small = inside.filter((finding) => !capital.includes(finding));
  const odd = capital.length > 0 && small.length > 0 ? rarer(capital, small) : undefined;
  if (odd) yield { ...odd, message: "capitals" };
}

/** The first of the form that is used less; of the one that comes in later where both are used as often. */
function rarer(some: readonly PhraseFinding[], others: readonly PhraseFinding[]): PhraseFinding | undefined {
  const isLater = isAfter(some[0] as PhraseFinding, others[0] as PhraseFinding);
  const less = some.length === others.length ? isLater : some.length < others.length;
  const chosen = less ? some : others;
  return chosen.find(({ as }) => as === "ty" || as === "vy") ?? chosen[0];
}

function isAfter(a: PhraseFinding, b: PhraseFinding): boolean {
  return a.block - b.block > 0 || (a.block === b.block && a.start > b.start);
}

/** «Проверьте», but not «проверим». */
function isPlural({ block, end }: PhraseFinding, blocks: readonly Block[]): boolean {
  return /т[еь](?:с[ья])?$/iu.test(blocks[block]?.text.slice(end - 4, end) ?? "");
}

/** In capitals throughout: that is shouting, and says nothing of the form. */
function isShouted({ block, start }: PhraseFinding, blocks: readonly Block[]): boolean {
  return isUpper(blocks[block]?.text.charCodeAt(start + 1) ?? 0);
}

function before({ block, start }: PhraseFinding, blocks: readonly Block[]): string {
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
