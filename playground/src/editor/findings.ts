import { type ChangeDesc, StateEffect, StateField, type Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Field } from "../engine/draft.ts";
import type { Finding } from "../engine/protocol.ts";

/** A finding where it stands now: it moves with what is typed around it. Offsets are UTF-16 code units, half-open. */
export interface PlacedFinding {
  /** Stays the same while it is shown; a new check gives new ones. */
  key: string;
  finding: Finding;
  from: number;
  to: number;
}

interface FindingsState {
  placed: readonly PlacedFinding[];
  /** What the person wants to hear no more of, here. */
  ignored: readonly { rule: string; field: Field; from: number; to: number }[];
  /** The key of the one that is looked at. */
  active: string | undefined;
}

export const setFindings = StateEffect.define<readonly PlacedFinding[]>();
export const setActive = StateEffect.define<string | undefined>();
export const ignoreFinding = StateEffect.define<string>();
export const ignoreNothing = StateEffect.define<null>();

export const findingsField = StateField.define<FindingsState>({
  create: () => ({ placed: [], ignored: [], active: undefined }),
  update(value, transaction) {
    let state = transaction.docChanged ? moved(value, transaction) : value;
    for (const effect of transaction.effects) {
      if (effect.is(setFindings)) state = { ...state, placed: effect.value };
      else if (effect.is(setActive)) state = { ...state, active: effect.value };
      else if (effect.is(ignoreNothing)) state = { ...state, ignored: [] };
      else if (effect.is(ignoreFinding)) {
        const one = state.placed.find(({ key }) => key === effect.value);
        if (one) state = { ...state, ignored: [...state.ignored, spotOf(one)] };
      }
    }
    return state;
  },
  provide: (field) => EditorView.decorations.from(field, decorate),
});

/**
 * Findings where they stand now.
 * @param since What was changed since the text that they are of.
 */
export function placeFindings(findings: readonly Finding[], since: ChangeDesc): PlacedFinding[] {
  const counts = new Map<string, number>();
  return findings.flatMap((finding) => {
    const isOwn = finding.field === "text";
    const from = isOwn ? since.mapPos(finding.start, 1) : finding.start;
    const to = isOwn ? since.mapPos(finding.end, -1) : finding.end;
    if (from > to) return [];
    const name = `${finding.rule} ${finding.field} ${finding.actual}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return [{ key: `${name} ${count}`, finding, from, to }];
  });
}

/** Whether two lists show the same in the same places, and rewrite the same places. */
export function isSamePlacing(a: readonly PlacedFinding[], b: readonly PlacedFinding[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}

/** Those that are to be shown, in the order of the text. */
export function shownFindings({ placed, ignored }: FindingsState): PlacedFinding[] {
  const same = (a: ReturnType<typeof spotOf>, b: typeof a) =>
    a.rule === b.rule && a.field === b.field && a.from === b.from && a.to === b.to;
  return placed.filter((one) => !ignored.some((spot) => same(spot, spotOf(one))));
}

function spotOf({ finding: { rule, field }, from, to }: PlacedFinding) {
  return { rule, field, from, to };
}

function moved({ placed, ignored, active }: FindingsState, { changes }: Transaction): FindingsState {
  const isElsewhere = (field: Field) => field !== "text";
  const move = <T extends { from: number; to: number }>(one: T): T => ({
    ...one,
    from: changes.mapPos(one.from, 1),
    to: changes.mapPos(one.to, -1),
  });
  const isWhole = ({ from, to }: PlacedFinding) => changes.touchesRange(from + 1, Math.max(from + 1, to - 1)) === false;
  return {
    // Words that were changed are no longer the words that were found.
    placed: placed.flatMap((one) => (isElsewhere(one.finding.field) ? one : isWhole(one) ? move(one) : [])),
    ignored: ignored
      .flatMap((spot) => (isElsewhere(spot.field) ? spot : move(spot)))
      .filter(({ from, to }) => from < to),
    active,
  };
}

function decorate(state: FindingsState): DecorationSet {
  const marks = shownFindings(state)
    .filter(({ finding, from, to }) => finding.field === "text" && !finding.isAboutAll && from < to)
    .map(({ key, finding, from, to }) =>
      Decoration.mark({
        class: `finding finding-${finding.severity}${key === state.active ? " finding-active" : ""}`,
        attributes: { "data-key": key },
      }).range(from, to),
    );
  return Decoration.set(marks, true);
}
