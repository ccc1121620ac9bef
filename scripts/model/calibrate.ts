import { type Language, languages } from "../../core/text/language.ts";
import { readerRules } from "./rules.ts";

/** What the reader says of a sentence, and what a person and the rules said. */
export interface Judged {
  id: string;
  language: Language;
  /** How likely a person would mark it. */
  likelihood: number;
  /** The rule that is likeliest. */
  rule: string;
  labels: ReadonlySet<string>;
  found: ReadonlySet<string>;
  /** Whether a rule that the reader may name has found something in its text. */
  isMinded: boolean;
  /** Whether the reader may speak of it: no rule does, and one does elsewhere in the text. */
  isOpen: boolean;
}

/** By rule: from which likelihood on the reader may name it. */
export type Thresholds = Readonly<Record<string, number>>;

/** Of what the reader says, so much must be marked by a person, too. */
const PRECISION = 0.9;
/** A rule that this is not true of begins later, where at least so much is. */
const LEAST = 0.8;
/** What all rules together have shown counts for each of them like so many findings of its own: few prove nothing. */
const SHARED = 10;
/**
 * No limit lies lower. The labelled texts are denser than real ones: where one sentence hurts, most others do, and nearly any
 * guess is right.
 */
const LOWEST = 0.4;

/**
 * Where the reader begins to speak in each language, and of which rules, from documents that it has learned from, each judged
 * by a model that had not read it.
 * @param probabilityOf How many sentences of a likelihood people have marked, over all rules.
 */
export function calibrate(
  leftOut: readonly Judged[],
  probabilityOf: (likelihood: number) => number,
): Record<Language, Thresholds> {
  const of = (language: Language): Thresholds => {
    const heard = leftOut.filter((one) => one.language === language && one.isMinded && one.likelihood >= LOWEST);
    const limit = limitOf(heard, PRECISION, 0, probabilityOf) ?? Number.POSITIVE_INFINITY;
    return Object.fromEntries(
      readerRules.flatMap((rule) => {
        const own = heard.filter((verdict) => verdict.rule === rule);
        const ownLimit = limitOf(own, LEAST, SHARED, probabilityOf);
        return ownLimit === undefined ? [] : [[rule, Math.max(limit, ownLimit)]];
      }),
    );
  };
  return { ru: of("ru"), uk: of("uk"), en: of("en") };
}

/**
 * The lowest limit above which so much is marked as is asked; undefined where there is none.
 * @param shared So many findings count beside these, marked as often as is likely.
 */
function limitOf(
  verdicts: readonly Judged[],
  asked: number,
  shared: number,
  probabilityOf: (likelihood: number) => number,
): number | undefined {
  const sorted = verdicts.toSorted((a, b) => b.likelihood - a.likelihood);
  let right = 0;
  let expected = 0;
  let best: number | undefined;
  sorted.forEach(({ labels, likelihood }, i) => {
    if (labels.size > 0) right++;
    expected += probabilityOf(likelihood);
    // A limit lets in all that are as likely.
    if (sorted[i + 1]?.likelihood === likelihood) return;
    const count = i + 1;
    if ((right + shared * (expected / count)) / (count + shared) >= asked) best = Math.floor(1000 * likelihood) / 1000;
  });
  return best;
}

/** Prints what the reader adds to the rules on documents that neither has seen. */
export function printFigures(unseen: readonly Judged[], thresholds: Record<Language, Thresholds>): void {
  const said = unseen.filter(
    ({ isOpen, likelihood, language, rule }) =>
      isOpen && likelihood >= (thresholds[language][rule] ?? Number.POSITIVE_INFINITY),
  );
  for (const language of languages) {
    const marked = unseen.filter((verdict) => verdict.language === language && verdict.labels.size > 0);
    const byRules = marked.filter(({ found }) => found.size > 0).length;
    const own = said.filter((verdict) => verdict.language === language);
    print(
      `${language}: ${marked.length} marked sentences, rules touch ${byRules} (${share(byRules, marked.length)}); ` +
        `reader: ${figures(own, marked.length)}`,
    );
  }
  for (const rule of readerRules) {
    const limits = languages.map((language) => `${language} ${thresholds[language][rule] ?? "–"}`).join(", ");
    const labels = unseen.filter((verdict) => verdict.labels.has(rule)).length;
    const own = said.filter((verdict) => verdict.rule === rule);
    print(`${rule.padEnd(24)} (${limits}) ${figures(own, labels)}`);
  }
}

function figures(said: readonly Judged[], all: number): string {
  const marked = said.filter(({ labels }) => labels.size > 0).length;
  const named = said.filter(({ labels, rule }) => labels.has(rule)).length;
  return `said ${said.length}, marked ${share(marked, said.length)}, named rightly ${share(named, said.length)}, recall +${share(marked, all)} (named +${share(named, all)})`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : (part / whole).toFixed(2);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
