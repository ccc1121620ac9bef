import { useState } from "preact/hooks";
import { severities } from "../../../core/problem.ts";
import type { Language } from "../../../core/text/language.ts";
import { shortened } from "../../../core/text/shortened.ts";
import type { TableReport, TableRow } from "../engine/protocol.ts";
import { ruleNames } from "../texts/rule-names.ts";
import type { Strings } from "../texts/strings.ts";
import { Icon } from "./icons.tsx";
import { reasonOf } from "./reason.ts";
import { chooseRows, countRules, type Filter, type Sorting, type SortKey } from "./table-rows.ts";

interface Props {
  table: TableReport;
  locale: Language;
  t: Strings;
  onOpen(row: TableRow): void;
  onAnother(): void;
}

const STEP = 100;
const MOST_BARS = 10;
const LONGEST_TEXT = 220;
const LONGEST_QUOTE = 60;

/** What was found in a table: what goes wrong most, and text by text. */
export function TableResult({ table, locale, t, onOpen, onAnother }: Props) {
  const [filter, setFilter] = useState<Filter>({ rule: undefined, severity: undefined, words: "" });
  const [sorting, setSorting] = useState<Sorting>({ key: "found", isDown: true });
  const [shown, setShown] = useState(STEP);
  const { rows, failures } = table;
  const bad = rows.filter(({ findings }) => findings.length > 0).length;
  const chosen = chooseRows(rows, filter, sorting);
  const names = ruleNames[locale];
  const narrow = (patch: Partial<Filter>) => {
    setFilter({ ...filter, ...patch });
    setShown(STEP);
  };

  return (
    <section class="result" aria-labelledby="result-title">
      <header class="result-head">
        <div>
          <h2 id="result-title">{table.name}</h2>
          <p role="status">{rows.length === 0 ? t.table.empty : t.table.summary(rows.length, bad)}</p>
        </div>
        <p class="row">
          <button type="button" class="button" onClick={onAnother}>
            {t.table.another}
          </button>
          <button type="button" class="button button-main" disabled={rows.length === 0} onClick={() => download(table)}>
            {t.table.download}
          </button>
        </p>
      </header>
      {failures.length > 0 && (
        <details class="warning">
          <summary>{t.table.unread(failures.length)}</summary>
          <ul>
            {failures.slice(0, STEP).map(({ line, reason }) => (
              <li key={reason}>{reasonOf(reason, line === undefined ? "" : t.table.line(line), locale)}</li>
            ))}
          </ul>
        </details>
      )}
      <Chart rows={rows} names={names} rule={filter.rule} t={t} onChoose={(rule) => narrow({ rule })} />
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
                <Heading key={key} name={key} label={t.table[key]} sorting={sorting} onSort={setSorting} />
              ))}
            </tr>
          </thead>
          <tbody>
            {chosen.slice(0, shown).map((row) => (
              <tr key={row.row}>
                <td class="number">{row.id || row.row}</td>
                <td class="number">{row.rating > 0 ? row.rating : ""}</td>
                <td>
                  {row.review !== "" && <p class="row-review">{shortened(row.review, LONGEST_TEXT / 2)}</p>}
                  <p>{shortened(row.text, LONGEST_TEXT)}</p>
                  <button type="button" class="quiet" onClick={() => onOpen(row)}>
                    {t.table.open}
                  </button>
                </td>
                <td>
                  <Remarks row={row} names={names} t={t} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + STEP)}>
          {t.table.showMore(Math.min(STEP, chosen.length - shown))}
        </button>
      )}
    </section>
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

interface ChartProps {
  rows: readonly TableRow[];
  names: Readonly<Record<string, string>>;
  rule: string | undefined;
  t: Strings;
  onChoose(rule: string | undefined): void;
}

/** Bars that are buttons: each shows its texts. */
function Chart({ rows, names, rule, t, onChoose }: ChartProps) {
  const bars = countRules(rows).slice(0, MOST_BARS);
  const most = bars[0]?.count ?? 0;
  if (most === 0) return null;
  return (
    <section class="chart" aria-labelledby="chart-title">
      <h3 id="chart-title">{t.table.most}</h3>
      <ul>
        {bars.map((bar) => (
          <li key={bar.rule}>
            <button
              type="button"
              class={`bar bar-${bar.severity}`}
              aria-pressed={rule === bar.rule}
              onClick={() => onChoose(rule === bar.rule ? undefined : bar.rule)}
            >
              <span class="bar-name">{names[bar.rule] ?? bar.rule}</span>
              <span class="bar-track" aria-hidden="true">
                <span class="bar-fill" style={{ inlineSize: `${(bar.count / most) * 100}%` }} />
              </span>
              <span class="bar-count">{t.table.times(bar.count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Remarks({ row, names, t }: { row: TableRow; names: Readonly<Record<string, string>>; t: Strings }) {
  if (row.findings.length === 0) return <span class="hint">{t.table.clean}</span>;
  return (
    <ul class="remarks">
      {row.findings.map(({ rule, severity, isAboutAll, actual, message }, i) => (
        <li key={`${rule} ${i}`} class={`remark remark-${severity}`} title={message}>
          <Icon name={severity} />
          <span>
            <b>{names[rule] ?? rule}</b> {isAboutAll ? "" : shortened(actual.replace(/\s+/g, " "), LONGEST_QUOTE)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function download({ annotated }: TableReport): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([annotated.text], { type: annotated.type }));
  link.download = annotated.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
