import type { Language } from "../../core/text/language.ts";
import { readRulePack, readSignals } from "../rule-files.ts";
import { readerRules } from "./rules.ts";

/** An example of a rule's pack. */
export interface PackExample {
  rule: string;
  language: Language;
  text: string;
  isBad: boolean;
  /** How it may be said. */
  good?: string;
}

/** The examples of all rules that the reader may name, and near misses of these. */
export function packExamples(language: Language): PackExample[] {
  return readerRules.flatMap((rule) => {
    const pack = readRulePack(rule, language);
    const parts = [...(pack?.phrases ?? []), ...(pack ? [{ bad: pack.bad, good: pack.good, suggest: [] }] : [])];
    return parts.flatMap(({ bad, good, suggest }): PackExample[] => {
      // A slot is filled by the words that it stands for; the example has others.
      const instead = suggest.find((suggestion) => !/[{}[\]]/.test(suggestion));
      return [
        ...bad.map(({ text }) => ({ rule, language, text, isBad: true, ...(instead && { good: instead }) })),
        ...good.map(({ text }) => ({ rule, language, text, isBad: false })),
      ];
    });
  });
}

/** The examples of signals: plain sentences of replies and messages, which nobody minds. */
export function plainExamples(language: Language): string[] {
  return (
    readSignals("signals/outline", language)?.phrases.flatMap(({ bad, good }) =>
      [...bad, ...good].map(({ text }) => text),
    ) ?? []
  );
}
