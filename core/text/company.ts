import { foldWord } from "./chars.ts";
import { writtenWords } from "./written-words.ts";

const COMPANY: ReadonlySet<string> = new Set(
  (
    "ltd llc llp inc gmbh plc corp company group agency studio store shop bakery hotel cafe café restaurant salon school " +
    "ооо зао оао пао компания магазин агентство студия салон школа тов тзов фоп компанія студія"
  ).split(" "),
);

/** Whether a signature is no person's: Larkspur Bakery Ltd, ООО «Ромашка». */
export function isCompany(signature: string): boolean {
  return writtenWords(signature).some(({ written }) =>
    foldWord(written)
      .split(/['-]/)
      .some((part) => COMPANY.has(part)),
  );
}
