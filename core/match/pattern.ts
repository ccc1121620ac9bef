import { UserError } from "../errors.ts";
import { foldWord } from "../text/chars.ts";
import { splitContraction } from "../text/contractions.ts";

/** A phrase pattern as it is written; see `docs/patterns.md`. */
export type PatternNode =
  | { type: "word"; word: string }
  | { type: "lemma"; lemma: string; tags: string[] }
  | { type: "class"; name: string; tags: string[]; at: number }
  | { type: "sequence"; parts: PatternNode[] }
  | { type: "choice"; options: PatternNode[] }
  | { type: "optional"; part: PatternNode }
  | { type: "gap" }
  | { type: "comma" }
  | { type: "start" }
  | { type: "end" }
  | { type: "question" };

const WORD = /[\p{L}\p{M}\p{N}'’ʼ`%№$€₽₴£&\u00AD]+(?:[-./:][\p{L}\p{M}\p{N}'’ʼ]+)*/uy;
const LEMMA = /<([\p{L}\p{M}\p{N}'’ʼ-]+)(?::([a-z0-9+]+))?>/uy;
const CLASS = /@([a-z][a-z0-9-]*)(?::([a-z0-9+]+))?/y;

/**
 * Parses a pattern.
 * @throws {UserError} with the column of the mistake in the pattern.
 */
export function parsePattern(source: string): PatternNode {
  const parser = new PatternParser(source);
  const node = parser.parseChoice();
  parser.expectEnd();
  return node;
}

class PatternParser {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parseChoice(): PatternNode {
    const options = [this.#parseSequence()];
    while (this.#take("|")) options.push(this.#parseSequence());
    return options.length === 1 ? (options[0] as PatternNode) : { type: "choice", options };
  }

  expectEnd(): void {
    this.#skipSpace();
    if (this.#at < this.#source.length) this.#fail(`unexpected "${this.#source.charAt(this.#at)}"`, "Remove it");
  }

  #parseSequence(): PatternNode {
    const start = this.#at;
    const parts: PatternNode[] = [];
    for (let part = this.#parsePart(); part; part = this.#parsePart()) parts.push(...part);
    if (parts.length === 0) this.#fail("a pattern or an alternative is empty", "Write at least one word", start);
    return parts.length === 1 ? (parts[0] as PatternNode) : { type: "sequence", parts };
  }

  #parsePart(): PatternNode[] | null {
    this.#skipSpace();
    const at = this.#at;
    const character = this.#source.charAt(at);
    switch (character) {
      case "":
      case "|":
      case ")":
        return null;
      case "(":
        return [this.#parseGroup()];
      case "<":
        return [this.#parseLemma()];
      case "@":
        return [this.#parseClass()];
      case "^":
        this.#at++;
        return [{ type: "start" }];
      case "$":
        // A lone `$` is the end of the sentence; `$` before a number is the sign.
        if (/[\s)|]/.test(this.#source.charAt(at + 1) || " ")) {
          this.#at++;
          return [{ type: "end" }];
        }
        break;
      case "?":
        this.#at++;
        return [{ type: "question" }];
      case ",":
        this.#at++;
        return [{ type: "comma" }];
      case "…":
        this.#at++;
        return [{ type: "gap" }];
      default:
        break;
    }
    if (this.#source.startsWith("...", at)) {
      this.#at += 3;
      return [{ type: "gap" }];
    }
    return this.#parseWord();
  }

  #parseGroup(): PatternNode {
    const open = this.#at++;
    if (++this.#depth > 20) this.#fail("brackets are nested too deeply", "Write several patterns", open);
    const part = this.parseChoice();
    this.#depth--;
    this.#skipSpace();
    if (!this.#take(")")) this.#fail('a "(" is not closed', 'Add ")"', open);
    return this.#take("?") ? { type: "optional", part } : part;
  }

  #parseLemma(): PatternNode {
    const found = this.#match(LEMMA);
    if (!found) this.#fail('a "<" does not begin a lemma', "Write <lemma> or <lemma:tag+tag>");
    return { type: "lemma", lemma: foldWord(found[1] as string), tags: tagsOf(found[2]) };
  }

  #parseClass(): PatternNode {
    const at = this.#at;
    const found = this.#match(CLASS);
    if (!found) this.#fail('a "@" does not begin a class', "Write @class or @class:tag");
    return { type: "class", name: found[1] as string, tags: tagsOf(found[2]), at };
  }

  #parseWord(): PatternNode[] {
    const found = this.#match(WORD);
    if (!found)
      this.#fail(
        `unexpected "${this.#source.charAt(this.#at)}"`,
        "A pattern is words, <lemmas>, @classes, (a|b), (a)?, …",
      );
    return wordsOf(foldWord(found[0]));
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#source);
    if (found) this.#at = expression.lastIndex;
    return found;
  }

  #take(character: string): boolean {
    if (this.#source.charAt(this.#at) !== character) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    while (/\s/.test(this.#source.charAt(this.#at))) this.#at++;
  }

  #fail(problem: string, remedy: string, at = this.#at): never {
    throw new UserError(`${problem} in the pattern "${this.#source}"`, remedy, { column: at + 1 });
  }
}

function tagsOf(list: string | undefined): string[] {
  return list ? list.split("+") : [];
}

/** A written word is what the tokeniser would make of it: a sign apart from its number, a contraction in two. */
function wordsOf(word: string): PatternNode[] {
  const pieces = word.match(/[%№$€₽₴£&]|[^%№$€₽₴£&]+/gu) ?? [word];
  return pieces
    .flatMap((piece) => splitContraction(piece)?.map((part) => part.word) ?? [piece])
    .map((piece) => ({ type: "word", word: piece }));
}
