import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../core/encoding/decode-text.ts";
import { canEncode, decodeBytes, encodeText } from "../../core/encoding/encodings.ts";
import { root } from "../../scripts/rule-files.ts";

const bytesIn = (text: string, encoding: string, hasMark = false) => {
  const bytes = encodeText(text, { encoding, hasMark });
  if (!bytes) throw new Error(`${encoding} cannot take it`);
  return bytes;
};

const letter = "Добрый день!\r\nВаш заказ — «Чай» — готов.\r\n";

describe("an encoding that nobody declared", () => {
  test.each([
    ["windows-1251", letter],
    ["koi8-r", letter.replace(/[«»—]/g, "-")],
    ["koi8-u", "Ваше замовлення їде до вас і буде завтра."],
    ["ibm866", "Ваш заказ готов, приезжайте за ним."],
    ["windows-1251", "ВАШ ЗАКАЗ ГОТОВ, ПРИЕЗЖАЙТЕ ЗА НИМ"],
    ["windows-1251", "id;text\n1;Спасибо за отзыв!\n2;Дякуємо, їжа була смачна\n"],
    ["windows-1251", "“Don’t worry” – we’re on it…"],
    ["utf-16le", "hello"],
    ["utf-16be", "Привет, мир"],
    ["utf-16le", "привет"],
  ])("%s: %j", (encoding, text) => {
    expect(decodeText(bytesIn(text, encoding), "a.txt")).toEqual({ text, encoding, hasMark: false });
  });

  test.each([
    ["German", bytesIn("Ihre Bestellung ist für Sie verfügbar, schöne Grüße", "windows-1252")],
    ["French", bytesIn("Votre commande a été préparée à côté, très bientôt", "windows-1252")],
    ["Greek", bytesIn("Η παραγγελία σας είναι έτοιμη και έρχεται", "windows-1253")],
    ["two letters", bytesIn("Да", "windows-1251")],
    ["two encodings", Buffer.concat([Buffer.from("Ваш заказ готов\n"), bytesIn("Ваш заказ готов", "windows-1251")])],
  ])("is not guessed: %s", (_, bytes) => {
    expect(() => decodeText(bytes, "a.txt")).toThrow(/not UTF-8/);
  });

  test("is found in every text of ours, from forty letters on, or left open; never mistaken", () => {
    const folder = join(root, "rules/outline/corpus");
    let [all, found] = [0, 0];
    for (const file of readdirSync(folder).filter((name) => /(?:ru|uk)-\d\.jsonl$/.test(name))) {
      for (const line of readFileSync(join(folder, file), "utf8").trim().split("\n")) {
        const { text: whole } = JSON.parse(line) as { text: string };
        for (const encoding of ["windows-1251", "koi8-u"]) {
          const text = whole.replace(/[^\n -~А-яЁёІіЇїЄєҐґ]/g, "").slice(0, 60);
          if (!/[А-я]{3}/.test(text)) continue;
          all++;
          try {
            expect(decodeText(bytesIn(text, encoding), "").text).toBe(text);
            found++;
          } catch (error) {
            if (!/not UTF-8/.test((error as Error).message)) throw error;
          }
        }
      }
    }
    expect(all).toBeGreaterThan(2000);
    expect(found / all).toBeGreaterThan(0.95);
  });

  test("configurations are Unicode", () => {
    expect(() => decodeText(bytesIn(letter, "windows-1251"), "tactful.json", "unicode")).toThrow(/not UTF-8/);
  });
});

describe("an encoding that the file declares", () => {
  const page = (head: string, text: string) => `${head}<p>${text}</p>`;
  const meta = (charset: string) => `<html><head><meta charset="${charset}"></head>`;

  test.each([
    ["is believed", page(meta("windows-1251"), "Да"), "windows-1251", "windows-1251"],
    ["by its other names", page(meta("cp1251"), "Да"), "windows-1251", "windows-1251"],
    ["of mail", page('<META http-equiv=Content-Type content="text/html; charset=koi8-r">', "Да"), "koi8-r", "koi8-r"],
    ["of XML", page("<?xml version='1.0' encoding='windows-1251'?>", "Да"), "windows-1251", "windows-1251"],
    ["of the West", page(meta("iso-8859-1"), "A “café” – here"), "windows-1252", "windows-1252"],
    ["but not against the bytes", page(meta("koi8-r"), letter), "windows-1251", "windows-1251"],
    ["nor against UTF-8", page(meta("windows-1251"), letter), "utf-8", "utf-8"],
  ])("%s", (_, text, encoding, expected) => {
    expect(decodeText(bytesIn(text, encoding), "a.html")).toEqual({ text, encoding: expected, hasMark: false });
  });

  test("and that cannot be what it is, is an error", () => {
    for (const charset of ["utf-8", "shift_jis", "no-such-charset"])
      expect(() => decodeText(bytesIn(page(meta(charset), "Да"), "windows-1251"), "a.html")).toThrow(/not UTF-8/);
  });
});

test.each([
  ["utf-8", true],
  ["utf-8", false],
  ["utf-16le", true],
  ["utf-16be", true],
])("what is read as %s (mark: %s) is written back as it was", (encoding, hasMark) => {
  const text = `${letter}\ufeff😀`;
  const bytes = bytesIn(text, encoding, hasMark);
  const decoded = decodeText(bytes, "");
  expect(decoded).toEqual({ text, encoding, hasMark });
  expect(Buffer.compare(bytesIn(decoded.text, encoding, hasMark), bytes)).toBe(0);
});

test.each(["windows-1251", "koi8-r", "koi8-u", "ibm866", "x-mac-cyrillic", "windows-1252", "bytes"])(
  "each byte of %s is written back as it was",
  (encoding) => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const { text } = decodeBytes(all, encoding);
    expect(text).toHaveLength(256);
    expect(bytesIn(text, encoding)).toEqual(all);
  },
);

test("what an encoding lacks", () => {
  expect(["«Да»", "ї", "☺", "é"].map((text) => canEncode(text, "windows-1251"))).toEqual([true, true, false, false]);
  expect(["«Да»", "ї", "да"].map((text) => canEncode(text, "koi8-r"))).toEqual([false, false, true]);
  expect(["\ud800", "😀"].map((text) => canEncode(text, "utf-8"))).toEqual([false, true]);
});
