import { ChangeSet, StateEffect, StateField, type Text } from "@codemirror/state";

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
