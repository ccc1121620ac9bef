import type { BlockRole } from "../document.ts";
import type { SentenceFacts } from "../match/sentence-book.ts";
import type { ReadBlock } from "../reading.ts";
import { Char, charClass, isUpper } from "../text/chars.ts";
import { Boundary, SentenceMark, TokenKind, type Tokens } from "../text/tokens.ts";
import { MadeOnce } from "./made-once.ts";

/** A sentence of a block: its number, its span in the block's text, and its tokens, from one to before another. */
export interface SentencePlace {
  number: number;
  start: number;
  end: number;
  from: number;
  to: number;
}

const LINK = /\]\(|https?:\/\/|www\.|\b[\w-]+\.(?:ru|com|ua|uk|org|net|io|example)\b/i;
const MONEY = /[₽$€£₴]|руб|грн|коп|usd|eur|uah|rub/gi;
const TIME = /(?:^|\D)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/;
// In letters of our languages: to get classes of all alphabets ready takes longer than all the rest of a short text.
const BARE_NAME =
  /^[A-ZÀ-ÖØ-ÞĀ-ɏЀ-ЯҐ][A-Za-zÀ-ÖØ-öø-ɏЀ-ӿ'’-]+(?:,? (?:и|і|та|and|& )?\s?[A-ZÀ-ÖØ-ÞĀ-ɏЀ-ЯҐ][A-Za-zÀ-ÖØ-öø-ɏЀ-ӿ'’.-]+){0,2}[.!]?$/;
const SPACE = /\s/;
const CLOSERS = '"»”)';
const STOPS = ".!?…";

/** More words are no bare name. */
const LONGEST_NAME = 8;

/** What a sentence shows beside its words, in the order in which it is told; then comes the role of its block. */
const names = [
  "number",
  "tag",
  "money",
  "percent",
  "time",
  "link",
  "footnote",
  "name",
  "question",
  "exclamation",
  "open",
  "opens-block",
  "ends-block",
  "alone",
  "role",
  "comma-after-first",
] as const;

/** A bit for each name. */
const bit = Object.fromEntries(names.map((name, i) => [name, 1 << i])) as Record<(typeof names)[number], number>;

/** The same few for all sentences: by role, and by what is shown. */
const known: Partial<Record<BlockRole, MadeOnce<number, readonly string[]>>> = {};

/** What a sentence shows beside its words. Lists that say the same are the same object. */
export function shapesOf({ block, tokens, hits }: ReadBlock, place: SentencePlace): readonly string[] {
  const { number, start, end, from, to } = place;
  const { text, links, role } = block;
  let shown = textShapes(text, tokens, place, hits?.sentences[number]);
  if (links?.some((link) => link.start < end && start < link.end)) shown |= bit.link;
  if (isFootnote(text, start)) shown |= bit.footnote;
  if (number === 0) shown |= bit["opens-block"];
  if (number === tokens.sentenceCount - 1) shown |= bit["ends-block"];
  if (tokens.sentenceCount === 1) shown |= bit.alone;
  if (role !== "paragraph") shown |= bit.role;
  if (from + 1 < to && tokens.before[from + 1] === Boundary.clause) shown |= bit["comma-after-first"];
  known[role] ??= new MadeOnce((all) => namesOf(all, role));
  return known[role].of(shown);
}

function namesOf(shown: number, role: BlockRole): readonly string[] {
  return names.filter((name) => shown & bit[name]).map((name) => (name === "role" ? `role-${role}` : name));
}

/** Whether a sentence begins after the mark of a footnote. */
function isFootnote(text: string, start: number): boolean {
  let last = start - 1;
  while (last > start - 3 && (text[last] === " " || text[last] === "\t")) last--;
  return text[last] === "*";
}

/** What the text of a sentence shows, wherever it stands. */
function textShapes(
  blockText: string,
  tokens: Tokens,
  { number, start, end, from, to }: SentencePlace,
  facts: SentenceFacts | undefined,
): number {
  const made = facts?.made.get(bit);
  if (made !== undefined) return made as number;
  const text = blockText.slice(start, end);
  let shown = 0;
  if (hasKind(tokens, from, to, TokenKind.number)) shown |= bit.number;
  if (hasKind(tokens, from, to, TokenKind.placeholder)) shown |= bit.tag;
  if (showsMoney(text)) shown |= bit.money;
  if (text.includes("%")) shown |= bit.percent;
  if (text.includes(":") && TIME.test(text)) shown |= bit.time;
  if (mayBeLink(text) && LINK.test(text)) shown |= bit.link;
  if (mayBeName(text, from, to) && BARE_NAME.test(text)) shown |= bit.name;
  const mark = tokens.sentenceMark[number] as number;
  if (mark & SentenceMark.question) shown |= bit.question;
  if (mark & SentenceMark.exclamation) shown |= bit.exclamation;
  if (!isClosed(text)) shown |= bit.open;
  facts?.made.set(bit, shown);
  return shown;
}

function showsMoney(text: string): boolean {
  MONEY.lastIndex = 0;
  for (let found = MONEY.exec(text); found; found = MONEY.exec(text)) {
    // «Струбцина» has no roubles in it.
    if (found[0].length === 1 || charClass(text.charCodeAt(found.index - 1)) !== Char.letter) return true;
  }
  return false;
}

/** Whether a text has what all links have: most of its points end a sentence. */
function mayBeLink(text: string): boolean {
  for (let at = text.indexOf("."); at >= 0; at = text.indexOf(".", at + 1)) {
    if (charClass(text.charCodeAt(at + 1)) === Char.letter || "wW".includes(text.charAt(at - 1))) return true;
  }
  return text.includes("//") || text.includes("](");
}

/** Whether a text ends with a stop, and with whatever closes after it. */
function isClosed(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && CLOSERS.includes(text.charAt(last))) last--;
  return last >= 0 && STOPS.includes(text.charAt(last));
}

/** Whether the first and the last word of a short sentence begin with a capital letter. */
function mayBeName(text: string, from: number, to: number): boolean {
  if (to === from || to - from > LONGEST_NAME || !isUpper(text.charCodeAt(0))) return false;
  let last = text.length - 1;
  while (last > 0 && !SPACE.test(text.charAt(last - 1))) last--;
  return isUpper(text.charCodeAt(last));
}

/** Whether one of the tokens from `from` to before `to` is of a kind. */
export function hasKind(tokens: Tokens, from: number, to: number, kind: number): boolean {
  for (let i = from; i < to; i++) if (tokens.kind[i] === kind) return true;
  return false;
}
