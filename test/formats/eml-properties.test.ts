import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { eml } from "../../core/formats/eml.ts";
import { type Coding, characterOf, fileText, type MadeMail, madeMail } from "./mail-making.ts";
import { documentsOf } from "./show.ts";

// By hand: RUNS=20000 npx vitest run test/formats/eml-properties.test.ts
const parameters = { seed: 20260501, numRuns: Number(process.env.RUNS ?? 300) };

function read({ bytes }: MadeMail): { file: string; documents: SourceDocument[]; main: SourceDocument } {
  const file = fileText(bytes);
  const records = [...eml.read(file, {})];
  const documents = documentsOf(records);
  expect(documents).toHaveLength(records.length);
  return { file, documents, main: documents.at(-1) as SourceDocument };
}

/** What a piece of the file says, by other code than ours. */
function said(piece: string, { transfer, charset }: Coding, isFileUnicode: boolean): string {
  if (transfer === "7bit" || transfer === "8bit")
    return isFileUnicode ? piece : decoded(Buffer.from(piece, "latin1"), charset);
  const bytes =
    transfer === "base64"
      ? Buffer.from(piece, "base64")
      : Buffer.from(
          unescape(
            piece
              .replace(/=\r?\n/g, "")
              .replace(/%/g, "%25")
              .replace(/=([0-9A-Fa-f]{2})/g, "%$1"),
          ),
          "latin1",
        );
  return decoded(bytes, charset);
}

/** The table of windows-1252 of some versions of Node is wrong. */
function decoded(bytes: Buffer, charset: string): string {
  if (charset !== "windows-1252") return new TextDecoder(charset).decode(bytes);
  return [...bytes].map((byte) => characterOf.get(byte) ?? String.fromCharCode(byte)).join("");
}

/** How much more than it says a piece may stand for: of base64, four letters are the smallest piece. */
function expectSaid(actual: string, wanted: string, { transfer }: Coding): void {
  if (transfer !== "base64") expect(actual).toBe(wanted);
  else {
    expect(actual).toContain(wanted);
    expect(Buffer.byteLength(actual) - Buffer.byteLength(wanted)).toBeLessThanOrEqual(2 * 6);
  }
}

const WORD = /[\p{L}\p{N}]+/gu;

describe("made mails", () => {
  test("have all that was put into them", () => {
    fc.assert(
      fc.property(madeMail, (mail) => {
        const { documents, main } = read(mail);
        const body = mail.html ?? mail.plain;
        expect(main.text.replace(/\s+$/, "")).toBe(`${mail.subject}\n\n${body?.text}`.replace(/\s+$/, ""));
        expect(main.blocks[0]).toMatchObject({ role: "subject", text: mail.subject });
        if (documents.length > 1)
          expect(documents[0]?.text.trimEnd()).toBe(`${mail.subject}\n\n${mail.plain?.text}`.trimEnd());
        expect(documents.map(({ id }) => id)).toEqual(documents.length > 1 ? ["text", "html"] : [undefined]);
      }),
      parameters,
    );
  });

  test("say of every stretch where it stands in the file", () => {
    fc.assert(
      fc.property(madeMail, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (mail, numbers) => {
        const { file, documents } = read(mail);
        for (const { text, map, id } of documents) {
          const { text: body, coding } = (id === "text" ? mail.plain : (mail.html ?? mail.plain)) as {
            text: string;
            coding: Coding;
          };
          const from = mail.subject.length + 2;
          for (let i = 0; i + 1 < numbers.length; i += 1) {
            const a = from + ((numbers[i] as number) % body.length);
            const b = a + 1 + ((numbers[i + 1] as number) % 40);
            const wanted = text.slice(a, b);
            // Half a character, or white space that is the file's and not the text's.
            if (/[\uD800-\uDFFF]|^\s|\s$/.test(wanted) || wanted === "") continue;
            const { start, end } = map?.toSource(a, b) ?? { start: 0, end: 0 };
            expectSaid(said(file.slice(start, end), coding, file !== mail.bytes), wanted, coding);
          }
        }
      }),
      parameters,
    );
  });

  test("say where the words of a subject stand", () => {
    fc.assert(
      fc.property(madeMail, (mail) => {
        const { file, main } = read(mail);
        for (const { 0: word, index } of mail.subject.matchAll(WORD)) {
          const { start, end } = main.map?.toSource(index, index + word.length) ?? { start: 0, end: 0 };
          const piece = file.slice(start, end);
          const [, charset = "utf-8"] = /=\?([^?]+)\?[bq]\?/i.exec(file.slice(file.indexOf("\nSubject:"))) ?? [];
          // A word may begin in one encoded word and end in the next.
          const parts = piece.split(/\?=\s*=\?[^?]+\?[bq]\?/i);
          const by = (decode: (part: string) => Buffer) =>
            new TextDecoder(charset).decode(Buffer.concat(parts.map(decode)));
          const readings = [
            piece,
            by((part) => Buffer.from(unescape(part.replace(/=/g, "%").replace(/_/g, " ")), "latin1")),
            by((part) => Buffer.from(part, "base64")),
          ];
          const isSaid = readings.some((reading, i) => (i < 2 ? reading === word : reading.includes(word)));
          expect(isSaid, `${word} in ${piece}`).toBe(true);
          expect(piece.length).toBeLessThan(word.length * 8 + 60);
        }
      }),
      parameters,
    );
  });

  test("are read as another reader of mails reads them", async () => {
    await fc.assert(
      fc.asyncProperty(madeMail, async (mail) => {
        const { main } = read(mail);
        // It knows no line of an envelope.
        const bytes = Buffer.from(mail.bytes.replace(/^From [^\n]*\n/, ""), "latin1");
        const other = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
        const plain = (text = "") => text.replace(/\s+/g, " ").trim();
        expect(plain(main.text.slice(mail.subject.length))).toBe(plain(mail.html ? other.html : other.text));
      }),
      parameters,
    );
  });

  test("have no word that nobody sees, and all words that somebody does", () => {
    fc.assert(
      fc.property(madeMail, (mail) => {
        const { documents } = read(mail);
        if (mail.plain === undefined) return;
        const wordsOf = (texts: readonly string[]) => texts.join(" ").toLowerCase().match(WORD) ?? [];
        const seen = new Set(documents.flatMap(({ blocks }) => wordsOf(blocks.map(({ text }) => text))));
        for (const word of wordsOf([mail.plain.text])) expect(seen).toContain(word);
      }),
      parameters,
    );
  });
});
