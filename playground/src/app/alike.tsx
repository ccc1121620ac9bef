import type { Opinion } from "../../../core/problem.ts";
import { inTen } from "../../../core/reader/in-ten.ts";
import type { Language } from "../../../core/text/language.ts";
import { quoted } from "../../../core/text/quotation.ts";
import type { Strings } from "../texts/strings.ts";

interface Props {
  opinion: Opinion;
  t: Strings;
  /** The language of the text, and of the examples. */
  language: Language;
}

/** Why the second reader thinks so: how often it is right, and the labelled sentences that come nearest. */
export function Alike({ opinion: { probability, examples }, t, language }: Props) {
  return (
    <div class="alike">
      <p>{t.reader.likelihood(inTen(probability))}</p>
      {examples.length > 0 && (
        <>
          <h4>{t.reader.alike}</h4>
          <ul lang={language}>
            {examples.map(({ bad, good }) => (
              <li key={bad}>
                {quoted(bad, language)}
                {good !== undefined && (
                  <span class="better">
                    <span aria-hidden="true">→ </span>
                    <span class="visually-hidden">{t.findings.instead} </span>
                    {quoted(good, language)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
