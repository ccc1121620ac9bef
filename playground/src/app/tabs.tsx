import { useEffect, useRef } from "preact/hooks";
import type { Kind } from "../../../core/document.ts";
import type { Strings } from "../texts/strings.ts";

export type TabName = Kind | "table";

const names: readonly TabName[] = ["reply", "email", "message", "table"];

interface Props {
  current: TabName;
  t: Strings;
  onChoose(tab: TabName): void;
}

/** Arrow keys go from tab to tab, as a screen reader says that they do. */
export function Tabs({ current, t, onChoose }: Props) {
  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = { Home: 0, End: names.length - 1 }[event.key];
    if (step === undefined && to === undefined) return;
    const next = names[to ?? (names.indexOf(current) + (step ?? 0) + names.length) % names.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(`tab-${next}`)?.focus();
  }

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = document.getElementById(`tab-${current}`);
    const { current: tabs } = list;
    // A phone has no room for them all.
    if (tab && tabs) tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
  }, [current]);

  return (
    <div ref={list} class="tabs" role="tablist" aria-label={t.tabs.label} onKeyDown={move}>
      {names.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={name === current}
          aria-controls="work"
          tabIndex={name === current ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {t.tabs[name]}
        </button>
      ))}
    </div>
  );
}
