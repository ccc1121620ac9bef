import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Room } from "../engine/protocol.ts";
import type { Strings } from "../texts/strings.ts";
import { copyText } from "./copy.ts";
import type { Desk, DeskState } from "./desk.ts";
import { Icon } from "./icons.tsx";

interface Props {
  desk: Desk;
  state: DeskState;
  t: Strings;
  /** Tells those who do not see the page. */
  say(words: string): void;
  /** More to do with the text. */
  children?: ComponentChildren;
}

const COPIED_MS = 2500;

/** What can be done with the text, below it. */
export function Toolbar({ desk, state, t, say, children }: Props) {
  const { editor, report, draft } = state;
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    if (!(await copyText(draft.text))) return;
    setCopied(true);
    say(t.editor.copied);
  }

  return (
    <div class="toolbar">
      <button type="button" class="button button-main" disabled={draft.text === ""} onClick={copy}>
        <Icon name={isCopied ? "check" : "copy"} />
        {isCopied ? t.editor.copied : t.editor.copy}
      </button>
      <button
        type="button"
        class="square"
        disabled={!editor.canUndo}
        onClick={() => desk.editor?.undo()}
        aria-label={t.editor.undo}
        title={t.editor.undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="square"
        disabled={!editor.canRedo}
        onClick={() => desk.editor?.redo()}
        aria-label={t.editor.redo}
        title={t.editor.redo}
      >
        <Icon name="redo" />
      </button>
      {children}
      {report?.room && <RoomLeft room={report.room} t={t} />}
    </div>
  );
}

function RoomLeft({ room, t }: { room: Room; t: Strings }) {
  const isOver = room.used > room.limit;
  return (
    <p class={`room${isOver ? " room-over" : ""}`}>
      <meter min={0} max={room.limit} value={Math.min(room.used, room.limit)} aria-hidden="true" />
      {isOver ? t.editor.over(room) : t.editor.left(room)}
    </p>
  );
}
