import { useEffect, useRef } from "preact/hooks";
import { TextEditor } from "../editor/editor.ts";
import type { Strings } from "../texts/strings.ts";
import type { Desk, DeskState } from "./desk.ts";

interface Props {
  desk: Desk;
  state: DeskState;
  t: Strings;
  /** The writer points at words that were found. */
  onPoint(key: string): void;
}

/** The text, with what was found in it underlined. */
export function EditorPane({ desk, state, t, onPoint }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const point = useRef(onPoint);
  point.current = onPoint;
  const { kind } = state.draft;
  const words = { label: t.editor.label[kind], placeholder: t.editor.placeholder[kind] };

  useEffect(() => {
    if (!host.current) return;
    const editor = new TextEditor(host.current, {
      ...words,
      text: desk.state.draft.text,
      around: () => desk.around,
      onText: (text, around) => (around ? desk.restore(text, around) : desk.change({ text })),
      onStatus: (status) => desk.setEditor(status),
      onPoint: (key) => point.current(key),
      onAccept: () => {
        const { active } = desk.state.editor;
        if (active !== undefined) desk.rewrite(active, 0);
      },
    });
    desk.attach(editor);
    return () => {
      desk.attach(undefined);
      editor.destroy();
    };
  }, [desk]);

  useEffect(() => desk.editor?.setWords(words), [words.label, words.placeholder]);

  return <div class="editor" ref={host} />;
}
