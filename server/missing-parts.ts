import type { ElementName } from "../core/structure/elements.ts";
import { nameIn } from "../core/structure/words.ts";
import { type Analysis, languageFor, type Reading } from "./analysis.ts";
import { outlineWordsOf } from "./outline-words.ts";
import type { Session } from "./session.ts";

/** A part that a text lacks. */
export interface MissingPart {
  element: ElementName;
  /** Its name in the language of the messages. */
  name: string;
  /** What to write there, likewise. */
  advice: string;
  /** A ready sentence in the text's own language, with `[places]`; undefined where there is none. */
  sentence: string | undefined;
  /** The offset in the text where it would stand, and the sentence with what parts it from its neighbours. */
  at: number;
  insertion: string | undefined;
}

/** What a text lacks, in the order in which it would stand there. */
export async function missingParts(session: Session, analysis: Analysis, reading: Reading): Promise<MissingPart[]> {
  const { outline, language, kind } = reading.result;
  if (outline.missing.length === 0 || language === null) return [];
  const speaking = languageFor(analysis.settings, language, session.client.locale);
  const [words, own] = await Promise.all([outlineWordsOf(speaking), outlineWordsOf(language)]);
  return outline.missing.map(({ element, at }) => {
    const sentence = own?.elements[element]?.examples[kind];
    return {
      element,
      name: nameIn(words, `elements/${element}`),
      advice: words?.elements[element]?.advice ?? "",
      sentence,
      at,
      insertion: sentence && padded(reading, at, sentence),
    };
  });
}

/** A sentence with the space or the empty lines that its place asks for. */
function padded({ source }: Reading, at: number, sentence: string): string {
  const { text } = source;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const hasParagraphs = /\n[ \t]*\r?\n/.test(text.trim());
  const isStart = !/\S/.test(lineBefore(text, at));
  const isEnd = !/\S/.test(lineAfter(text, at));
  if (isStart) return sentence + (hasParagraphs ? eol + eol : " ");
  if (isEnd && hasParagraphs) return eol + eol + sentence;
  return ` ${sentence}`;
}

function lineBefore(text: string, at: number): string {
  return text.slice(Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1, at);
}

function lineAfter(text: string, at: number): string {
  return /[^\r\n]*/.exec(text.slice(at))?.[0] ?? "";
}
