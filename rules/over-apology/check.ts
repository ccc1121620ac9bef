import type { DocumentContext, DocumentFinding, PhraseFinding } from "../../core/rule.ts";

/** Between two apologies of one breath stand no more code units than these: «простите, и ещё раз простите». */
const ONE_BREATH = 24;

/** A word that begins what is apologised for, or a long one: a new apology. */
const NEW_MATTER = /(?<!\p{L})(?:за|что|що|через|for|about|that)(?!\p{L})|(?<!\p{L})(?!пожалуйста)\p{Ll}{6}/u;

/** Apologies beyond what one text bears, and those that are doubled. */
export function* checkDocument({ found, blocks, options }: DocumentContext): Generator<DocumentFinding> {
  const textOf = ({ block, start, end }: PhraseFinding) => (blocks[block]?.text ?? "").slice(start, end);
  let before = 0;
  for (const breath of breaths(found, (finding) => blocks[finding.block]?.text ?? "")) {
    const first = breath[0] as PhraseFinding;
    const end = (breath.at(-1) as PhraseFinding).end;
    const different = new Set(breath.map((finding) => textOf(finding).toLowerCase()));
    const isDoubled = breath.length > 2 || different.size < breath.length;
    if (isDoubled) yield { ...first, end, message: "doubled" };
    else if (before >= Number(options.most)) yield { ...first, end };
    before += isDoubled ? breath.length : 1;
  }
}

/** Apologies that follow each other with next to nothing in between, together. */
function breaths(found: readonly PhraseFinding[], textOf: (finding: PhraseFinding) => string): PhraseFinding[][] {
  const all: PhraseFinding[][] = [];
  for (const finding of found) {
    const last = all.at(-1)?.at(-1);
    const between = last && last.block === finding.block ? textOf(finding).slice(last.end, finding.start) : undefined;
    if (between !== undefined && between.length <= ONE_BREATH && !NEW_MATTER.test(between)) all.at(-1)?.push(finding);
    else all.push([finding]);
  }
  return all;
}
