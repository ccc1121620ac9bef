import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../engine/draft.ts";
import { toHash } from "../share.ts";
import type { Strings } from "../texts/strings.ts";
import { copyText } from "./copy.ts";
import { Dialog } from "./dialog.tsx";

/** Messengers cut links that are longer. */
const LONG_LINK = 8000;

/** A link to the text, with what it means to give it away. */
export function ShareDialog({ draft, t, onClose }: { draft: Draft; t: Strings; onClose(): void }) {
  const [link, setLink] = useState("");
  const [isTooLong, setTooLong] = useState(false);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    toHash(draft).then((hash) => {
      setTooLong(hash === undefined);
      setLink(hash === undefined ? "" : new URL(hash, location.href).href);
    });
  }, [draft]);
  return (
    <Dialog title={t.share.title} closeLabel={t.dialog.close} onClose={onClose}>
      <p class="warning">{isTooLong ? t.share.tooLong : t.share.warning}</p>
      {link.length > LONG_LINK && <p class="hint">{t.share.long}</p>}
      <input
        class="link"
        type="text"
        readOnly
        value={link}
        aria-label={t.share.title}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p class="row" role="status">
        <button
          type="button"
          class="button button-main"
          disabled={link === ""}
          onClick={async () => setCopied(await copyText(link))}
        >
          {isCopied ? t.share.copied : t.share.copy}
        </button>
      </p>
    </Dialog>
  );
}
