import { invertedEffects } from "@codemirror/commands";
import { ChangeSet, type Extension, StateEffect, StateField, type Text } from "@codemirror/state";

import type { Draft } from "../engine/draft.ts";

/** What is known of a text beside its words. */
export type Surroundings = Omit<Draft, "text">;

/** What of it changes. */
export type AroundPatch = { [Name in keyof Surroundings]?: Surroundings[Name] | undefined };

/** Something around the text changes in a way that can be undone: who undoes that wants back what stood there. */
export const changeAround = StateEffect.define<AroundPatch>();

/** @param around What stands around the text before a change is told. */
export function undoneAround(around: () => Surroundings): Extension {
  return invertedEffects.of(({ effects }) =>
    effects.flatMap((effect) => {
      if (!effect.is(changeAround)) return [];
      const before: AroundPatch = around();
      const names = Object.keys(effect.value) as (keyof Surroundings)[];
      return changeAround.of(Object.fromEntries(names.map((name) => [name, before[name]])));
    }),
  );
}

/** Makes the text that is there the one that later ones are compared with. */
export const markAsBefore = StateEffect.define<null>();

/** The text as it was, and all that was changed since. */
export const beforeField = StateField.define<{ before: Text; changes: ChangeSet }>({
  create: (state) => ({ before: state.doc, changes: ChangeSet.empty(state.doc.length) }),
  update(value, transaction) {
    if (transaction.effects.some((effect) => effect.is(markAsBefore))) {
      return { before: transaction.newDoc, changes: ChangeSet.empty(transaction.newDoc.length) };
    }
    if (!transaction.docChanged) return value;
    return { ...value, changes: value.changes.compose(transaction.changes) };
  },
});

/** A run of words: the same in both texts, only in the one before, or only in the one after. */
export interface DiffPart {
  kind: "same" | "gone" | "new";
  text: string;
}

/** What was changed, from start to end; whole words, so that it can be read. */
export function differences({ before, changes }: { before: Text; changes: ChangeSet }, after: Text): DiffPart[] {
  const old = before.toString();
  const now = after.toString();
  const parts: DiffPart[] = [];
  let done = 0;
  const add = (kind: DiffPart["kind"], text: string) => {
    if (text !== "") parts.push({ kind, text });
  };
  changes.iterChanges((fromA, toA, fromB, toB) => {
    const gone = old.slice(fromA, toA);
    const came = now.slice(fromB, toB);
    if (gone === came) return;
    add("same", old.slice(done, fromA));
    add("gone", gone);
    add("new", came);
    done = toA;
  });
  add("same", old.slice(done));
  return parts;
}
