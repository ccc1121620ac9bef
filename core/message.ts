import type { SourceDocument } from "./document.ts";
import type { RuleContent } from "./lint.ts";
import type { RuleWords } from "./pack.ts";
import type { RuleFinding } from "./phrases.ts";
import type { Problem } from "./problem.ts";
import type { ReadBlock } from "./reading.ts";
import type { Rewriter } from "./rewrite.ts";
import { isSentence, rewritesOf } from "./rewriting.ts";
import type { Finding } from "./rule.ts";
import { addressed } from "./structure/addressee.ts";
import { nameIn, type OutlineWords } from "./structure/words.ts";
import { isUpper } from "./text/chars.ts";
import { fill } from "./text/fill.ts";
import type { Language } from "./text/language.ts";
import { sentenceAt } from "./text/sentence-at.ts";
import { shortened } from "./text/shortened.ts";
import { unmask } from "./text/unmask.ts";

/** A message quotes at most so many characters; the span shows the rest. */
const LONGEST_QUOTE = 90;

interface Described extends RuleFinding {
  document: SourceDocument;
  read: ReadBlock;
  language: Language;
  /** What the rules say, in the language of the messages. */
  spoken: Readonly<Record<string, RuleWords>>;
  /** What the second reader says of its opinion. */
  opinionMessage?: string;
  /** How the parts of an outline are called, in the language of the messages. */
  outlineWords: OutlineWords | undefined;
  content: RuleContent;
  rewriter: Rewriter;
  /** How the author of the review is called. */
  addressee: string | undefined;
  /** The full names that a folded word may be a form of. */
  namesOf(word: number): readonly string[];
}

/** A finding as a problem: its span in the document's own text, its message in the reader's language. */
export function describeProblem({
  document,
  read,
  language,
  rule,
  finding,
  phrase,
  opinion,
  opinionMessage,
  spoken,
  outlineWords,
  content,
  rewriter,
  addressee,
  namesOf,
}: Described): Problem {
  const { block } = read;
  const { start, end } = block.map.toSource(finding.start, finding.end);
  const said = spoken[rule.id];
  // A template tag is shown as it is written; what stands for it in the block says nothing.
  const seen = unmask(document.text, block.text, block.map, finding.start, finding.end);
  const template =
    opinionMessage ??
    phrase?.message ??
    (finding.message ? said?.messages?.[finding.message] : undefined) ??
    said?.message ??
    "«{actual}»";
  const suggestions = (finding.suggestions ?? [])
    .flatMap((suggestion) => rewriter.fill(addressed(suggestion, addressee), seen))
    .map((suggestion) =>
      isSentence(suggestion) ? suggestion : likeCase(suggestion, seen, startsSentence(read, finding.start)),
    );
  const isName = (token: number) => namesOf(read.tokens.word[token] as number).length > 0;
  const rewrites = rewritesOf(document, read, finding, suggestions, isName);
  return {
    rule: rule.id,
    severity: rule.severity,
    message: fill(template, {
      actual: shortened(seen, LONGEST_QUOTE),
      ...finding.values,
      ...namesIn(finding, outlineWords),
    }),
    note: said?.why ?? "",
    url: Object.hasOwn(content.rules, rule.id) ? content.ruleUrl(rule.id) : (rule.url ?? ""),
    start,
    end,
    actual: document.text.slice(start, end),
    suggestions,
    rewrites,
    fixable: rewrites.length > 0 && (phrase?.fix ?? finding.isFixable ?? false),
    ...(opinion && { opinion }),
    ...(((finding.about ?? rule.about) === "document" || start === end) && { about: "document" }),
    language,
  };
}

/** What a finding names, in words of the message's language. */
function namesIn({ names = {} }: Finding, words: OutlineWords | undefined): Record<string, string> {
  const list = ([key, paths]: [string, string[]]) => [key, paths.map((path) => nameIn(words, path)).join(", ")];
  return Object.fromEntries(Object.entries(names).map(list));
}

/** Whether a sentence begins at an offset of a block. */
function startsSentence({ tokens }: ReadBlock, offset: number): boolean {
  return tokens.sentenceStart[sentenceAt(tokens, offset)] === offset;
}

/** A suggestion begins as the words that it replaces do; in the middle of a sentence, capitals may be for loudness. */
function likeCase(suggestion: string, words: string, isFirst: boolean): string {
  const isLoud = words === words.toUpperCase();
  if (!isUpper(words.charCodeAt(0)) || (isLoud && !isFirst)) return suggestion;
  return suggestion.charAt(0).toUpperCase() + suggestion.slice(1);
}
