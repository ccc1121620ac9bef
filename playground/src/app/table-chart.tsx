import type { TableRow } from "../engine/protocol.ts";
import type { Strings } from "../texts/strings.ts";
import { countRules } from "./table-rows.ts";

const MOST_BARS = 10;

interface Props {
  rows: readonly TableRow[];
  names: Readonly<Record<string, string>>;
  rule: string | undefined;
  t: Strings;
  onChoose(rule: string | undefined): void;
}

/** Bars that are buttons: each shows its texts. */
export function TableChart({ rows, names, rule, t, onChoose }: Props) {
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
