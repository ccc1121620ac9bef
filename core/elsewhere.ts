import type { LocatedFinding } from "./phrases.ts";
import type { ReadBlock } from "./reading.ts";

/** Whether words are judged in the file that they were included from; what comes of the whole document is told here. */
export function isToldThere({ rule }: LocatedFinding, { block }: ReadBlock): boolean {
  return block.isIncluded === true && rule.checkDocument === undefined;
}

/** Whether another document of the file has the words, too, and they are told of there. */
export function isRepeat({ finding }: LocatedFinding, { block }: ReadBlock): boolean {
  return block.repeats?.some(({ start, end }) => start <= finding.start && finding.end <= end) === true;
}
