import { inTen } from "../../core/reader/in-ten.ts";
import type { ReportedProblem } from "../document-report.ts";
import { stringsOf } from "../strings/choose.ts";
import type { Strings } from "../strings/strings.ts";
import { plainText } from "../text/plain.ts";

const maxSuggestions = 3;

/** What a problem's message says, and below it what to write instead: for programs that show no more than a message. */
export function adviceOf(problem: ReportedProblem, strings: Strings): string {
  const { message, suggestions, language, place } = problem;
  const { quoted } = stringsOf(language);
  const shown = suggestions.slice(0, maxSuggestions).map((suggestion) => quoted(plainText(suggestion)));
  const instead = shown.length === 0 ? [] : [`${strings.instead}: ${shown.join(", ")}`];
  // Such programs know lines and columns only, and a workbook has neither.
  const where = place.cell === undefined ? "" : `${plainText(place.cell)}: `;
  return [`${where}${plainText(message)}`, ...instead, ...alikeOf(problem, strings)].join("\n");
}

/** Why the second reader thinks so: how often it is right, and what it takes the words for. */
export function alikeOf({ opinion, language }: ReportedProblem, { opinion: words }: Strings): string[] {
  if (!opinion) return [];
  const { quoted } = stringsOf(language);
  const examples = opinion.examples.map(({ bad, good }) =>
    [bad, ...(good === undefined ? [] : [good])].map((text) => quoted(plainText(text))).join(" → "),
  );
  const alike = examples.length > 0 ? [`${words.alike}: ${examples.join(", ")}`] : [];
  return [words.likelihood(inTen(opinion.probability)), ...alike];
}
