import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";
import { isNickname, nameInReview } from "../../core/signature.ts";
import { foldWord, isUpper } from "../../core/text/chars.ts";
import { isCompany } from "../../core/text/company.ts";
import { type WrittenWord, writtenWords } from "../../core/text/written-words.ts";
import { isSpelledAlike } from "./spelling.ts";

/** A word of a greeting or a signature. */
interface NameWord extends WrittenWord {
  folded: string;
}

/** Who is no name: titles, and what nobody is called by. */
const NO_NAME =
  /^(?:mr|mrs|ms|miss|dr|sir|madam|team|all|there|everyone|folks|guest|customer|client|user|reviewer|traveller|traveler|friend|member|neighbour|neighbor|patient|shopper|subscriber|reader|valued|dear|hello|hi|hey|name|first|client|имя|клієнте|good|morning|afternoon|evening|day|greetings|thank|thanks|google|anonymous|buyer|a|an|the|гость|гостья|покупатель|покупательница|клиент|клиентка|аноним|анонимно|пользователь|гість|гостя|покупець|анонім|користувач|клієнт|клієнтка)$/;

/** A surname may follow, and reviews are signed by first names. */
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|господин|госпожа|семья|родина)$/;
/** Either name may follow: пані Ірино, пане Ткач. */
const UKRAINIAN_TITLE = /^(?:пан|пані|пане)$/;

/** Short names that are words too, and so are not among the names of the lexicon. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  art: ["arthur"],
  bill: ["william"],
  bob: ["robert"],
  dick: ["richard"],
  drew: ["andrew"],
  gene: ["eugene"],
  jack: ["john", "jacob", "james"],
  jim: ["james"],
  jimmy: ["james"],
  nick: ["nicholas"],
  peg: ["margaret"],
  peggy: ["margaret"],
  rich: ["richard"],
  rick: ["richard"],
  rob: ["robert"],
  ron: ["ronald"],
  sally: ["sarah"],
  tony: ["anthony", "antonio"],
  will: ["william"],
};

/** A greeting has no more words; a longer one is a sentence that begins with a name. */
const LONGEST_GREETING = 8;

/** The reply greets somebody else than the review is signed by. */
export function* checkDocument(context: DocumentContext): Generator<DocumentFinding> {
  const { meta, outline, read } = context;
  const written = nameInReview(meta);
  if (isNickname(written) || isCompany(written)) return;
  const named = namesIn(written, context);
  // What ends a review may be any word with a capital; what stands in a field of its own is meant.
  const signed = meta.author ? named : named.filter(({ folded }) => context.namesOf(folded).length > 0);
  const greeting = outline.elements.find(({ element }) => element === "greeting");
  const text = greeting && read.blocks[greeting.block]?.block.text.slice(greeting.start, greeting.end);
  if (!greeting || !text || signed.length === 0) return;
  const greeted = namesIn(text, context);
  const [first] = greeted;
  const words = writtenWords(text).map((word) => foldWord(word.written));
  if (!first || words.length > LONGEST_GREETING || words.some((word) => TITLE.test(word))) return;
  const isTitled = words.some((word) => UKRAINIAN_TITLE.test(word));
  if (isTitled && context.namesOf(first.folded).length === 0) return;
  if (greeted.some((name) => signed.some((other) => isSame(name, other, context)))) return;
  yield {
    block: greeting.block,
    start: greeting.start + first.start,
    end: greeting.start + first.end,
    values: { name: signed.map(({ written }) => written).join(" ") },
  };
}

/** The words of a text that can be somebody's name. Latin ones need not be known: the tables have few of them. */
function namesIn(text: string, { namesOf }: DocumentContext): NameWord[] {
  const words = writtenWords(text).map((word) => ({ ...word, folded: foldWord(word.written) }));
  return words.filter(({ written, folded }) => {
    if (!isUpper(written.charCodeAt(0)) || written.length < 2 || NO_NAME.test(folded)) return false;
    return namesOf(folded).length > 0 || isLatin(written);
  });
}

/** Whether two names may be one person's: short and full, in any case, in either alphabet. */
function isSame(a: NameWord, b: NameWord, { namesOf }: DocumentContext): boolean {
  const [ours = [], theirs = []] = [a, b].map(({ folded }) => namesOf(folded));
  const areKnown = ours.length > 0 && theirs.length > 0;
  const all = (name: NameWord, known: readonly string[]) =>
    [name.folded, ...known].flatMap((one) => [one, ...(ALSO[one] ?? [])]);
  return all(a, ours).some((name) => all(b, theirs).some((other) => isSpelledAlike(name, other, areKnown)));
}

function isLatin(word: string): boolean {
  return /^[A-Za-z\u00c0-\u024f'’-]+$/.test(word);
}
