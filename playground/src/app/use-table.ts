import { useEffect, useRef, useState } from "preact/hooks";
import { eolOf } from "../../../core/formats/lines.ts";
import type { Language } from "../../../core/text/language.ts";
import { type Draft, emptyDraft } from "../engine/draft.ts";
import type { TableReport, TableRow } from "../engine/protocol.ts";
import type { Strings } from "../texts/strings.ts";
import type { Desk } from "./desk.ts";
import { saveFile } from "./save-file.ts";
import type { Filter, Sorting } from "./table-rows.ts";

/** How a table is looked at. */
export interface TableView {
  filter: Filter;
  sorting: Sorting;
  /** How many rows, at most. */
  shown: number;
  /** The index of the row that was worked on last: it is shown, whatever the filter says. */
  last: number | undefined;
}

export const ROWS_STEP = 100;

const firstView: TableView = {
  filter: { rule: undefined, severity: undefined, words: "" },
  sorting: { key: "found", isDown: true },
  shown: ROWS_STEP,
  last: undefined,
};

/** A table of texts, and what can be done with it. */
export interface OpenTable {
  table: TableReport | undefined;
  view: TableView;
  look(patch: Partial<TableView>): void;
  /** @throws What goes wrong in the checker. */
  read(file: File, onProgress: (done: number) => void): Promise<TableReport>;
  show(table: TableReport | undefined): void;
  /** The draft that a row is mended as. */
  draftOf(row: TableRow): Draft;
  /** The row that a draft is out of; undefined where it is out of none of this table. */
  rowOf(draft: Draft): TableRow | undefined;
  /** Takes what became of a row's text. */
  takeBack(draft: Draft): void;
  /** Gives a row the text that the file has. */
  revert(row: TableRow): void;
  download(): Promise<void>;
  /** Whether something was changed since the last download. */
  isUnsaved: boolean;
}

export function useTable(desk: Desk, locale: Language, t: Strings): OpenTable {
  const [table, setTable] = useState<TableReport | undefined>();
  const [view, setView] = useState(firstView);
  const [saved, setSaved] = useState<TableReport["rows"] | undefined>();
  // An answer of the checker may come when the table is another.
  const current = useRef(table);
  current.current = table;
  /** The last change that is not checked yet: what is downloaded waits for it. */
  const writing = useRef<Promise<void>>(Promise.resolve());
  const isUnsaved =
    table?.rows.some((row, i) => row.text !== (saved?.[i]?.text ?? row.before?.text ?? row.text)) ?? false;

  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isUnsaved]);

  function put(table: TableReport | undefined): void {
    current.current = table;
    setTable(table);
  }

  function change(index: number, patch: (row: TableRow) => TableRow): void {
    const { current: table } = current;
    if (table) put({ ...table, rows: table.rows.map((row) => (row.index === index ? patch(row) : row)) });
  }

  function write(index: number, text: string): void {
    change(index, ({ isUnchecked: _, before: known, ...row }) => {
      const before = known ?? { text: row.text, findings: row.findings };
      return { ...row, text, findings: [], isUnchecked: true, ...(before.text !== text && { before }) };
    });
    writing.current = check(index, text);
  }

  async function check(index: number, text: string): Promise<void> {
    const { current: table } = current;
    if (!table) return;
    try {
      const { findings } = await desk.engine.ask({
        type: "row",
        rows: table.rows,
        index,
        locale,
        reader: desk.state.reader,
      });
      if (current.current?.id !== table.id) return;
      change(index, (row) => {
        if (row.text !== text) return row;
        const { isUnchecked: _, ...checked } = row;
        return { ...checked, findings };
      });
    } catch (error) {
      // The row says that it was not checked.
      console.error(error);
    }
  }

  function rowOf({ origin }: Draft): TableRow | undefined {
    const { current: table } = current;
    return origin && origin.table === table?.id ? table.rows[origin.index] : undefined;
  }

  return {
    table,
    view,
    isUnsaved,
    rowOf,
    look: (patch) => setView((view) => ({ ...view, ...patch })),
    async read(file, onProgress) {
      const bytes = await file.arrayBuffer();
      const { reader } = desk.state;
      return (await desk.engine.ask({ type: "table", name: file.name, bytes, locale, reader }, onProgress)).table;
    },
    show(next) {
      put(next);
      setView(firstView);
      setSaved(undefined);
    },
    draftOf: ({ index, kind, text, meta }) => ({
      ...emptyDraft,
      kind,
      text,
      review: meta.review ?? "",
      rating: Math.round(meta.rating ?? 0),
      author: meta.author ?? "",
      platform: meta.platform ?? "",
      ...(meta.language && { language: meta.language }),
      ...(table && { origin: { table: table.id, index } }),
    }),
    takeBack(draft) {
      const row = rowOf(draft);
      if (!row) return;
      setView((view) => ({ ...view, last: row.index }));
      if (draft.text === row.text.replace(/\r\n?/g, "\n")) return;
      // The editor has line ends of its own.
      write(row.index, draft.text.replaceAll("\n", eolOf(row.before?.text ?? row.text)));
    },
    revert(row) {
      if (row.before === undefined) return;
      // Where it is still open, it would be taken back as it was mended.
      const { draft } = desk.state;
      if (rowOf(draft)?.index === row.index) desk.open({ ...draft, text: row.before.text });
      write(row.index, row.before.text);
    },
    async download() {
      await writing.current;
      const { current: table } = current;
      if (!table) return;
      const columns = { ...t.table.added, severity: t.findings.severity };
      const { file } = await desk.engine.ask({ type: "annotate", table, columns });
      saveFile(file);
      setSaved(table.rows);
    },
  };
}
