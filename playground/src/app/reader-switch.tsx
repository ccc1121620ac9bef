import { forget, keep } from "../keep.ts";
import type { Strings } from "../texts/strings.ts";
import type { Desk, DeskState } from "./desk.ts";

interface Props {
  desk: Desk;
  reader: DeskState["reader"];
  /** Whether a table is shown that was read as it was set before. */
  isForNext: boolean;
  t: Strings;
}

/** Nobody hears an opinion who has not asked for it. */
export function ReaderSwitch({ desk, reader, isForNext, t }: Props) {
  return (
    <p class="keep">
      <label>
        <input
          type="checkbox"
          checked={reader === "on"}
          onChange={({ currentTarget: { checked } }) => {
            if (checked) keep("reader", "on");
            else forget("reader");
            desk.wish({ reader: checked ? "on" : "off" });
          }}
        />{" "}
        {t.reader.ask}
      </label>{" "}
      <span class="hint">
        {t.reader.hint} {isForNext && t.reader.forNext}
      </span>
    </p>
  );
}
