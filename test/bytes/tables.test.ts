import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ByteReader } from "../../core/bytes/byte-reader.ts";
import { ByteWriter } from "../../core/bytes/byte-writer.ts";
import { IndexedTable, writeList } from "../../core/bytes/indexed-table.ts";
import { readSections, textBytes, textOf, writeSections } from "../../core/bytes/sections.ts";
import { SortedTable, writeTable } from "../../core/bytes/sorted-table.ts";

const number = fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1));
const word = fc.oneof(
  fc.string({ maxLength: 6, unit: fc.constantFrom("а", "б", "ё", "є", "a", "-", "’", "\u007f", "€", "\ud83d") }),
  fc.string({ maxLength: 200 }),
);

test("numbers come back as they were written, whatever their size", () => {
  fc.assert(
    fc.property(fc.array(number), fc.array(number), (list, more) => {
      const ascending = [...new Set(more)].sort((a, b) => a - b);
      const bytes = new ByteWriter().list(list).ascending(ascending).finish();
      const reader = new ByteReader(bytes);
      expect(reader.list()).toEqual(list);
      expect(reader.ascending()).toEqual(ascending);
      expect(reader.isAtEnd).toBe(true);
    }),
  );
});

test("a torn number is an error and no endless loop", () => {
  expect(() => new ByteReader(new Uint8Array([0x80])).number()).toThrow(RangeError);
});

describe("a sorted table", () => {
  test("has what was put in, and nothing else", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), fc.array(word), (keys, others) => {
        const table = new SortedTable(writeTable(keys.map((key, i) => [key, new ByteWriter().number(i).finish()])));
        keys.forEach((key, i) => {
          expect(table.find(key)?.number()).toBe(i);
        });
        for (const other of others) if (!keys.includes(other)) expect(table.find(other)).toBeUndefined();
      }),
    );
  });

  test("finds words that begin with other words", () => {
    const keys = Array.from({ length: 100 }, (_, i) => "не".repeat(i));
    const table = new SortedTable(writeTable(keys.map((key, i) => [key, new ByteWriter().number(i).finish()])));
    expect(keys.map((key) => table.find(key)?.number())).toEqual(keys.map((_, i) => i));
    expect(table.find("нен")).toBeUndefined();
    expect(table.find("не".repeat(100))).toBeUndefined();
  });
});

test("a list has each of its entries", () => {
  fc.assert(
    fc.property(fc.array(fc.array(number), { maxLength: 70 }), (lists) => {
      const table = new IndexedTable(writeList(lists.map((list) => new ByteWriter().list(list).finish())));
      lists.forEach((list, i) => {
        const entry = table.at(i);
        expect(entry.list()).toEqual(list);
        expect(entry.isAtEnd).toBe(true);
      });
    }),
  );
});

test("sections are views of the whole", () => {
  const sections = { a: textBytes("слово"), empty: new Uint8Array(0), b: new Uint8Array([1, 2, 3]) };
  const bytes = writeSections(sections);
  const read = readSections(bytes);
  expect(Object.keys(read)).toEqual(["a", "empty", "b"]);
  expect(textOf(read.a as Uint8Array)).toBe("слово");
  expect([...(read.b as Uint8Array)]).toEqual([1, 2, 3]);
  expect((read.b as Uint8Array).buffer).toBe(bytes.buffer);
});
