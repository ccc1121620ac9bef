import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../../core/text/language.ts";
import { quoted } from "../../../core/text/quotation.ts";
import { ruleNames } from "../texts/rule-names.ts";
import type { Strings } from "../texts/strings.ts";
import { Card } from "./card.tsx";
import type { Desk, DeskState } from "./desk.ts";
import { Icon } from "./icons.tsx";
import { OutlineList } from "./outline-list.tsx";

/** More cards at once are slow to draw, and nobody reads them. */
const STEP = 30;

interface Props {
  desk: Desk;
  state: DeskState;
  t: Strings;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
  ruleUrl(rule: string): string;
}

/** What to change, beside the text; on a phone a sheet from below. */
export function FindingsPanel({ desk, state, t, isOpen, onOpen, ruleUrl }: Props) {
  const { editor, draft } = state;
  const [shown, setShown] = useState(STEP);
  useEffect(() => setShown(STEP), [draft.kind]);
  const isEmpty = draft.text.trim() === "" && draft.subject.trim() === "" && draft.preheader.trim() === "";
  const { findings, active, ignored } = editor;
  const at = findings.findIndex(({ key }) => key === active);
  // What is looked at is among what is shown.
  const cards = findings.slice(0, Math.max(shown, at + 1));
  const more = findings.length - cards.length;
  return (
    <aside class={`panel${isOpen ? " panel-open" : ""}`} aria-labelledby="findings-title">
      <div class="panel-head">
        <h2 id="findings-title">{t.findings.title}</h2>
        {findings.length > 0 && <span class="count">{t.findings.count(findings.length)}</span>}
        <div class="sheet-tools">
          {findings.length > 1 && (
            <>
              <button
                type="button"
                class="square"
                aria-label={t.findings.previous}
                onClick={() => desk.editor?.step(-1)}
              >
                <Icon name="left" />
              </button>
              <button type="button" class="square" aria-label={t.findings.next} onClick={() => desk.editor?.step(1)}>
                <Icon name="right" />
              </button>
            </>
          )}
          <button
            type="button"
            class="square sheet-toggle"
            aria-expanded={isOpen}
            aria-controls="panel-body"
            aria-label={isOpen ? t.findings.close : t.findings.open}
            onClick={() => onOpen(!isOpen)}
          >
            <Icon name={isOpen ? "close" : "up"} />
          </button>
        </div>
      </div>
      <div class="panel-body" id="panel-body">
        <Condition desk={desk} state={state} t={t} isEmpty={isEmpty} />
        {!isEmpty && (
          <div class="cards">
            {cards.map(({ key, finding }) => (
              <Card
                key={key}
                name={key}
                desk={desk}
                t={t}
                locale={state.locale}
                language={state.report?.language ?? state.locale}
                finding={finding}
                isActive={key === active}
                url={ruleUrl(finding.rule)}
              />
            ))}
          </div>
        )}
        {more > 0 && (
          <button type="button" class="button" onClick={() => setShown(shown + STEP)}>
            {t.findings.showMore(Math.min(STEP, more))}
          </button>
        )}
        {ignored > 0 && (
          <p class="ignored">
            {t.findings.ignored(ignored)}{" "}
            <button type="button" class="quiet" onClick={() => desk.editor?.ignoreNothing()}>
              {t.findings.bringBack}
            </button>
          </p>
        )}
        <OutlineList desk={desk} state={state} t={t} />
      </div>
    </aside>
  );
}

/** What is to be said where there are no cards, and why. */
function Condition({ desk, state, t, isEmpty }: { desk: Desk; state: DeskState; t: Strings; isEmpty: boolean }) {
  const { engine, report, editor } = state;
  const { findings: words } = t;
  if (engine === "broken") {
    return (
      <div class="condition" role="alert">
        <p>{navigator.onLine ? words.broken : words.unloaded}</p>
        <p class="row">
          <button type="button" class="button" onClick={() => desk.retry()}>
            {words.retry}
          </button>
        </p>
      </div>
    );
  }
  const parts = [];
  if (state.hasStumbled) parts.push(<p class="hint">{words.restarted}</p>);
  if (engine === "loading" || (engine === "starting" && !report))
    parts.push(<p class="hint loading">{words.starting}</p>);
  if (report?.isReaderMissing)
    parts.push(
      <p key="reader" class="hint">
        {t.reader.unloaded}
      </p>,
    );
  for (const { message, rule } of report?.notices ?? []) {
    const name = rule && ruleNames[state.locale][rule];
    const said = name ? message.replace(rule, quoted(name, state.locale)) : message;
    parts.push(
      <p key={message} class="hint">
        {said}
      </p>,
    );
  }
  if (isEmpty) {
    parts.push(
      <div class="condition">
        <p class="condition-title">{words.empty}</p>
        <p>{words.emptyHint}</p>
      </div>,
    );
  } else if (report?.language === null) {
    parts.push(
      <div class="condition">
        <p class="condition-title">{words.foreign}</p>
        <p>{words.foreignHint}</p>
        <p class="row">
          {(["ru", "uk", "en"] satisfies Language[]).map((language) => (
            <button key={language} type="button" class="button" onClick={() => desk.change({ language })}>
              {words.isLanguage[language]}
            </button>
          ))}
        </p>
      </div>,
    );
  } else if (report && editor.findings.length === 0 && engine === "ready") {
    const isWhole = report.outline.parts.every((part) => part.state !== "missing");
    parts.push(
      <div class="condition condition-clean">
        <Icon name="check" />
        <div>
          <p class="condition-title">{isWhole ? words.clean : words.almost}</p>
          <p>{isWhole ? words.cleanHint : words.almostHint}</p>
        </div>
      </div>,
    );
  }
  return <>{parts}</>;
}
