import type { PatternNode } from "../../core/match/pattern.ts";

/** A gap stands for so many words at the most: `docs/patterns.md`. */
const GAP = 3;

/**
 * Where a pattern may end that begins at each place of a list of words: what the pattern language says, word for word and with
 * no thought of speed. Only for words, alternatives, (…)? and gaps.
 */
export function endsFrom(node: PatternNode, words: readonly string[], from: number): Set<number> {
  switch (node.type) {
    case "word":
      return new Set(words[from] === node.word ? [from + 1] : []);
    case "choice":
      return new Set(node.options.flatMap((option) => [...endsFrom(option, words, from)]));
    case "optional":
      return new Set([from, ...endsFrom(node.part, words, from)]);
    case "gap": {
      const ends = [0, 1, 2, GAP].map((count) => from + count);
      return new Set(ends.filter((end) => end <= words.length));
    }
    case "sequence": {
      let ends = new Set([from]);
      for (const part of node.parts) ends = new Set([...ends].flatMap((start) => [...endsFrom(part, words, start)]));
      return ends;
    }
    default:
      throw new TypeError(`no reference for ${node.type}`);
  }
}
