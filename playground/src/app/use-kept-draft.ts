import { useEffect, useRef, useState } from "preact/hooks";
import type { Draft } from "../engine/draft.ts";
import { forget, keep, kept, parseKept, watchKept } from "../keep.ts";

/** How long a draft rests before it is kept. */
const KEEP_AFTER_MS = 500;

/** The draft that stays on this computer, where somebody asked for it. */
export interface KeptDraft {
  isKept: boolean;
  /** Whether the browser did not keep it when it was last asked to. */
  hasFailed: boolean;
  /** What another tab has kept in the place of what this one knows: nothing is kept from here until somebody decides. */
  other: Draft | undefined;
  choose(isKept: boolean): void;
  /** Keeps this draft after all. */
  keepOwn(): void;
  /** The other one is open here now. */
  tookOther(): void;
}

/** @param foreign A draft that somebody's link brought: it does not take the place of the kept one before it is worked on. */
export function useKeptDraft(draft: Draft, foreign: Draft | undefined): KeptDraft {
  const [isKept, setKept] = useState(() => kept("draft") !== undefined);
  const [hasFailed, setFailed] = useState(false);
  const [other, setOther] = useState<Draft | undefined>();
  /** What this tab has written, or read. */
  const known = useRef(kept("draft"));

  /** @returns Whether what is kept is what this tab knows; else it is told. */
  function isOurs(): boolean {
    const now = kept("draft");
    if (now === known.current || now === undefined) return true;
    setOther(parseKept(now));
    return parseKept(now) === undefined;
  }

  function write(): void {
    const value = JSON.stringify(draft);
    const isDone = keep("draft", value);
    if (isDone) known.current = value;
    setFailed(!isDone);
  }

  useEffect(
    () =>
      watchKept("draft", (value) => {
        // Another tab was told to keep nothing any more.
        if (value === undefined) setKept(false);
        else if (isKept) isOurs();
      }),
    [isKept],
  );

  useEffect(() => {
    if (!isKept || other || draft === foreign) return;
    const last = known.current;
    const now = () => {
      stop();
      if (kept("draft") === undefined && last !== undefined) return;
      if (JSON.stringify(draft) !== known.current && isOurs()) write();
    };
    const timer = setTimeout(now, KEEP_AFTER_MS);
    addEventListener("pagehide", now);
    const stop = () => {
      clearTimeout(timer);
      removeEventListener("pagehide", now);
    };
    return stop;
  }, [isKept, other, draft, foreign]);

  return {
    isKept,
    hasFailed,
    other,
    choose(wanted) {
      setFailed(false);
      setOther(undefined);
      if (!wanted) {
        forget("draft");
        known.current = undefined;
        setKept(false);
        return;
      }
      if (isOurs()) write();
      setKept(kept("draft") !== undefined);
    },
    keepOwn() {
      setOther(undefined);
      write();
    },
    tookOther() {
      known.current = kept("draft");
      setOther(undefined);
    },
  };
}
