import type { ReportedProblem } from "../document-report.ts";
import { stringsOf } from "../strings/choose.ts";
import type { Strings } from "../strings/strings.ts";
import { plainText } from "../text/plain.ts";

const maxSuggestions = 3;

/** What a problem's message says, and below it what to write instead: for programs that show no more than a message. */
export function adviceOf({ message, suggestions, language, place }: ReportedProblem, strings: Strings): string {
  const { quoted } = stringsOf(language);
  const shown = suggestions.slice(0, maxSuggestions).map((suggestion) => quoted(plainText(suggestion)));
  const instead = shown.length === 0 ? [] : [`${strings.instead}: ${shown.join(", ")}`];
  // Such programs know lines and columns only, and a workbook has neither.
  const where = place.cell === undefined ? "" : `${plainText(place.cell)}: `;
  return [`${where}${plainText(message)}`, ...instead].join("\n");
}
