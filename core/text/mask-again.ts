import type { DocumentMemory } from "../memory.ts";
import { commonEnds } from "./common-ends.ts";
import { covered, type MaskedText, scanTags, type TagScan } from "./mask.ts";

/** What was found in a text when it was last read. */
interface Last extends TagScan {
  original: string;
  text: string;
}

const owner = {};

/** So far before a change an opener may be told by what was changed; a longer run of blanks hides where it stands. */
const NEAR = 600;
const BLANKS = /\s{100}/;

/** As `maskTemplates`; of a text that was read before and has changed in one place, only what is around that is read. */
export function maskAgain(original: string, memory: DocumentMemory): MaskedText {
  const last = memory.lastOf<Last>(owner);
  if (last?.original === original) return last;
  const scan = (last && scanChange(original, last)) ?? scanTags(original);
  const masked: Last = { original, text: covered(original, scan.tags), ...scan };
  memory.keepLast(owner, masked);
  return masked;
}

/** Undefined where the change may concern all of the text. */
function scanChange(text: string, last: Last): TagScan | undefined {
  const { looks, tags, original } = last;
  if (looks.some(({ isGlobal }) => isGlobal)) return undefined;
  const ends = commonEnds(original, text);
  const grown = text.length - original.length;
  let from = Math.max(0, ends.start - NEAR);
  const to = text.length - ends.end + 1;
  if (BLANKS.test(text.slice(from, to + NEAR)) || BLANKS.test(original.slice(from, to + NEAR - grown)))
    return undefined;
  for (const { start, reach } of looks) if (reach > ends.start) from = Math.min(from, start);
  // The first of those that it would begin inside of may be inside of another one.
  for (let i = looks.length - 1; i >= 0; i--) {
    const { start, end } = looks[i] as Last["looks"][number];
    if (start < from && from < end) from = start;
  }
  let met = text.length;
  const found = scanTags(text, {
    from,
    to,
    isDone(at) {
      const before = at - grown;
      if (looks.some(({ start, end }) => start < before && before < end)) return false;
      met = at;
      return true;
    },
  });
  // What is a directive now may make directives of others.
  if (found.looks.some(({ isGlobal }) => isGlobal)) return undefined;
  const kept = <T extends { start: number; end: number }>(all: readonly T[], move: (one: T) => T) => [
    all.filter(({ start }) => start < from),
    all.filter(({ start }) => start >= met - grown).map(move),
  ];
  const [tagsBefore = [], tagsAfter = []] = kept(tags, (tag) => moved(tag, grown));
  const [looksBefore = [], looksAfter = []] = kept(looks, (look) => ({
    ...moved(look, grown),
    reach: look.reach + grown,
  }));
  return {
    tags: [...tagsBefore, ...found.tags, ...tagsAfter],
    looks: [...looksBefore, ...found.looks, ...looksAfter],
  };
}

function moved<T extends { start: number; end: number }>(place: T, by: number): T {
  return { ...place, start: place.start + by, end: place.end + by };
}
