import { invertedEffects } from "@codemirror/commands";
import { ChangeSet, StateEffect, StateField, type Text } from "@codemirror/state";

import type { Draft } from "../engine/draft.ts";

/** What is known of a text beside its words. */
export type Surroundings = Omit<Draft, "text">;

/** Another draft takes the place of one: who undoes that wants back what stood around the text, too. */
export const changeDraft = StateEffect.define<{ from: Surroundings; to: Surroundings }>();

export const undoneDrafts = invertedEffects.of(({ effects }) =>
  effects.flatMap((effect) =>
    effect.is(changeDraft) ? changeDraft.of({ from: effect.value.to, to: effect.value.from }) : [],
  ),
);

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
