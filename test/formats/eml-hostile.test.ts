import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { eml } from "../../core/formats/eml.ts";
import { lintDocument } from "../helpers/lint.ts";
import { documentsOf } from "./show.ts";

// The machine may be busy: what takes less than this many milliseconds is quick, whatever it is compared with.
const FLOOR = 60;

/** Four times the input takes less than nine times as long. */
function expectLinear(make: (count: number) => string, count: number): void {
  const time = (repeats: number): number => {
    const file = make(repeats);
    const start = performance.now();
    for (const document of documentsOf(eml.read(file, {})))
      for (const { map, text } of document.blocks.slice(0, 1000)) {
        const place = map.toSource(0, text.length);
        document.map?.toSource(place.start, place.end);
      }
    return performance.now() - start;
  };
  time(count / 4);
  const least = (repeats: number): number => Math.min(time(repeats), time(repeats));
  expect(least(count * 4)).toBeLessThan(9 * Math.max(least(count), FLOOR));
}

const BOX = "Content-Type: multipart/mixed; boundary=b\n\n";
const BOTH = "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n";
const HTML = "\n--b\nContent-Type: text/html\n\n";

describe("mails in linear time", () => {
  const cases: [piece: string, count: number, start?: string, end?: string][] = [
    ["a: b\n", 5_000],
    ["a: b\n c\n", 2_500],
    ["Subject: =?utf-8?q?a?= ", 1_250, "Subject:"],
    ["=?utf-8?b?0JTQ?= ", 2_500, "Subject: "],
    ["=?", 12_500, "Subject: "],
    ["=?a?b?", 5_000, "Subject: "],
    ["\t", 25_000, "Subject: a"],
    ["; a=b", 5_000, "Content-Type: text/plain"],
    ["; a*0=b", 5_000, "Content-Type: text/plain"],
    ['; a="', 5_000, "Content-Type: text/plain"],
    ["--b\n", 5_000, BOX],
    ["--b\n\nслово\n", 1_250, BOX],
    ["--b\nContent-Type: multipart/mixed; boundary=b\n\n", 2_500, BOX],
    ["--b\nContent-Type: multipart/alternative; boundary=b\n\n", 2_500, BOX, "--b\n\nслово"],
    ["--", 12_500, BOX],
    ["--b--\n", 5_000, BOX],
    ["=D0=BF", 5_000, "Content-Transfer-Encoding: quoted-printable\n\n"],
    ["=\n", 12_500, "Content-Transfer-Encoding: quoted-printable\n\n"],
    [" ", 25_000, "Content-Transfer-Encoding: quoted-printable\n\na", "b"],
    ["0JTQsA", 5_000, "Content-Transfer-Encoding: base64\n\n"],
    ["=A", 12_500, "Content-Transfer-Encoding: base64\n\n"],
    ["\xD0\xBF", 5_000, "Content-Type: text/plain; charset=utf-8\n\n"],
    ["\xB0\xA1", 2_500, "Content-Type: text/plain; charset=gb2312\n\n"],
    ["From: a\n", 2_500, "\n\n"],
    ["---- Original Message\n\n", 1_250, "\n\n"],
    ["слово ", 5_000, BOTH, `${HTML}<p>слово слово`],
    ["Одно слово. Two. ", 1_250, BOTH, `${HTML}<p>${"Одно слово! ".repeat(1000)}`],
    ["https://a.b/c ", 2_500, BOTH, `${HTML}<p>a`],
  ];
  test.each(cases)("%j × %d", (piece, count, start = "", end = "") => {
    expectLinear((repeats) => start + piece.repeat(repeats) + end, count);
  });

  test("boxes in boxes, ten thousand deep", () => {
    const depth = 10_000;
    const opened = Array.from(
      { length: depth },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
    );
    const records = [...eml.read(`${opened.join("")}\nслово`, {})];
    expect(records.filter((record) => record instanceof UserError).map(String)).toEqual([
      "301: This part lies too deep in others. Save the mail without forwarding it.",
    ]);
  });

  test("five million characters on a line keep their places", () => {
    const file = `Content-Transfer-Encoding: quoted-printable\n\n${"<b>a =D0=BF ".repeat(416_666)}end`;
    const { text, map } = documentsOf(eml.read(file, {}))[0] as SourceDocument;
    const { start, end } = map?.toSource(text.length - 3, text.length) ?? { start: 0, end: 0 };
    expect(file.slice(start, end)).toBe("end");
  });
});

test("no mail is too broken to be read and linted", async () => {
  const pieces = [
    "Subject: ",
    "Content-Type: text/html",
    "Content-Type: text/plain; charset=utf-8",
    "; charset=koi8-r",
    "; boundary=b",
    '; boundary="b',
    "Content-Type: multipart/alternative; boundary=b",
    "Content-Type: multipart/mixed; boundary=c",
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: quoted-printable",
    "--b",
    "--b--",
    "--c",
    "\n\n",
    "\r\n",
    "\n",
    "\r",
    " ",
    "=D0=BF",
    "=D0",
    "=",
    "=?utf-8?b?0JTQ?=",
    "=?koi8-r?q?=",
    "?=",
    "0JTQsA==",
    "<p>you failed",
    "<style>.a{display:none",
    "слово",
    "\xD0\xBF",
    "\xFF\xFE",
    "\0",
    "\uD83D",
    "{{",
    "> ",
    "From: ",
    "\uFEFF",
  ];
  const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 60, size: "max" }).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(hostile, async (file) => {
      for (const document of documentsOf(eml.read(file, {}))) {
        for (const { text, map } of document.blocks) {
          for (const [from, to] of [
            [0, text.length],
            [text.length - 1, text.length],
          ] as const) {
            const place = map.toSource(from, to);
            const { start, end } = document.map?.toSource(place.start, place.end) ?? place;
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(file.length);
          }
        }
        await lintDocument(document);
      }
    }),
    { seed: 20260502, numRuns: 200 },
  );
});
