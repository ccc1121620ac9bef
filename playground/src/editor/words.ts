import type { Extension } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";

/** What the editor says in the language of the page. */
export interface EditorWords {
  /** Its name, for those who do not see it. */
  label: string;
  /** Shown while it is empty. */
  placeholder: string;
}

export function wordsOf(words: EditorWords): Extension {
  return [
    placeholder(words.placeholder),
    EditorView.contentAttributes.of({
      "aria-label": words.label,
      "aria-multiline": "true",
      tabindex: "0",
      spellcheck: "true",
      autocapitalize: "sentences",
    }),
  ];
}
