import { useRef, useState } from "preact/hooks";
import type { Language } from "../../../core/text/language.ts";
import { type Draft, emptyDraft } from "../engine/draft.ts";
import type { TableReport, TableRow } from "../engine/protocol.ts";
import type { Strings } from "../texts/strings.ts";
import type { Desk } from "./desk.ts";
import { reasonOf } from "./reason.ts";
import { TableResult } from "./table-result.tsx";

interface Props {
  desk: Desk;
  locale: Language;
  t: Strings;
  table: TableReport | undefined;
  onTable(table: TableReport | undefined): void;
  /** Opens one text where it can be mended. */
  onOpen(draft: Draft): void;
}

/** Many replies at once, out of a file. */
export function TablePane({ desk, locale, t, table, onTable, onOpen }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [done, setDone] = useState<number | undefined>();
  const [error, setError] = useState("");

  async function read(file: File | undefined) {
    if (!file) return;
    setError("");
    setDone(0);
    try {
      const bytes = await file.arrayBuffer();
      const columns = { ...t.table.added, severity: t.findings.severity };
      const answer = await desk.engine.ask({ type: "table", name: file.name, bytes, locale, columns }, setDone);
      onTable(answer.table);
    } catch (failure) {
      const reason = failure instanceof Error ? failure.message : String(failure);
      setError(`${t.table.failed} ${reasonOf(reason, "", locale)}`.trim());
    }
    setDone(undefined);
  }

  if (table) {
    return (
      <TableResult
        table={table}
        locale={locale}
        t={t}
        onOpen={(row) => onOpen(draftOf(row))}
        onAnother={() => onTable(undefined)}
      />
    );
  }
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

function draftOf({ kind, text, review, rating, author, platform }: TableRow): Draft {
  return { ...emptyDraft, kind, text, review, rating: Math.round(rating), author, platform };
}
