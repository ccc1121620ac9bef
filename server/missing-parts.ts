import { addressed } from "../core/structure/addressee.ts";
import type { ElementName } from "../core/structure/elements.ts";
import { insertionOf } from "../core/structure/insertion.ts";
import { nameIn } from "../core/structure/words.ts";
import { type Analysis, languageFor, type Reading } from "./analysis.ts";
import { type Change, insertion } from "./edits.ts";
import { isMarkup } from "./formats.ts";
import { outlineWordsOf } from "./outline-words.ts";
import type { Session } from "./session.ts";
import { isHarmless } from "./verifying.ts";

/** A part that a text lacks. */
export interface MissingPart {
  element: ElementName;
  /** Its name in the language of the messages. */
  name: string;
  /** What to write there, likewise. */
  advice: string;
  /** A ready sentence in the text's own language, with `[places]`; undefined where there is none. */
  sentence: string | undefined;
  /** The offset in the text where it would stand. */
  at: number;
  /** What puts the sentence there; undefined where that would break the text. Reads the text anew, to be sure. */
  findChange(): Promise<Change | undefined>;
}

/** What a text lacks, in the order in which it would stand there. */
export async function missingParts(session: Session, analysis: Analysis, reading: Reading): Promise<MissingPart[]> {
  const { outline, language, kind, addressee } = reading.result;
  if (outline.missing.length === 0 || language === null) return [];
  const speaking = languageFor(analysis.settings, language, session.client.locale);
  const [words, own] = await Promise.all([outlineWordsOf(speaking), outlineWordsOf(language)]);
  return outline.missing.map(({ element, at }) => {
    const example = own?.elements[element]?.examples[kind];
    const sentence = element === "greeting" && example ? addressed(example, addressee) : example;
    return {
      element,
      name: nameIn(words, `elements/${element}`),
      advice: words?.elements[element]?.advice ?? "",
      sentence,
      at,
      findChange: async () => (sentence === undefined ? undefined : changeFor(analysis, reading, at, sentence)),
    };
  });
}

/** A change that puts a sentence in its place. */
async function changeFor(
  analysis: Analysis,
  { source }: Reading,
  at: number,
  sentence: string,
): Promise<Change | undefined> {
  const { document } = analysis;
  if (source.map) return undefined;
  const place = insertionOf(source, at, sentence, isMarkup(document));
  if (!place) return undefined;
  const change = insertion(document.positionAt(place.at), place.text, true);
  return (await isHarmless(analysis, change, { words: sentence })) ? change : undefined;
}
