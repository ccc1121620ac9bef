import { expect, test } from "vitest";
import { RowSet } from "../../core/structure/row-set.ts";

test("rows are taken once each, in the order in which they came, and nothing is left of them", () => {
  const found = new RowSet();
  for (const row of [3, 0, -1, 3, 70_000, 0, 5000]) found.add(row);
  expect(found.take()).toEqual([3, 0, 70_000, 5000]);
  for (const row of [5000, 3]) found.add(row);
  expect(found.take()).toEqual([5000, 3]);
  expect(found.take()).toEqual([]);
});
