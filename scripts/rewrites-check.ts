import type { Kind } from "../core/document.ts";
import { plain } from "../core/formats/plain.ts";
import type { Linter } from "../core/lint.ts";
import type { PackSource } from "../core/pack-source.ts";
import type { Problem } from "../core/problem.ts";
import { isSentence, type Rewrite } from "../core/rewriting.ts";
import { defaultSettings } from "../core/settings.ts";
import type { Language } from "../core/text/language.ts";

/** A `bad` example as a rewrite leaves it, and what is wrong with that. */
export interface Rewritten {
  path: string;
  line: number;
  bad: string;
  text: string;
  /** Rules that find something in the words that were put in. */
  complaints: string[];
}

/** Puts the suggestions of a pack's phrases into their own `bad` examples, and lints what comes of it. */
export async function rewriteExamples(
  linter: Linter,
  language: Language,
  rule: string,
  kinds: readonly Kind[],
  source: PackSource,
): Promise<Rewritten[]> {
  // Most rules are for replies.
  const kind = kinds.find((each) => each === "reply") ?? kinds[0] ?? "reply";
  const lint = async (text: string): Promise<Problem[]> => {
    const [document] = plain.read(text, {});
    if (!document || !("blocks" in document)) return [];
    const settings = {
      ...defaultSettings,
      language,
      kind,
    };
    return (await linter.lint(document, settings)).problems;
  };
  const all: Rewritten[] = [];
  for (const { bad } of source.phrases.filter(({ suggest }) => suggest.length > 0)) {
    for (const example of bad) {
      const own = (await lint(example.text)).filter((problem) => problem.rule === rule);
      for (const rewrite of own.flatMap(({ rewrites }) => rewrites)) {
        const text = example.text.slice(0, rewrite.start) + rewrite.text + example.text.slice(rewrite.end);
        // Words keep what the sentence says, and its other faults; a sentence says all that there is.
        const counts = (problem: Problem) =>
          undoes(problem, text, example.text) ||
          (isIn(problem, rewrite) && (isSentence(rewrite.text) || problem.rule === rule));
        const complaints = (await lint(text)).filter(counts);
        all.push({
          path: source.path,
          line: example.line,
          bad: example.text,
          text,
          complaints: [...new Set(complaints.map((problem) => problem.rule))],
        });
      }
    }
  }
  return all;
}

/** Whether a problem's own rewrite would bring the first text back. */
function undoes({ rewrites }: Problem, text: string, first: string): boolean {
  return rewrites.some(({ start, end, text: words }) => text.slice(0, start) + words + text.slice(end) === first);
}

/** Whether a problem is in the words that were put in; that a place is to be filled in is meant so. */
function isIn({ rule, start, end }: Problem, rewrite: Rewrite): boolean {
  const isInside = start >= rewrite.start && end <= rewrite.start + rewrite.text.length;
  return isInside && rule !== "unfilled-placeholder" && !rule.startsWith("structure/");
}
