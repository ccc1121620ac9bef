/** Two words of letters that we have rules for, or one of Cyrillic. */
const WORDS = /\p{Script=Cyrillic}{2}|\p{Script=Latin}[,:]?\s+[\p{L}\p{N}«“"({%$<]/u;

/** Commands, styles, code. */
const CODE = /&&|\|\||=>|\s--\w|\s-[a-z]\s|;\s*$|^[\w-]+:[^;]*;/;
/** Lists of classes. */
const CLASSES = /^[a-z0-9_:/-]+(?:\s+[a-z0-9_:/-]+)*$/;

/** So much of a string tells what it is. */
const SAMPLE = 1000;

/** Whether a string looks as if people were to read it, where nobody says which strings are. */
export function looksLikeProse(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  if (!WORDS.test(sample)) return false;
  if (/\p{Script=Cyrillic}/u.test(sample)) return true;
  return !CODE.test(sample) && !(/[-_:/]/.test(sample) && CLASSES.test(sample));
}
