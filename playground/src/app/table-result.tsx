import { useEffect, useRef } from "preact/hooks";
import { severities } from "../../../core/problem.ts";
import type { Language } from "../../../core/text/language.ts";
import { shortened } from "../../../core/text/shortened.ts";
import type { Draft } from "../engine/draft.ts";
import type { TableReport, TableRow } from "../engine/protocol.ts";
import { ruleNames } from "../texts/rule-names.ts";
import type { Strings } from "../texts/strings.ts";
import { unreadableIn } from "../texts/unreadable.ts";
import { Icon } from "./icons.tsx";
import { TableChart } from "./table-chart.tsx";
import { chooseRows, type Filter, type Sorting, type SortKey } from "./table-rows.ts";
import { type OpenTable, ROWS_STEP } from "./use-table.ts";

interface Props {
  open: OpenTable;
  table: TableReport;
  locale: Language;
  t: Strings;
  /** Opens one text where it can be mended. */
  onOpen(draft: Draft): void;
}

const LONGEST_TEXT = 220;
const MOST_FAILURES = 100;

/** What was found in a table: what goes wrong most, and text by text. */
export function TableResult({ open, table, locale, t, onOpen }: Props) {
  const { filter, sorting, shown, last } = open.view;
  const { rows, failures } = table;
  const bad = rows.filter(({ findings }) => findings.length > 0).length;
  const changed = rows.filter(({ before }) => before !== undefined).length;
  const chosen = chooseRows(rows, filter, sorting, last);
  // The row that was worked on is among what is shown.
  const visible = chosen.filter(({ index }, i) => i < shown || index === last);
  const names = ruleNames[locale];
  const narrow = (patch: Partial<Filter>) =>
    open.look({ filter: { ...filter, ...patch }, shown: ROWS_STEP, last: undefined });
  const another = () => {
    if (!open.isUnsaved || confirm(t.table.unsaved)) open.show(undefined);
  };

  return (
    <section class="result" aria-labelledby="result-title">
      <header class="result-head">
        <div>
          <h2 id="result-title">{table.name}</h2>
          <p role="status">
            {rows.length === 0 ? t.table.empty : t.table.summary(rows.length, bad)}
            {changed > 0 && `, ${t.table.changed(changed)}`}
          </p>
        </div>
        <div class="result-tools">
          <p class="row">
            <button type="button" class="button" onClick={another}>
              {t.table.another}
            </button>
            <button
              type="button"
              class="button button-main"
              disabled={rows.length === 0}
              onClick={() => open.download()}
            >
              {t.table.download}
            </button>
          </p>
          {table.source === undefined && rows.length > 0 && <p class="hint">{t.table.asTable}</p>}
        </div>
      </header>
      {failures.length > 0 && (
        <details class="warning">
          <summary>{t.table.unread(failures.length)}</summary>
          <ul>
            {failures.slice(0, MOST_FAILURES).map((failure, i) => (
              <li key={`${i} ${failure.code}`}>
                {failure.line !== undefined && `${t.table.line(failure.line)}: `}
                {unreadableIn(locale, failure)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <TableChart rows={rows} names={names} rule={filter.rule} t={t} onChoose={(rule) => narrow({ rule })} />
      <div class="filters">
        <input
          type="search"
          aria-label={t.table.search}
          placeholder={t.table.search}
          value={filter.words}
          onInput={({ currentTarget }) => narrow({ words: currentTarget.value })}
        />
        <select
          aria-label={t.table.severity}
          value={filter.severity ?? ""}
          onChange={({ currentTarget }) => narrow({ severity: severities.find((one) => one === currentTarget.value) })}
        >
          <option value="">{t.table.all}</option>
          {severities.map((severity) => (
            <option key={severity} value={severity}>
              {t.findings.severity[severity]}
            </option>
          ))}
        </select>
      </div>
      {chosen.length === 0 ? (
        <p>{t.table.none}</p>
      ) : (
        <table class="texts">
          <thead>
            <tr>
              {(["row", "rating", "text", "found"] satisfies SortKey[]).map((key) => (
                <Heading
                  key={key}
                  name={key}
                  label={t.table[key]}
                  sorting={sorting}
                  onSort={(next) => open.look({ sorting: next })}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.map((row) => (
              <Row
                key={row.index}
                row={row}
                isLast={row.index === last}
                names={names}
                t={t}
                open={open}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      )}
      {chosen.length > visible.length && (
        <button type="button" class="button" onClick={() => open.look({ shown: shown + ROWS_STEP })}>
          {t.table.showMore(Math.min(ROWS_STEP, chosen.length - visible.length))}
        </button>
      )}
    </section>
  );
}

interface RowProps extends Pick<Props, "open" | "t" | "onOpen"> {
  row: TableRow;
  /** Whether it was worked on a moment ago. */
  isLast: boolean;
  names: Readonly<Record<string, string>>;
}

function Row({ row, isLast, names, t, open, onOpen }: RowProps) {
  const { meta, text, before } = row;
  const button = useRef<HTMLButtonElement>(null);
  // Who comes back from a text wants to see what became of it.
  useEffect(() => {
    if (!isLast) return;
    button.current?.scrollIntoView({ block: "center" });
    button.current?.focus({ preventScroll: true });
  }, [isLast]);
  return (
    <tr class={isLast ? "row-last" : undefined}>
      <td class="number">{row.id || row.row}</td>
      <td class="number">
        {meta.rating !== undefined && (
          <>
            {meta.rating} <span aria-hidden="true">★</span>
          </>
        )}
      </td>
      <td>
        {meta.review && (
          <p class="row-review" dir="auto">
            {shortened(meta.review, LONGEST_TEXT / 2)}
          </p>
        )}
        <p dir="auto">{text === "" ? <span class="hint">{t.table.blank}</span> : shortened(text, LONGEST_TEXT)}</p>
        <p class="row-tools">
          {before !== undefined && (
            <span class="row-changed">
              <Icon name="check" />
              {t.table.isChanged}
            </span>
          )}
          <button ref={button} type="button" class="quiet" onClick={() => onOpen(open.draftOf(row))}>
            {t.table.open}
          </button>
          {before !== undefined && (
            <button type="button" class="quiet" onClick={() => open.revert(row)}>
              {t.table.revert}
            </button>
          )}
        </p>
      </td>
      <td>
        <Remarks row={row} names={names} t={t} />
      </td>
    </tr>
  );
}

interface HeadingProps {
  name: SortKey;
  label: string;
  sorting: Sorting;
  onSort(sorting: Sorting): void;
}

function Heading({ name, label, sorting, onSort }: HeadingProps) {
  const isOwn = sorting.key === name;
  return (
    <th scope="col" aria-sort={isOwn ? (sorting.isDown ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        class="sort"
        onClick={() => onSort({ key: name, isDown: isOwn ? !sorting.isDown : name === "found" })}
      >
        {label}
        {isOwn && <Icon name={sorting.isDown ? "down" : "up"} />}
      </button>
    </th>
  );
}

const LONGEST_QUOTE = 60;

function Remarks({ row, names, t }: { row: TableRow; names: Readonly<Record<string, string>>; t: Strings }) {
  if (row.isUnchecked) return <span class="hint">{t.table.unchecked}</span>;
  if (row.findings.length === 0) return <span class="hint">{t.table.clean}</span>;
  return (
    <ul class="remarks">
      {row.findings.map(({ rule, severity, isAboutAll, actual, message, opinion }, i) => (
        <li key={`${rule} ${i}`} class={`remark remark-${severity}`} title={message}>
          <Icon name={severity} />
          <span>
            <b>{names[rule] ?? rule}</b> {opinion && <span class="badge">{t.reader.badge}</span>}{" "}
            {isAboutAll ? "" : shortened(actual.replace(/\s+/g, " "), LONGEST_QUOTE)}
          </span>
        </li>
      ))}
    </ul>
  );
}
