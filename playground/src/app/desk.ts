import type { TextEditor } from "../editor/editor.ts";
import type { EditorStatus } from "../editor/editor-options.ts";
import type { PlacedFinding } from "../editor/findings.ts";
import type { AroundPatch, Surroundings } from "../editor/history.ts";
import { type Draft, emptyDraft } from "../engine/draft.ts";
import { Engine, type EngineState } from "../engine/engine.ts";
import type { Report, Wishes } from "../engine/protocol.ts";

/** All that is shown of a draft. A new object for each change. */
export interface DeskState extends Wishes {
  draft: Draft;
  /** Of the text as it was a moment ago; undefined until the first check is done. */
  report: Report | undefined;
  editor: EditorStatus;
  engine: EngineState;
  /** Whether the checker died a moment ago. */
  hasStumbled: boolean;
}

/** So long it is told that the checker died. */
const TOLD_MS = 8000;

const nothing: EditorStatus = {
  findings: [],
  ignored: 0,
  active: undefined,
  canUndo: false,
  canRedo: false,
  isChanged: false,
};

/** A draft, its editor and its checker: each change is checked at once, one check at a time, the last one always. */
export class Desk {
  readonly engine: Engine;
  #state: DeskState;
  #editor: TextEditor | undefined;
  /** What the report is of. */
  #checked: Draft | undefined;
  #isChecking = false;
  #isStale = false;
  readonly #listeners = new Set<() => void>();

  constructor(start: () => Worker, { locale, reader }: Wishes, draft: Draft = emptyDraft) {
    this.#state = {
      draft: settled(draft),
      locale,
      reader,
      report: undefined,
      editor: nothing,
      engine: "starting",
      hasStumbled: false,
    };
    this.engine = new Engine(start, (engine) => this.#hear(engine));
    addEventListener("online", this.#comeBack);
  }

  readonly #comeBack = () => {
    if (this.#state.engine === "broken" || this.#state.report?.isReaderMissing) this.retry();
  };

  get state(): DeskState {
    return this.#state;
  }

  /** @returns What ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The editor that shows the text; undefined where it goes. */
  attach(editor: TextEditor | undefined): void {
    this.#editor = editor;
    if (editor) this.#check();
  }

  /** What stands around the text. */
  get around(): Surroundings {
    const { text: _, ...around } = this.#state.draft;
    return around;
  }

  get editor(): TextEditor | undefined {
    return this.#editor;
  }

  /** Changes what is written, or what is known of it. */
  change(patch: Partial<Draft>): void {
    const draft = settled({ ...this.#state.draft, ...patch });
    // What a person said of the language was about the text that is gone.
    if (patch.text === "") delete draft.language;
    this.#set({ draft });
    if (patch.text !== undefined && this.#editor && this.#editor.text !== draft.text) this.#editor.setText(draft.text);
    this.#check();
  }

  /** Begins anew with another draft; the text before can be had back by undoing. */
  open(opened: Draft): void {
    const { text, ...around } = settled(opened);
    this.#set({ report: undefined });
    // What the other draft does not say is to be gone.
    const patch = { language: undefined, origin: undefined, ...around };
    if (this.#editor) this.#editor.setText(text, patch);
    else this.restore(text, patch);
  }

  /** The editor has something back that was undone, or done again; `undefined` takes a part away. */
  restore(text: string, around: AroundPatch): void {
    const { language, origin, ...draft } = { ...this.#state.draft, ...around };
    this.#set({ draft: { ...draft, text, ...(language && { language }), ...(origin && { origin }) } as Draft });
    this.#check();
  }

  /** Speaks another language, or asks the second reader, or does no more. */
  wish(wishes: Partial<Wishes>): void {
    this.#set(wishes);
    this.#check();
  }

  /** The editor tells. */
  setEditor(editor: EditorStatus): void {
    this.#set({ editor });
  }

  /** Makes one of the rewrites of a finding, by its number, where it is still there. */
  rewrite(key: string, number: number): void {
    const { finding } = this.#placed(key) ?? {};
    const edit = finding?.rewrites[number];
    if (!finding || !edit) return;
    const { field } = finding;
    if (field === "text") {
      this.#editor?.rewrite(edit);
      this.#editor?.focus();
      return;
    }
    const value = this.#state.draft[field];
    // What is pointed at may have moved since it was checked.
    if (this.#checked?.[field] !== value) return;
    this.#editor?.changeAround({ [field]: value.slice(0, edit.start) + edit.text + value.slice(edit.end) });
  }

  /** Looks at a finding. */
  show(key: string): void {
    const placed = this.#placed(key);
    if (placed?.finding.field === "text") this.#editor?.reveal(placed.from, placed.to, key);
    else this.#editor?.setActive(key);
  }

  #placed(key: string | undefined): PlacedFinding | undefined {
    return this.#state.editor.findings.find((one) => one.key === key);
  }

  /** Tries again where the checker does not work. */
  retry(): void {
    this.#set({ engine: "loading" });
    this.engine.retry();
    this.#check();
  }

  stop(): void {
    removeEventListener("online", this.#comeBack);
    this.engine.stop();
    this.#listeners.clear();
  }

  async #check(): Promise<void> {
    if (this.#isChecking) {
      this.#isStale = true;
      return;
    }
    this.#isChecking = true;
    do {
      this.#isStale = false;
      const { draft, locale, reader } = this.#state;
      this.#editor?.beginCheck();
      try {
        const { report } = await this.engine.ask({ type: "check", draft, locale, reader });
        // What was asked of another draft is no matter by now.
        if (this.#editor?.isSameWriting() ?? true) {
          this.#checked = draft;
          this.#show(report);
        }
      } catch (error) {
        console.error(error);
        this.#set({ engine: "broken" });
      }
    } while (this.#isStale);
    this.#isChecking = false;
  }

  #hear(engine: EngineState): void {
    if (engine !== "restarted") {
      // Each answer says that it is ready, and the page need not be drawn for that.
      if (engine !== this.#state.engine) this.#set({ engine });
      return;
    }
    this.#set({ engine: "loading", hasStumbled: true });
    setTimeout(() => this.#set({ hasStumbled: false }), TOLD_MS);
  }

  #show(report: Report): void {
    this.#set({ report });
    this.#editor?.show(report.findings);
  }

  #set(patch: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }
}

/** A draft with the line ends that the editor has: places count them. */
function settled(draft: Draft): Draft {
  return draft.text.includes("\r") ? { ...draft, text: draft.text.replace(/\r\n?/g, "\n") } : draft;
}
