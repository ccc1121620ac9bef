import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Strings } from "../texts/strings.ts";
import type { Desk, DeskState } from "./desk.ts";
import { EditorPane } from "./editor-pane.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import { Toolbar } from "./toolbar.tsx";

interface Props {
  desk: Desk;
  state: DeskState;
  t: Strings;
  ruleUrl(rule: string): string;
  tools?: ComponentChildren;
  /** What stands above the text. */
  children?: ComponentChildren;
}

/** Where the panel is a sheet; as in panel.css. */
const NARROW = "(max-width: 48rem)";

/** A person who types is not to be told of each letter. */
const SAY_AFTER_MS = 1200;

/** The text, what to change in it, and what can be done with it: a page's heart, and all of an embedded editor. */
export function Workbench({ desk, state, t, ruleUrl, tools, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [said, say] = useState("");
  const { editor, report, draft } = state;
  const isClean = editor.findings.length === 0;
  const summary =
    !report || draft.text.trim() === "" ? "" : isClean ? t.findings.clean : t.findings.count(editor.findings.length);
  const writing = useRef<HTMLElement>(null);
  const last = useRef("");
  useEffect(() => {
    if (summary === last.current) return;
    const timer = setTimeout(() => {
      last.current = summary;
      say(summary);
    }, SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [summary]);

  function point() {
    setOpen(true);
    // The sheet is not to lie on the words that it tells of.
    if (matchMedia(NARROW).matches) writing.current?.scrollIntoView({ block: "start" });
  }

  return (
    <div class="workbench">
      <section ref={writing} class="writing" aria-label={t.editor.label[draft.kind]}>
        {children}
        <h2 class="writing-title">{t.editor.label[draft.kind]}</h2>
        <EditorPane desk={desk} state={state} t={t} onPoint={point} />
        <Toolbar desk={desk} state={state} t={t} say={say}>
          {tools}
        </Toolbar>
        <p class="keys">{t.editor.keys(/Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl")}</p>
      </section>
      <FindingsPanel desk={desk} state={state} t={t} isOpen={isOpen} onOpen={setOpen} ruleUrl={ruleUrl} />
      <p class="visually-hidden" role="status" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
