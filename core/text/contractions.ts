/** A piece of a contraction: the word it stands for, and how many characters of the source it has. */
export interface Piece {
  word: string;
  length: number;
}

const negatedStems: Record<string, string> = { ca: "can", wo: "will", sha: "shall", ai: "be" };
const suffixes: Record<string, string> = {
  "'re": "are",
  "'ve": "have",
  "'ll": "will",
  "'m": "am",
  "'s": "'s",
  "'d": "'d",
};
/** Written without the apostrophe; only those that are no other word. */
const bare = new Set(
  "dont doesnt didnt cant couldnt wouldnt shouldnt isnt wasnt arent werent havent hasnt hadnt mustnt neednt".split(" "),
);

/** The words that an English contraction stands for ("don't" → do, not), or null; the word is folded. */
export function splitContraction(word: string): Piece[] | null {
  if (word === "cannot") return [piece("can", 3), piece("not", 3)];
  if (bare.has(word)) return negation(word.slice(0, -2), 2);
  if (!/^[a-z]+'[a-z]+$/.test(word)) return null;
  if (word.endsWith("n't") && word.length > 3) return negation(word.slice(0, -3), 3);
  const cut = word.indexOf("'");
  const ending = suffixes[word.slice(cut)];
  return ending === undefined ? null : [piece(word.slice(0, cut), cut), piece(ending, word.length - cut)];
}

function negation(stem: string, length: number): Piece[] {
  return [piece(negatedStems[stem] ?? stem, stem.length), piece("not", length)];
}

function piece(word: string, length: number): Piece {
  return { word, length };
}
