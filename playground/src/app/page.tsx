import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { type Draft, emptyDraft } from "../engine/draft.ts";
import { exampleNames, examples } from "../examples/examples.ts";
import { keep } from "../keep.ts";
import { fromHash, isShared, type LinkProblem } from "../share.ts";
import { stringsOf } from "../texts/choose.ts";
import { CompareDialog } from "./compare-dialog.tsx";
import { ContextPane } from "./context-pane.tsx";
import type { Desk } from "./desk.ts";
import { DraftSwitch } from "./draft-switch.tsx";
import { Header } from "./header.tsx";
import { hideHash } from "./hide-hash.ts";
import { Notices } from "./notices.tsx";
import { ReaderSwitch } from "./reader-switch.tsx";
import { ruleAddresses } from "./rule-address.ts";
import { ShareDialog } from "./share-dialog.tsx";
import { TablePane } from "./table-pane.tsx";
import { type TabName, Tabs } from "./tabs.tsx";
import { useDesk } from "./use-desk.ts";
import { useKeptDraft } from "./use-kept-draft.ts";
import { useTable } from "./use-table.ts";
import { Workbench } from "./workbench.tsx";

const REPOSITORY = "https://github.com/tactful/tactful";

interface Props {
  desk: Desk;
  /** What the link was that the page was opened with: its draft, or why it brought none; undefined where it was no link. */
  link: Draft | LinkProblem | undefined;
}

export function Page({ desk, link }: Props) {
  const state = useDesk(desk);
  const { draft, locale } = state;
  const t = stringsOf(locale);
  const [isTable, setIsTable] = useState(false);
  const tab: TabName = isTable ? "table" : draft.kind;
  const open = useTable(desk, locale, t);
  const row = open.rowOf(draft);
  const [dialog, setDialog] = useState<"compare" | "share" | undefined>();
  // Each is of the draft that was there then, and gone when that is.
  const [linked, setLinked] = useState({ link, draft: desk.state.draft });
  const keptDraft = useKeptDraft(draft, typeof linked.link === "object" ? linked.draft : undefined);
  const problem = typeof linked.link === "string" && linked.draft === draft ? linked.link : undefined;

  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = t.title;
  }, [locale]);

  useEffect(() => {
    // A link that is opened where the page is already.
    const follow = async () => {
      const { hash } = location;
      if (!isShared(hash)) return;
      hideHash();
      const link = await fromHash(hash);
      if (typeof link === "object") openDraft(link);
      setLinked({ link, draft: desk.state.draft });
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [desk]);

  // Where a long table was left is nowhere in a text.
  useLayoutEffect(() => {
    if (!isTable) scrollTo(0, 0);
  }, [isTable]);

  const ruleUrl = useMemo(() => ruleAddresses(locale, document.baseURI), [locale]);

  function choose(next: TabName) {
    setIsTable(next === "table");
    if (next === "table") open.takeBack(draft);
    else if (next !== draft.kind) desk.change({ kind: next });
  }

  function openDraft(next: Draft) {
    open.takeBack(desk.state.draft);
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
          desk.wish({ locale: next });
        }}
      />
      <main>
        <div class="bar">
          <Tabs current={tab} t={t} onChoose={choose} />
          {tab !== "table" && (
            <p class="examples">
              {t.examples.label}{" "}
              {exampleNames.map((name) => (
                <button key={name} type="button" class="quiet" onClick={() => openDraft(examples[locale][name])}>
                  {t.examples[name]}
                </button>
              ))}
            </p>
          )}
        </div>
        <Notices
          kept={keptDraft}
          problem={problem}
          t={t}
          onOpen={openDraft}
          onSeen={() => setLinked({ link: undefined, draft })}
        />
        <div id="work" class={`work work-${tab}`} role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={-1}>
          <h1 class="visually-hidden">{t.tabs[tab]}</h1>
          {tab === "table" && <TablePane open={open} locale={locale} t={t} onOpen={openDraft} />}
          {/* The editor stays, with all that can be undone in it. */}
          <div class="desk" hidden={tab === "table"}>
            {row && (
              <p class="origin">
                {t.table.fromRow(row.id || String(row.row), open.table?.name ?? "")}{" "}
                <button type="button" class="button" onClick={() => choose("table")}>
                  {t.table.backToTable}
                </button>
              </p>
            )}
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
                    onClick={() => openDraft({ ...emptyDraft, kind: draft.kind })}
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
        <ReaderSwitch desk={desk} reader={state.reader} isForNext={isTable && open.table !== undefined} t={t} />
        <DraftSwitch kept={keptDraft} t={t} />
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
function isEmpty({ kind: _, origin: __, ...rest }: Draft): boolean {
  return Object.values(rest).every((value) => value === undefined || value === "" || value === 0);
}
