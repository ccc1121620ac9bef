import { createHash } from "node:crypto";
import { UserError } from "../core/errors.ts";
import type { Input } from "./inputs.ts";
import type { Strings } from "./strings/strings.ts";

/**
 * The files of one part of a run, such as `2/5`. Each file is in exactly one, however they are named and ordered; parts differ
 * by one file at most. Only names count: machines may differ in all else.
 * @throws {UserError} for what is no part.
 */
export function shardOf(shard: string, inputs: readonly Input[], strings: Strings): ReadonlySet<Input> {
  const [, part, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(shard) ?? [];
  const [number, count] = [Number(part), Number(of)];
  if (!(number >= 1 && number <= count)) {
    throw new UserError(strings.badValue("--shard", shard), strings.shardForm);
  }
  // Neighbours are alike in size; by their hashes they part.
  const hashed = inputs.map((input) => ({ input, hash: createHash("sha256").update(input.shown).digest("hex") }));
  hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return new Set(hashed.filter((_, index) => index % count === number - 1).map(({ input }) => input));
}
