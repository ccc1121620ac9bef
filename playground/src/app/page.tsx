import { useEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../../core/text/language.ts";
import { type Draft, emptyDraft } from "../engine/draft.ts";
import type { TableReport } from "../engine/protocol.ts";
import { exampleNames, examples } from "../examples/examples.ts";
import { keep, kept } from "../keep.ts";
import { stringsOf } from "../texts/choose.ts";
import { CompareDialog } from "./compare-dialog.tsx";
import { ContextPane } from "./context-pane.tsx";
import type { Desk } from "./desk.ts";
import { Header } from "./header.tsx";
import { ruleAddress } from "./rule-address.ts";
import { ShareDialog } from "./share-dialog.tsx";
import { TablePane } from "./table-pane.tsx";
import { type TabName, Tabs } from "./tabs.tsx";
import { useDesk } from "./use-desk.ts";
import { Workbench } from "./workbench.tsx";

/** How long a draft rests before it is kept. */
const KEEP_AFTER_MS = 500;

const REPOSITORY = "https://github.com/tactful/tactful";

interface Props {
  desk: Desk;
  /** Whether the page came with a link that could not be read. */
  isBroken: boolean;
}

export function Page({ desk, isBroken }: Props) {
  const state = useDesk(desk);
  const { draft, locale } = state;
  const t = stringsOf(locale);
  const [isTable, setIsTable] = useState(false);
  const tab: TabName = isTable ? "table" : draft.kind;
  const [table, setTable] = useState<TableReport | undefined>();
  const [dialog, setDialog] = useState<"compare" | "share" | undefined>();

  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = t.title;
  }, [locale]);

  const ruleUrl = (rule: string) => ruleAddress(rule, locale, document.baseURI);

  function choose(next: TabName) {
    setIsTable(next === "table");
    if (next !== "table") desk.change({ kind: next });
  }

  function open(next: Draft) {
    desk.open(next);
    setIsTable(false);
  }

  return (
    <div class="page">
      <a class="skip" href="#work">
        {t.skip}
      </a>
      <Header
        locale={locale}
        t={t}
        onLocale={(next) => {
          keep("locale", next);
          desk.speak(next);
        }}
      />
      <main>
        <div class="bar">
          <Tabs current={tab} t={t} onChoose={choose} />
          {tab !== "table" && (
            <p class="examples">
              {t.examples.label}{" "}
              {exampleNames.map((name) => (
                <button key={name} type="button" class="quiet" onClick={() => open(examples[locale][name])}>
                  {t.examples[name]}
                </button>
              ))}
            </p>
          )}
        </div>
        {isBroken && (
          <p class="warning" role="alert">
            {t.share.broken}
          </p>
        )}
        <div id="work" class={`work work-${tab}`} role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={-1}>
          <h1 class="visually-hidden">{t.tabs[tab]}</h1>
          {tab === "table" && (
            <TablePane desk={desk} locale={locale} t={t} table={table} onTable={setTable} onOpen={open} />
          )}
          {/* The editor stays, with all that can be undone in it. */}
          <div class="desk" hidden={tab === "table"}>
            {draft.kind !== "email" && <ContextPane desk={desk} draft={draft} t={t} />}
            <Workbench
              desk={desk}
              state={state}
              t={t}
              ruleUrl={ruleUrl}
              tools={
                <>
                  <button
                    type="button"
                    class="button"
                    disabled={!state.editor.isChanged}
                    onClick={() => setDialog("compare")}
                  >
                    {t.editor.compare}
                  </button>
                  <button type="button" class="button" disabled={draft.text === ""} onClick={() => setDialog("share")}>
                    {t.editor.share}
                  </button>
                  <button type="button" class="button tool-print" disabled={draft.text === ""} onClick={() => print()}>
                    {t.editor.print}
                  </button>
                  <button
                    type="button"
                    class="button"
                    disabled={isEmpty(draft)}
                    onClick={() => open({ ...emptyDraft, kind: draft.kind })}
                  >
                    {t.editor.clear}
                  </button>
                </>
              }
            >
              {draft.kind === "email" && <ContextPane desk={desk} draft={draft} t={t} />}
            </Workbench>
          </div>
        </div>
      </main>
      <footer class="bottom">
        <p class="private">{t.private}</p>
        <DraftSwitch draft={draft} locale={locale} />
        <p class="links">
          <a href={`rules/${locale === "en" ? "#en" : `${locale}/`}`}>{t.footer.rules}</a>{" "}
          <a href={REPOSITORY}>{t.footer.source}</a> <a href="THIRD-PARTY-NOTICES.txt">{t.footer.licences}</a>
        </p>
      </footer>
      {dialog === "compare" && <CompareDialog desk={desk} t={t} onClose={() => setDialog(undefined)} />}
      {dialog === "share" && <ShareDialog draft={draft} t={t} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

/** Whether there is nothing of anybody's in a draft. */
function isEmpty({ kind: _, ...rest }: Draft): boolean {
  return Object.values(rest).every((value) => value === undefined || value === "" || value === 0);
}

/** Nothing is kept unless somebody wants it. */
function DraftSwitch({ draft, locale }: { draft: Draft; locale: Language }) {
  const t = stringsOf(locale);
  const [isKept, setKept] = useState(() => kept("draft") !== undefined);
  // What somebody else's link brought is not in the place of the kept draft before it is worked on.
  const opened = useRef(draft);
  useEffect(() => {
    if (!isKept || draft === opened.current) return;
    const write = () => {
      stop();
      // Another tab may have been told to keep nothing any more.
      if (kept("draft") !== undefined) keep("draft", JSON.stringify(draft));
    };
    const timer = setTimeout(write, KEEP_AFTER_MS);
    addEventListener("pagehide", write);
    const stop = () => {
      clearTimeout(timer);
      removeEventListener("pagehide", write);
    };
    return stop;
  }, [isKept, draft]);
  return (
    <p class="keep">
      <label>
        <input
          type="checkbox"
          checked={isKept}
          onChange={({ currentTarget }) => {
            setKept(currentTarget.checked);
            keep("draft", currentTarget.checked ? JSON.stringify(draft) : undefined);
          }}
        />{" "}
        {t.draft.keep}
      </label>{" "}
      <span class="hint">{t.draft.hint}</span>
    </p>
  );
}
