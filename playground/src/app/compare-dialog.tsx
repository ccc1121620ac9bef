import type { Strings } from "../texts/strings.ts";
import type { Desk } from "./desk.ts";
import { Dialog } from "./dialog.tsx";

/** The text as it came, and as it is now. */
export function CompareDialog({ desk, t, onClose }: { desk: Desk; t: Strings; onClose(): void }) {
  const parts = desk.editor?.differences() ?? [];
  const isSame = parts.every(({ kind }) => kind === "same");
  const side = (other: "gone" | "new") =>
    parts
      .filter(({ kind }) => kind !== other)
      .map(({ kind, text }, i) => {
        const key = `${i} ${kind}`;
        if (kind === "gone") return <del key={key}>{text}</del>;
        if (kind === "new") return <ins key={key}>{text}</ins>;
        return <span key={key}>{text}</span>;
      });
  return (
    <Dialog title={t.compare.title} closeLabel={t.dialog.close} onClose={onClose}>
      {isSame ? (
        <p>{t.compare.same}</p>
      ) : (
        <div class="compare">
          <section>
            <h3>{t.compare.before}</h3>
            <p class="compare-text">{side("new")}</p>
          </section>
          <section>
            <h3>{t.compare.after}</h3>
            <p class="compare-text">{side("gone")}</p>
          </section>
        </div>
      )}
    </Dialog>
  );
}
