import type { BlockContexts } from "./context.ts";
import type { BlockHits, PhraseHit } from "./language-engine.ts";
import type { AskedPatterns, Hit } from "./match/matcher.ts";
import type { Notes } from "./memory.ts";
import type { PackPhrase } from "./pack.ts";
import type { PlannedRule } from "./plan.ts";
import type { Opinion } from "./problem.ts";
import { type Context, defaultExcuses, type Finding } from "./rule.ts";
import { TokenKind, type Tokens } from "./text/tokens.ts";

/** A block with what the patterns found in it. */
export interface MatchedBlock {
  tokens: Tokens;
  /** Absent where the block's language has no rules. */
  hits?: BlockHits;
  /** The number of its first sentence in the document. */
  firstSentence: number;
  /** What was worked out of it; they hold as long as it, the blocks beside it and what is answered stay the same. */
  notes: Notes;
}

/** A finding with its rule and, where a phrase found it, the phrase and the number of its pattern. */
export interface RuleFinding {
  rule: PlannedRule;
  finding: Finding;
  phrase?: PackPhrase;
  pattern?: number;
  /** Set where no rule found it, but the second reader minds it. */
  opinion?: Opinion;
}

/** A finding with the number of its block. */
export interface LocatedFinding extends RuleFinding {
  block: number;
}

/** No excuse is longer than this, in words. */
const LONGEST_UNLESS = 96;

/** The phrases found in one block of a document that nothing excuses. */
export function findPhrases(
  blocks: readonly MatchedBlock[],
  index: number,
  rules: ReadonlyMap<string, PlannedRule>,
): RuleFinding[] {
  const { hits, tokens } = blocks[index] as MatchedBlock;
  const found: RuleFinding[] = [];
  for (const hit of hits?.matches ?? []) {
    const rule = rules.get(hit.phrase.rule);
    if (!rule || isExcused(hit, blocks, index, rule)) continue;
    const finding = { ...spanOf(hit, tokens), suggestions: hit.phrase.suggest };
    found.push({ rule, phrase: hit.phrase, pattern: hit.pattern, finding });
  }
  return found;
}

/** The words that a phrase was found in: a span of the block's text, half-open, UTF-16 code units. */
export function spanOf(hit: Hit, tokens: Tokens): { start: number; end: number } {
  return { start: tokens.start[wordStart(tokens, hit.from)] as number, end: tokens.end[hit.to] as number };
}

/** The first piece of the written word that a token is in: "It" of "It's". */
function wordStart(tokens: Tokens, token: number): number {
  let first = token;
  while (first > 0 && tokens.kind[first - 1] === TokenKind.word && tokens.end[first - 1] === tokens.start[first])
    first--;
  return first;
}

/** Whether something excuses a phrase in the place where it was found. */
export function isExcused(
  hit: PhraseHit,
  blocks: readonly MatchedBlock[],
  index: number,
  { excusedBy = defaultExcuses }: Pick<PlannedRule, "excusedBy">,
): boolean {
  const block = blocks[index] as MatchedBlock;
  if (isExcusedByContext(hit, block.hits as BlockHits, excusedBy)) return true;
  const { unless } = hit.excuses.of(hit.number, hit.phrase);
  const sentence = block.tokens.sentence[hit.to] as number;
  for (const asked of unless) if (sharesWord(foundIn(asked, hit, block, sentence), hit)) return true;
  return isExcusedNearby(hit, blocks, index);
}

function isExcusedByContext(hit: PhraseHit, { contexts }: BlockHits, excusedBy: readonly Context[]): boolean {
  const { onlyIn = nowhere, exceptIn = nowhere } = hit.phrase;
  for (const context of onlyIn) if (!contexts.holds(context, hit)) return true;
  return holdsOneOf(excusedBy, hit, contexts) || holdsOneOf(exceptIn, hit, contexts);
}

function holdsOneOf(excuses: readonly Context[], hit: PhraseHit, contexts: BlockContexts): boolean {
  const { evenIn = nowhere } = hit.phrase;
  for (const context of excuses) if (!evenIn.includes(context) && contexts.holds(context, hit)) return true;
  return false;
}

const nowhere: readonly Context[] = [];

/** What excuses a hit in one sentence of a block; of another language's block, nothing. */
function foundIn(
  asked: AskedPatterns,
  { excuses }: PhraseHit,
  { hits, tokens }: MatchedBlock,
  sentence: number,
): readonly Hit[] {
  const facts = hits?.excuses.includes(excuses) ? hits.sentences[sentence] : undefined;
  return facts ? excuses.find(asked, tokens, sentence, facts) : none;
}

const none: readonly Hit[] = [];

/** Whether one of the hits, in order, shares a word with `hit`. */
function sharesWord(hits: readonly Hit[], hit: Hit): boolean {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle] as Hit).from <= hit.to) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0 && (hits[i] as Hit).from > hit.from - LONGEST_UNLESS; i--) {
    if ((hits[i] as Hit).to >= hit.from) return true;
  }
  return false;
}

/**
 * Whether an `unless-nearby` was found in the hit's sentence or the next one, or an `unless-before` in the one before;
 * these may be in the next block or the last.
 */
function isExcusedNearby(hit: PhraseHit, blocks: readonly MatchedBlock[], index: number): boolean {
  const { nearby, before } = hit.excuses.of(hit.number, hit.phrase);
  if (nearby.length === 0 && before.length === 0) return false;
  const home = blocks[index] as MatchedBlock;
  const sentence = home.firstSentence + (home.tokens.sentence[hit.to] as number);
  const isMarked = (groups: readonly AskedPatterns[], block: MatchedBlock, wanted: number) =>
    groups.some((asked) => foundIn(asked, hit, block, wanted - block.firstSentence).length > 0);
  for (let i = index; i < blocks.length && (blocks[i] as MatchedBlock).firstSentence <= sentence + 1; i++) {
    const block = blocks[i] as MatchedBlock;
    if (isMarked(nearby, block, sentence) || isMarked(nearby, block, sentence + 1)) return true;
  }
  return [home, blocks[index - 1]].some((block) => block !== undefined && isMarked(before, block, sentence - 1));
}
