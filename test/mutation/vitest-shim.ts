/** Stands in for `vitest` in the bundle: notes the tests, which `thread.ts` runs one by one. */
import fc from "fast-check";
// The real one: the bundle leaves packages outside, and this name is put in its place there.
import { expect } from "vitest-itself";

/** Many mutants fail a property: what the smallest failing input is does not matter. */
fc.configureGlobal({ endOnFailure: true });

export interface Noted {
  name: string;
  run(): unknown;
}

export const tests: Noted[] = [];
const titles: string[] = [];

function note(name: string, run: () => unknown): void {
  tests.push({ name: [...titles, name].join(" › "), run });
}

function each(rows: readonly unknown[]) {
  return (name: string, run: (...row: unknown[]) => unknown): void =>
    rows.forEach((row, number) => {
      note(`${name} #${number}`, () => (Array.isArray(row) ? run(...row) : run(row)));
    });
}

function group(name: string, body: () => void): void {
  titles.push(name);
  body();
  titles.pop();
}

const test = Object.assign(note, { each, skip: () => undefined });
const describe = Object.assign(group, {
  each: (rows: readonly unknown[]) => (name: string, body: (...row: unknown[]) => void) =>
    rows.forEach((row, number) => {
      group(`${name} #${number}`, () => (Array.isArray(row) ? body(...row) : body(row)));
    }),
  skip: () => undefined,
});

export { describe, expect, test as it, test };
