import type { Strings } from "../texts/strings.ts";
import type { KeptDraft } from "./use-kept-draft.ts";

/** Nothing is kept unless somebody wants it. */
export function DraftSwitch({ kept, t }: { kept: KeptDraft; t: Strings }) {
  return (
    <p class="keep">
      <label>
        <input
          type="checkbox"
          checked={kept.isKept}
          onChange={({ currentTarget }) => {
            kept.choose(currentTarget.checked);
            // It says what is so, whatever was pressed.
            currentTarget.checked = kept.isKept;
          }}
        />{" "}
        {t.draft.keep}
      </label>{" "}
      <span class="hint">{t.draft.hint}</span>
    </p>
  );
}
