import type { Block } from "../../core/document.ts";
import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";

/** What a note begins with: the mark that stands behind the offer. */
const NOTE = /^[ \t]*(\*{1,3}|†|‡|[¹²³])[ \t]*(?=[\p{L}\p{N}])/u;
/** A mark behind a word, a number or a price. */
const REFERENCE = /[\p{L}\p{N}%₽$€£₴)»"”](\*{1,3}|†|‡|[¹²³])(?![\p{L}\p{N}*])/gu;
/** No more than this stands between the mark of a list item and its text. */
const LONGEST_INDENT = 16;
/** What the law wants below a letter, and what changes no offer. */
const LEGAL =
  /огрн|инн\b|лицензи|ліцензі|єдрпоу|erid|реклама\b|рекламодатель|18\+|отпис|відпис|unsubscribe|registered (?:in|office)|company (?:no|number)|©|all rights|все права|усі права|обязательн\S{0,6} (?:поля|к заполнению)|required field/iu;

/** Conditions that stand behind a mark, away from the offer that they change; and what the phrases found. */
export function* checkDocument({ blocks, read, found, text }: DocumentContext): Generator<DocumentFinding> {
  const references = new Map<string, number>();
  for (const { block, notes } of read.blocks) {
    const marks = notes.known<readonly string[]>("marks") ?? notes.keep("marks", undefined, marksIn(block.text));
    for (const mark of marks) references.set(mark, (references.get(mark) ?? 0) + 1);
  }
  const notes = references.size > 0 ? notesIn(blocks, text) : new Map<string, DocumentFinding[]>();
  // More lines with a mark than places that refer to it are a list.
  const kept = [...notes].flatMap(([mark, lines]) => (lines.length <= (references.get(mark) ?? 0) ? lines : []));
  yield* kept;
  yield* found;
}

function marksIn(text: string): readonly string[] {
  return Array.from(text.matchAll(REFERENCE), ([, mark = ""]) => mark);
}

/** Lines; a note that stands behind a sentence on the same line is one of its own. */
function* linesOf(text: string): Generator<{ index: number; line: string }> {
  for (const { index, 0: line } of text.matchAll(/[^\n]+/gu)) {
    let from = 0;
    for (const { index: at, 0: stop } of line.matchAll(/[.!?)] +(?=[*†‡¹²³]{1,3} ?\p{L})/gu)) {
      yield { index: index + from, line: line.slice(from, at + stop.length) };
      from = at + stop.length;
    }
    yield { index: index + from, line: line.slice(from) };
  }
}

/** Lines that begin with a mark, by their mark. */
function notesIn(blocks: readonly Block[], text: string): Map<string, DocumentFinding[]> {
  const notes = new Map<string, DocumentFinding[]>();
  for (const [block, { text: written, role, map }] of blocks.entries()) {
    // In Markdown, an asterisk at the start of a line makes a list of one item.
    const isItem = role === "list-item" && isAfterMark(text, map.toSource(0, 1).start);
    for (const { index, line } of linesOf(written)) {
      const mark = NOTE.exec(line)?.[1] ?? (isItem && index === 0 ? "*" : undefined);
      // «*** В ПРОДАЖЕ ***» is a heading.
      if (mark === undefined || LEGAL.test(line) || /[*†‡][ \t]*$/u.test(line)) continue;
      const lines = notes.get(mark) ?? [];
      notes.set(mark, lines);
      lines.push({ block, start: index, end: index + line.trimEnd().length });
    }
  }
  return notes;
}

/** Whether the item of a list that begins there is marked with an asterisk. */
function isAfterMark(text: string, start: number): boolean {
  return /\*[ \t]+$/.test(text.slice(Math.max(0, start - LONGEST_INDENT), start));
}
