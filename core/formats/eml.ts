import type { DocumentMeta, SourceDocument } from "../document.ts";
import { ReadError, type UserError } from "../errors.ts";
import { type Language, languages } from "../text/language.ts";
import { indexLines } from "../text/lines.ts";
import { fieldText } from "./eml-header.ts";
import { boxProblems, charsetProblem, decodeLeaf, type LeafText, leavesOf, type MailProblem } from "./eml-leaves.ts";
import { type MailPart, readParts } from "./eml-parts.ts";
import { isAllRepeated, markRepeats } from "./eml-repeats.ts";
import { joinText, type MailText } from "./eml-text.ts";
import { type HeaderWords, readWords } from "./eml-words.ts";
import type { Format } from "./format.ts";
import { fitsLetters, LETTERS_SAMPLE } from "./letters.ts";

/**
 * A mail as programs keep it (RFC 5322, MIME). It is one document, or two, `html` and `text`, where its plain text says
 * what its HTML does not; what both say is told of in the HTML.
 */
export const eml: Format = {
  bytes: "fallback",
  *read(text, { memory }) {
    memory?.begin();
    yield* readMail(text);
  },
};

/** A program that keeps many mails in a file writes such a line before each. */
const ENVELOPE = /^\uFEFF?[\r\n]*(?:From [^\r\n]*[\r\n]+)?/;

/** Where the next mail begins, in such a file. */
const NEXT_MAIL = /(?:\n|\r\n?)(?:\n|\r\n?)From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}(?:\n|\r\n?)[!-9;-~]{1,100}:/;

function* readMail(file: string): Generator<SourceDocument | UserError> {
  const start = ENVELOPE.exec(file)?.[0].length ?? 0;
  const next = /^\uFEFF?[\r\n]*From /.test(file) ? file.slice(start).search(NEXT_MAIL) : -1;
  const source = next === -1 ? file : file.slice(0, start + next);
  const root = readParts(source, start);
  const shown = leavesOf(root, "text/html");
  const plain = leavesOf(root, "text/plain");
  const problems = boxProblems(root);
  const texts = new Map<MailPart, LeafText>();
  for (const leaf of new Set([...plain, ...shown])) {
    const text = decodeLeaf(source, leaf);
    if ("problem" in text) problems.push(text);
    else texts.set(leaf, text);
  }
  const subject = readSubject(source, root, shown[0] ?? root);
  if (subject?.problem) {
    const { start, kind, charset } = subject.problem;
    problems.push({ start, ...charsetProblem(kind, charset) });
  }
  if (next !== -1) {
    const remedy = "Save each mail as a file of its own";
    problems.push({ start: file.indexOf("From ", start + next), problem: "Another mail begins here", remedy });
  }
  yield* asErrors(file, problems);

  const isSame = plain.length === shown.length && plain.every((leaf, i) => leaf === shown[i]);
  const document = (leaves: readonly MailPart[]): SourceDocument => {
    const found = leaves.filter((leaf) => texts.has(leaf));
    return createDocument(source, root, subject, found, texts);
  };
  const main = document(shown);
  if (isSame || !plain.some((leaf) => texts.has(leaf))) yield main;
  else if (!shown.some((leaf) => texts.has(leaf))) yield document(plain);
  else {
    const other = document(plain);
    other.blocks = markRepeats(other.blocks, main.blocks);
    if (isAllRepeated(other.blocks)) yield main;
    else
      yield* [
        { ...other, id: "text", isVersion: true as const },
        { ...main, id: "html" },
      ];
  }
}

function* asErrors(source: string, problems: readonly MailProblem[]): Generator<UserError> {
  if (problems.length === 0) return;
  const lines = indexLines(source);
  for (const { start, problem, remedy } of problems.toSorted((a, b) => a.start - b.start))
    yield new ReadError("broken-mail", {}, problem, remedy, { line: lines.at(start).line });
}

/** @param body Bytes of a subject that says no charset are most likely of that of the text. */
function readSubject(source: string, { header }: MailPart, body: MailPart): HeaderWords | undefined {
  const field = header.fields.find(({ name }) => name === "subject");
  return field && readWords(source, field, body.type.parameters.get("charset") ?? "");
}

function createDocument(
  source: string,
  root: MailPart,
  subject: HeaderWords | undefined,
  leaves: readonly MailPart[],
  texts: ReadonlyMap<MailPart, LeafText>,
): SourceDocument {
  const bodies = leaves.map((leaf) => ({ ...(texts.get(leaf) as LeafText), isHtml: leaf.type.value === "text/html" }));
  const mail = joinText(subject, bodies);
  const { text, map, blocks, comments, notices } = mail;
  const meta = readMeta(source, root, subject, leaves, mail);
  const isBare = bodies.every((body) => body.isBare) && (subject === undefined || isWritten(source, subject));
  return {
    text,
    map,
    meta,
    blocks,
    comments,
    notices,
    ...(isBare && { encode: UNICODE.test(text) ? asItIs : onlyAscii }),
  };
}

/** What no file of bytes holds. */
const UNICODE = /[\u0100-\uFFFF]/;
const NOT_ASCII = /[^\n\r\t -~]/;
const asItIs = (words: string): string => words;
const onlyAscii = (words: string): string | undefined => (NOT_ASCII.test(words) ? undefined : words);

/** Whether a subject stands in its file as it is read. */
function isWritten(source: string, { text, map }: HeaderWords): boolean {
  const { start, end } = map.toSource(0, text.length);
  return source.slice(start, end) === text;
}

/** What the subject of an answer begins with. */
const ANSWER = /^(?:re|на|ответ|відп|відповідь)(?:\s*\[\d+\])?\s*:/iu;

function readMeta(
  source: string,
  root: MailPart,
  subject: HeaderWords | undefined,
  leaves: readonly MailPart[],
  { blocks, language: own }: MailText,
): DocumentMeta {
  const isAnswer = fieldText(source, root.header, "in-reply-to") !== undefined || ANSWER.test(subject?.text ?? "");
  const meta: DocumentMeta = { kind: isAnswer ? "message" : "email" };
  const said = [...leaves, root].map((part) => fieldText(source, part.header, "content-language")).find(Boolean);
  const language = own ?? languageNamed(said);
  if (
    language !== undefined &&
    fitsLetters(language, blocks.map(({ text }) => text.slice(0, LETTERS_SAMPLE)).join("\n"))
  )
    meta.language = language;
  const quoted = isAnswer || blocks.find(({ role }) => role !== "subject")?.quote ? firstQuote(blocks) : "";
  if (quoted !== "") meta.review = quoted;
  return meta;
}

function languageNamed(said: string | undefined): Language | undefined {
  const code = said
    ?.trim()
    .toLowerCase()
    .split(/[-_,\s]/)[0];
  return languages.find((language) => language === code);
}

/** The letter that is answered, as far as it stands in one piece. */
function firstQuote(blocks: readonly { text: string; quote: boolean }[]): string {
  const start = blocks.findIndex(({ quote }) => quote);
  if (start === -1) return "";
  const end = blocks.findIndex(({ quote }, i) => i > start && !quote);
  return blocks
    .slice(start, end === -1 ? undefined : end)
    .map(({ text }) => text)
    .join("\n\n");
}
