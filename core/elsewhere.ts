import type { SourceDocument } from "./document.ts";
import type { LocatedFinding } from "./phrases.ts";
import type { ReadBlock } from "./reading.ts";

/**
 * Whether a finding is told of in another place: in the file that its words are included from, or in another document of
 * the file that has them too. What comes of a whole letter, such as a part that it lacks, is told of in the letter.
 */
export function isToldElsewhere(
  { rule, phrase, finding }: LocatedFinding,
  { block }: ReadBlock,
  { isVersion }: SourceDocument,
): boolean {
  const isOfWords = phrase !== undefined || rule.checkDocument === undefined;
  if (block.isIncluded) return isOfWords;
  if (isVersion && !isOfWords) return true;
  return block.repeats?.some(({ start, end }) => start <= finding.start && finding.end <= end) === true;
}
