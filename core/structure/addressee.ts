import type { DocumentMeta } from "../document.ts";
import type { LanguageEngine } from "../language-engine.ts";
import { isNickname, nameInReview } from "../signature.ts";
import { foldWord, isUpper } from "../text/chars.ts";
import { isCompany } from "../text/company.ts";
import { writtenWords } from "../text/written-words.ts";

/** Where a name stands that somebody is called by, and not one of the business's own people. */
const GAP = /(^|, )\[(?:имя|ім['’]я|name)[^\]]*\](?=$|[,.!])/i;

/**
 * How a greeting calls the author of a review, in the case for it where the language has one; undefined where it is
 * not clear what they are called, and a person has to see for themselves.
 * @param engine Of the language of the greeting.
 */
export function addresseeOf(meta: DocumentMeta, engine: LanguageEngine | undefined): string | undefined {
  const signed = nameInReview(meta);
  if (!engine || signed === "" || isNickname(signed) || isCompany(signed)) return undefined;
  const words = writtenWords(signed).map(({ written }) => written);
  const names = words.filter((word) => {
    const folded = foldWord(word);
    if (!isUpper(word.charCodeAt(0)) || word.length < 2 || engine.namesOf(folded).length === 0) return false;
    // A surname may be a form of somebody's first name: Олега.
    return !engine.rewriter.isInflectedName(folded);
  });
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  const called = engine.rewriter.vocative(foldWord(name)) ?? name;
  return called === called.toUpperCase() ? called.charAt(0) + called.slice(1).toLowerCase() : called;
}

/** A sentence with the name in its gap, where there is one for it. */
export function addressed(sentence: string, addressee: string | undefined): string {
  return addressee === undefined ? sentence : sentence.replace(GAP, (_, before: string) => before + addressee);
}
