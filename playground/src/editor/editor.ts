import {
  history,
  historyKeymap,
  isolateHistory,
  redo,
  redoDepth,
  standardKeymap,
  undo,
  undoDepth,
} from "@codemirror/commands";
import { ChangeSet, Compartment, EditorSelection, EditorState, Transaction } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { Edit, Finding } from "../engine/protocol.ts";
import type { EditorOptions } from "./editor-options.ts";
import {
  findingsField,
  ignoreFinding,
  ignoreNothing,
  isSamePlacing,
  placeFindings,
  setActive,
  setFindings,
  shownFindings,
} from "./findings.ts";
import {
  type AroundPatch,
  beforeField,
  changeAround,
  type DiffPart,
  differences,
  markAsBefore,
  undoneAround,
} from "./history.ts";
import { theme } from "./theme.ts";
import { type EditorWords, wordsOf } from "./words.ts";

/** A gap to fill in, but no link: `[date]`. */
const GAP = /\[[^\][\n]+\](?!\()/;

/** The text that is being written, with what was found in it. */
export class TextEditor {
  readonly #view: EditorView;
  readonly #options: EditorOptions;
  readonly #words = new Compartment();
  /** All that was changed since the text that is being checked. */
  #since: ChangeSet;
  /** The same for the text whose findings are shown. */
  #sinceShown: ChangeSet;
  #isReplaced = false;

  constructor(parent: HTMLElement, options: EditorOptions) {
    this.#options = options;
    // Styles of a shadow tree are no matter for a policy that forbids the page's own.
    const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
    this.#view = new EditorView({
      parent: root as unknown as HTMLElement,
      root,
      state: this.#stateOf(options.text, options),
      dispatchTransactions: (transactions) => this.#apply(transactions),
    });
    this.#since = ChangeSet.empty(this.#view.state.doc.length);
    this.#sinceShown = this.#since;
  }

  destroy(): void {
    this.#view.destroy();
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Says its name and its hint in another language. */
  setWords(words: EditorWords): void {
    this.#view.dispatch({ effects: this.#words.reconfigure(wordsOf(words)) });
  }

  /**
   * Puts another text in. It is compared with nothing before it, but can be undone.
   * @param around What changes around the text with it.
   */
  setText(text: string, around?: AroundPatch): void {
    this.#isReplaced = true;
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      selection: EditorSelection.cursor(0),
      effects: [
        markAsBefore.of(null),
        ignoreNothing.of(null),
        setFindings.of([]),
        setActive.of(undefined),
        ...(around ? [changeAround.of(around)] : []),
      ],
      annotations: [isolateHistory.of("full"), Transaction.userEvent.of("input.open")],
    });
  }

  /** Changes what stands around the text, so that it can be undone. */
  changeAround(patch: AroundPatch): void {
    this.#view.dispatch({ effects: changeAround.of(patch), annotations: isolateHistory.of("full") });
  }

  /** Begins to note what is changed after the text that is checked now. */
  beginCheck(): void {
    this.#since = ChangeSet.empty(this.#view.state.doc.length);
    this.#isReplaced = false;
  }

  /** Whether the text has grown out of the one that is checked: it may have been put away for another. */
  isSameWriting(): boolean {
    return !this.#isReplaced;
  }

  /** Shows what was found in the text of the last `beginCheck`. */
  show(findings: readonly Finding[]): void {
    const since = this.#since;
    this.#sinceShown = since;
    const before = this.#view.state.field(findingsField);
    const placed = placeFindings(findings, since);
    // Most keys change nothing of what is found: nothing has to be drawn then.
    if (isSamePlacing(placed, before.placed)) return;
    const isActive = placed.some(({ key }) => key === before.active);
    this.#view.dispatch({
      effects: [setFindings.of(placed), ...(isActive || !before.active ? [] : [setActive.of(undefined)])],
    });
  }

  /** Shows where a finding stands. */
  reveal(from: number, to: number, key: string): void {
    const { length } = this.#view.state.doc;
    const range = EditorSelection.range(Math.min(from, length), Math.min(to, length));
    this.#view.dispatch({
      selection: EditorSelection.cursor(range.from),
      effects: [EditorView.scrollIntoView(range, { y: "center" }), setActive.of(key)],
    });
  }

  /** Selects a place of the text that the shown findings are of. */
  revealShown(start: number, end: number): void {
    const limit = this.#sinceShown.length;
    const at = (offset: number) => this.#sinceShown.mapPos(Math.min(offset, limit));
    const range = EditorSelection.range(at(start), at(end));
    this.#view.dispatch({ selection: range, effects: EditorView.scrollIntoView(range, { y: "center" }) });
  }

  setActive(key: string | undefined): void {
    if (this.#view.state.field(findingsField).active !== key) this.#view.dispatch({ effects: setActive.of(key) });
  }

  /** Goes to the finding after the cursor, or before it, round and round. */
  step(direction: 1 | -1): boolean {
    const { state } = this.#view;
    const field = state.field(findingsField);
    const all = shownFindings(field).filter(({ finding }) => finding.field === "text" && !finding.isAboutAll);
    if (all.length === 0) return false;
    const at = all.findIndex(({ key }) => key === field.active);
    const { head } = state.selection.main;
    const after = all.findIndex(({ from }) => from >= head);
    const start = direction === 1 ? (after < 0 ? 0 : after) : (after < 0 ? all.length : after) - 1;
    const next = all[((at < 0 ? start : at + direction) + all.length) % all.length];
    if (!next) return false;
    this.#view.dispatch({
      selection: EditorSelection.cursor(next.from),
      effects: [setActive.of(next.key), EditorView.scrollIntoView(next.from, { y: "center" })],
    });
    this.#options.onPoint(next.key);
    return true;
  }

  /** Makes a change of the text that the shown findings are of, and selects the first gap to fill in. */
  rewrite({ start, end, text }: Edit): void {
    const limit = this.#sinceShown.length;
    const from = this.#sinceShown.mapPos(Math.min(start, limit), 1);
    const to = Math.max(from, this.#sinceShown.mapPos(Math.min(end, limit), -1));
    const gap = GAP.exec(text);
    const select = from + (gap?.index ?? text.length);
    this.#view.dispatch({
      changes: { from, to, insert: text },
      selection: EditorSelection.range(select, select + (gap?.[0].length ?? 0)),
      effects: EditorView.scrollIntoView(from, { y: "center" }),
      annotations: [isolateHistory.of("full"), Transaction.userEvent.of("input.rewrite")],
    });
  }

  ignore(key: string): void {
    this.#view.dispatch({ effects: ignoreFinding.of(key) });
  }

  ignoreNothing(): void {
    this.#view.dispatch({ effects: ignoreNothing.of(null) });
  }

  undo(): void {
    undo(this.#view);
  }

  redo(): void {
    redo(this.#view);
  }

  focus(): void {
    this.#view.focus();
  }

  differences(): DiffPart[] {
    const { state } = this.#view;
    return differences(state.field(beforeField), state.doc);
  }

  #apply(transactions: readonly Transaction[]): void {
    this.#view.update(transactions);
    let isChanged = false;
    for (const transaction of transactions) {
      if (!transaction.docChanged) continue;
      isChanged = true;
      this.#since = this.#since.compose(transaction.changes);
      this.#sinceShown = this.#sinceShown.compose(transaction.changes);
    }
    const patches = transactions.flatMap(({ effects }) => effects).filter((effect) => effect.is(changeAround));
    if (isChanged || patches.length > 0) this.#options.onText(this.text, patches.at(-1)?.value);
    if (isChanged || transactions.some(({ effects }) => effects.length > 0)) this.#tell();
  }

  #tell(): void {
    const { state } = this.#view;
    const field = state.field(findingsField);
    const { changes } = state.field(beforeField);
    this.#options.onStatus({
      findings: shownFindings(field),
      ignored: field.ignored.length,
      active: field.active,
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
      isChanged: !changes.empty,
    });
  }

  #stateOf(text: string, options: EditorOptions): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        history(),
        keymap.of([
          { key: "F8", run: () => this.step(1), shift: () => this.step(-1), preventDefault: true },
          {
            key: "Mod-Enter",
            run: () => {
              options.onAccept();
              return true;
            },
          },
          ...historyKeymap,
          ...standardKeymap,
        ]),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        this.#words.of(wordsOf(options)),
        findingsField,
        beforeField,
        undoneAround(options.around),
        // What is pasted into an empty text is where it all began.
        EditorState.transactionExtender.of((transaction) =>
          transaction.docChanged && transaction.startState.doc.length === 0 ? { effects: markAsBefore.of(null) } : null,
        ),
        EditorView.domEventHandlers({ click: (event) => this.#point(event) }),
        theme,
      ],
    });
  }

  #point(event: MouseEvent): boolean {
    const mark = event.composedPath().find((target) => target instanceof HTMLElement && target.dataset.key);
    const key = mark instanceof HTMLElement ? mark.dataset.key : undefined;
    this.setActive(key);
    if (key !== undefined) this.#options.onPoint(key);
    return false;
  }
}
