import { quoted } from "../../../core/text/quotation.ts";
import { shortened } from "../../../core/text/shortened.ts";
import type { Part } from "../engine/protocol.ts";
import type { Strings } from "../texts/strings.ts";
import type { Desk, DeskState } from "./desk.ts";
import { Icon, type IconName } from "./icons.tsx";
import { Words } from "./words.tsx";

const LONGEST_QUOTE = 60;

const icons: Record<Part["state"], IconName> = {
  found: "check",
  other: "check",
  missing: "missing",
  doubtful: "maybe",
  optional: "none",
  settled: "none",
  spared: "maybe",
};

interface Props {
  desk: Desk;
  state: DeskState;
  t: Strings;
}

/** What a good text has, what of it this one has, and a sentence for the rest. */
export function OutlineList({ desk, state, t }: Props) {
  const { report, draft } = state;
  if (!report || report.language === null || draft.text.trim() === "") return null;
  const { outline } = report;
  if (outline.parts.length === 0 && draft.kind !== "reply") return null;
  const isComplete = outline.parts.length > 0 && outline.parts.every(({ state: one }) => one !== "missing");
  const about = [outline.template, outline.mood && t.outline.mood[outline.mood]].filter(Boolean).join(", ");
  return (
    <section class="outline" aria-labelledby="outline-title">
      <h2 id="outline-title">{t.outline.title}</h2>
      {outline.parts.length === 0 ? <p class="hint">{t.outline.unknownMood}</p> : <p class="hint">{about}</p>}
      <ul class="parts">
        {outline.parts.map((part) => (
          <PartItem key={part.element} part={part} desk={desk} state={state} t={t} />
        ))}
      </ul>
      {isComplete && <p class="complete">{t.outline.complete}</p>}
    </section>
  );
}

function PartItem({ part, desk, state, t }: Props & { part: Part }) {
  const language = state.report?.language ?? state.locale;
  const { name, places, advice, insertion } = part;
  const place = places.find(({ field }) => field === "text");
  const sentence = insertion?.text.trim();
  return (
    <li class={`part part-${part.state}`}>
      <Icon name={icons[part.state]} />
      <div>
        <p class="part-head">
          <span class="part-name">{name}</span> <span class="part-state">{t.outline.state[part.state]}</span>
        </p>
        {place && (
          <button
            type="button"
            class="part-quote"
            lang={language}
            title={t.findings.show}
            onClick={() => {
              desk.editor?.revealShown(place.start, place.end);
              desk.editor?.focus();
            }}
          >
            {quoted(shortened(place.actual.replace(/\s+/g, " "), LONGEST_QUOTE), language)}
          </button>
        )}
        {advice && <p class="part-advice">{advice}</p>}
        {insertion && sentence && (
          <button
            type="button"
            class="rewrite"
            lang={language}
            aria-label={t.outline.insertPart(sentence)}
            onClick={() => {
              desk.editor?.rewrite({ start: insertion.at, end: insertion.at, text: insertion.text });
              desk.editor?.focus();
            }}
          >
            <Words text={sentence} />
          </button>
        )}
      </div>
    </li>
  );
}
