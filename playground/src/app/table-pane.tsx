import { useRef, useState } from "preact/hooks";
import type { Language } from "../../../core/text/language.ts";
import type { Draft } from "../engine/draft.ts";
import type { Strings } from "../texts/strings.ts";
import { unreadableIn } from "../texts/unreadable.ts";
import { TableResult } from "./table-result.tsx";
import type { OpenTable } from "./use-table.ts";

interface Props {
  open: OpenTable;
  locale: Language;
  t: Strings;
  /** Opens one text where it can be mended. */
  onOpen(draft: Draft): void;
}

/** Many replies at once, out of a file. */
export function TablePane({ open, locale, t, onOpen }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [done, setDone] = useState<number | undefined>();
  const [error, setError] = useState("");

  async function read(file: File | undefined) {
    if (!file) return;
    setError("");
    setDone(0);
    try {
      const table = await open.read(file, setDone);
      const [failure] = table.failures;
      if (table.rows.length > 0 || !failure) open.show(table);
      else setError(`${t.table.failed} ${unreadableIn(locale, failure)}`);
    } catch (failure) {
      console.error(failure);
      setError(t.table.crashed);
    }
    setDone(undefined);
  }

  if (open.table) return <TableResult open={open} table={open.table} locale={locale} t={t} onOpen={onOpen} />;
  return (
    <section
      class={`drop${isOver ? " drop-over" : ""}`}
      aria-labelledby="drop-title"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        read(event.dataTransfer?.files[0]);
      }}
    >
      <h2 id="drop-title">{t.table.title}</h2>
      <p>{t.table.drop}</p>
      <p>
        <button
          type="button"
          class="button button-main"
          disabled={done !== undefined}
          onClick={() => input.current?.click()}
        >
          {t.table.choose}
        </button>
        <input
          ref={input}
          type="file"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={t.table.choose}
          accept={EXTENSIONS.join(",")}
          onChange={({ currentTarget }) => {
            read(currentTarget.files?.[0]);
            // The same file may be chosen again.
            currentTarget.value = "";
          }}
        />
      </p>
      <p role="status">{done === undefined ? "" : t.table.checking(done)}</p>
      {error !== "" && (
        <p class="warning" role="alert">
          {error}
        </p>
      )}
      <p class="hint">{t.table.columns}</p>
      <p class="hint">{t.table.hint}</p>
    </section>
  );
}
