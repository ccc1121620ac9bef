import type { Block, SourceDocument } from "./document.ts";
import type { RuleContent } from "./lint.ts";
import type { RuleWords } from "./pack.ts";
import type { RuleFinding } from "./phrases.ts";
import type { Problem } from "./problem.ts";
import type { Rewriter } from "./rewrite.ts";
import { isUpper } from "./text/chars.ts";
import type { Language } from "./text/language.ts";

/** A message quotes at most so many characters; the span shows the rest. */
const LONGEST_QUOTE = 90;

interface Described extends RuleFinding {
  document: SourceDocument;
  block: Block;
  language: Language;
  /** What the rules say, in the language of the messages. */
  words: Readonly<Record<string, RuleWords>>;
  content: RuleContent;
  rewriter: Rewriter;
}

/** A finding as a problem: its span in the document's own text, its message in the reader's language. */
export function describeProblem({
  document,
  block,
  language,
  rule,
  finding,
  phrase,
  words,
  content,
  rewriter,
}: Described): Problem {
  const { start, end } = block.map.toSource(finding.start, finding.end);
  const said = words[rule.id];
  const seen = block.text.slice(finding.start, finding.end);
  const template =
    phrase?.message ??
    (finding.message ? said?.messages?.[finding.message] : undefined) ??
    said?.message ??
    "«{actual}»";
  return {
    rule: rule.id,
    severity: rule.severity,
    message: fill(template, { actual: quote(seen), ...finding.values }),
    note: said?.why ?? "",
    url: Object.hasOwn(content.rules, rule.id) ? content.ruleUrl(rule.id) : (rule.url ?? ""),
    start,
    end,
    actual: document.text.slice(start, end),
    suggestions: (finding.suggestions ?? [])
      .flatMap((suggestion) => rewriter.fill(suggestion, seen))
      .map((suggestion) => likeCase(suggestion, seen)),
    fixable: false,
    language,
  };
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Words as they stand in a message: on one line, and not too long. */
function quote(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= LONGEST_QUOTE) return line;
  const cut = line.lastIndexOf(" ", LONGEST_QUOTE);
  return `${line.slice(0, cut > 0 ? cut : LONGEST_QUOTE)}…`;
}

/** A suggestion begins as the words that it replaces do. */
function likeCase(suggestion: string, words: string): string {
  if (!isUpper(words.charCodeAt(0)) || words === words.toUpperCase()) return suggestion;
  return suggestion.charAt(0).toUpperCase() + suggestion.slice(1);
}
