import type { CheckContext, Finding } from "../../core/rule.ts";
import { findSignals } from "../../core/signals.ts";
import { bySentence, stemOf } from "../../core/structure/sentences.ts";
import { SentenceMark, sentenceTokens, TokenKind, type Tokens } from "../../core/text/tokens.ts";

/** Words that turn round what the review says. */
const NEGATIONS = new Set(["не", "нет", "ни", "ні", "немає", "нема", "без", "not", "no", "never", "n't", "without"]);

/** Sentences that grant, or speak of the future, deny nothing. */
const GRANTING = new Set(["apology", "understanding", "admission", "pledge", "from-now-on", "condition", "done"]);

/** Shorter words are shared by chance. */
const SHORTEST = 5;

/** A sentence of the reply that flatly denies what the review says in the same words. */
export function* check({ read, number, tokens, kind, wordOf }: CheckContext): Generator<Finding> {
  const { review } = read;
  if (!review || kind !== "reply") return;
  const found = findSignals(read.blocks, number, "signals/mood").filter(({ name }) => name === "denial");
  if (found.length === 0) return;
  const told = assertedStems(review.tokens, wordOf);
  const outline = bySentence(findSignals(read.blocks, number, "signals/outline"), tokens);
  for (const [sentence, [denial]] of bySentence(found, tokens)) {
    if (!denial || outline.get(sentence)?.some(({ name }) => GRANTING.has(name))) continue;
    const { from, to } = sentenceTokens(tokens, sentence);
    for (let i = from; i < to; i++) {
      const word = wordOf(tokens.word[i] as number);
      if (tokens.kind[i] !== TokenKind.word || word.length < SHORTEST || !told.has(stemOf(word))) continue;
      yield {
        start: Math.min(denial.start, tokens.start[i] as number),
        end: Math.max(denial.end, tokens.end[i] as number),
        message: "denied",
      };
      break;
    }
  }
}

/** The beginnings of the words that the review says without a negation in the sentence. */
function assertedStems(tokens: Tokens, wordOf: (id: number) => string): Set<string> {
  const stems = new Set<string>();
  for (let sentence = 0; sentence < tokens.sentenceCount; sentence++) {
    const { from, to } = sentenceTokens(tokens, sentence);
    const words = Array.from({ length: to - from }, (_, i) => wordOf(tokens.word[from + i] as number));
    // What was asked is answered, not denied.
    const isQuestion = ((tokens.sentenceMark[sentence] as number) & SentenceMark.question) !== 0;
    if (isQuestion || words.some((word) => NEGATIONS.has(word))) continue;
    for (const word of words) if (word.length >= SHORTEST) stems.add(stemOf(word));
  }
  return stems;
}
