import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../cli/harness.ts";
import { rich } from "../helpers/lsp/capabilities.ts";
import { start, uriOf } from "../helpers/lsp/session.ts";
import { arguing, reply, replyProblems } from "./texts.ts";

const uri = "file:///none/reply.md";

test("a problem has all that an editor shows", async () => {
  const document = await (await start()).open(uri, reply);
  const [first, , last] = await document.diagnostics();
  expect(first).toMatchObject({
    range: document.rangeOf(arguing),
    severity: 1,
    source: "tactful",
    code: "arguing",
    codeDescription: { href: "https://tactful.github.io/tactful/rules/arguing/" },
    message: expect.stringContaining(arguing),
  });
  expect(last).toMatchObject({ severity: 2, code: "vague-promise" });
});

const awkward: [string, string][] = [
  ["line ends of Windows", reply.replaceAll("\n", "\r\n")],
  ["a byte order mark", `\uFEFF${reply}`],
  ["both", `\uFEFF${reply.replaceAll("\n", "\r\n")}`],
  ["line ends of old Macs after the head", reply.replace(/\n\nСпасибо/, "\r\rСпасибо")],
  ["lone surrogates", reply.replace("🎉", "\uD83D ")],
  ["null characters", reply.replace("Ёлка", "Ёл\u0000ка")],
  ["a line separator that is no line end", reply.replace("Ёлка", "\u2028Ёлка\u0085")],
  ["combining marks in the words", reply.replace("виноваты", "винова\u0301ты")],
  ["soft hyphens in the words", reply.replace("согласиться", "согла\u00ADситься")],
  ["entities before the words", reply.replace("🙈", "&nbsp;&mdash;&#128584;")],
  ["a list and a quotation", reply.replace("Спасибо", "- Спасибо")],
];

test("places are right whatever stands before them", async () => {
  const session = await start();
  for (const [what, text] of awkward) {
    const document = await session.open(uri, text);
    const problems = (await document.problems()).map((problem) => problem.replaceAll(/[\u0301\u00AD]/g, ""));
    expect(problems, what).toEqual(replyProblems);
    await document.close();
  }
});

test("plain text and tables have places, too", async () => {
  const session = await start();
  const plain = await session.open("file:///none/a.txt", "kind: reply\n\n👍 Вы сами виноваты.\n", "plaintext");
  expect(await plain.problems()).toEqual(["blaming: Вы сами виноваты"]);
  const csv = await session.open(
    "file:///none/a.csv",
    'Оценка;Отзыв;Ответ\r\n;Плохо;"Увы 🙈 ""да"". Вы сами виноваты, что не прочитали."\r\n',
    "csv",
  );
  expect(await csv.problems()).toContain("blaming: Вы сами виноваты");
  const record = JSON.stringify({ kind: "reply", text: "Эх\t🙈. Вы сами виноваты." });
  const jsonl = await session.open("file:///none/a.jsonl", `${record}\n${record}\n`, "jsonl");
  expect(await jsonl.problems()).toEqual(["blaming: Вы сами виноваты", "blaming: Вы сами виноваты"]);
});

test("a table with a record that cannot be read says so there, and checks the others", async () => {
  const record = JSON.stringify({ kind: "reply", text: "Вы сами виноваты." });
  const document = await (await start()).open("file:///none/a.jsonl", `{oops\n${record}\n`, "jsonl");
  const diagnostics = await document.diagnostics();
  const places = diagnostics.map(({ range, code }) => `${range.start.line}: ${code ?? "unreadable"}`);
  expect(places.sort()).toEqual(["0: unreadable", "1: blaming"]);
});

test("the language of the file decides where its name does not", async () => {
  const document = await (await start()).open("untitled:Untitled-1", reply, "markdown");
  expect(await document.problems()).toEqual(replyProblems);
});

test("a suppression that silences nothing is unnecessary", async () => {
  const comment = "<!-- tactful-disable-next-line arguing -->";
  const document = await (await start()).open(uri, `---\nkind: reply\n---\n\n${comment}\nСпасибо, Ирина!\n`);
  const [diagnostic] = await document.diagnostics();
  expect(diagnostic).toMatchObject({ tags: [1], range: document.rangeOf(comment) });
});

test("a suppressed problem is not shown", async () => {
  const comment = "<!-- tactful-disable-next-line vague-promise -->\n";
  const document = await (await start()).open(uri, reply.replace("Разберёмся", `${comment}Разберёмся`));
  expect(await document.problems()).toEqual(replyProblems.slice(0, 2));
});

test("a client that knows no tags, links and data gets none", async () => {
  const capabilities = { ...rich, textDocument: { ...rich.textDocument, diagnostic: {}, publishDiagnostics: {} } };
  const document = await (await start({ capabilities })).open(uri, reply);
  for (const diagnostic of await document.diagnostics()) {
    expect(Object.keys(diagnostic).sort()).toEqual(["code", "message", "range", "severity", "source"]);
  }
});

test("what did not change need not be sent again", async () => {
  const session = await start();
  const document = await session.open(uri, reply);
  const first = await document.request<{ kind: string; resultId?: string }>("textDocument/diagnostic");
  expect(first.kind).toBe("full");
  if (first.resultId === undefined) return;
  const previousResultId = first.resultId;
  const second = await document.request<{ kind: string }>("textDocument/diagnostic", { previousResultId });
  expect(second.kind).toBe("unchanged");
  await document.replaceWords(arguing, "согласны");
  const third = await document.request<{ kind: string }>("textDocument/diagnostic", { previousResultId });
  expect(third.kind).toBe("full");
});

test("problems follow the text as it changes", async () => {
  const document = await (await start()).open(uri, reply);
  await document.replaceWords(arguing, "понимаем вас");
  expect(await document.problems()).toEqual(replyProblems.slice(1));
  await document.replaceWords("Здравствуйте", "🎉\r\n🎉\r\nЗдравствуйте");
  expect(await document.problems()).toEqual(replyProblems.slice(1));
  await document.replaceAll("---\nkind: reply\n---\n\nСпасибо, Ирина!\n");
  expect(await document.problems()).toEqual([]);
  await document.replaceAll(reply);
  expect(await document.problems()).toEqual(replyProblems);
});

test("several changes in one message are made in order", async () => {
  const document = await (await start()).open(uri, `---\nkind: reply\n---\n\nab\n`);
  document.text = `---\nkind: reply\n---\n\n🎉 Вы сами виноваты.\n`;
  const at = (line: number, from: number, to: number) => ({
    start: { line, character: from },
    end: { line, character: to },
  });
  await document.changeBy([
    { range: at(4, 0, 2), text: "x\ny" },
    { range: { start: at(4, 0, 0).start, end: at(5, 1, 1).end }, text: "🎉 виноваты." },
    { range: at(4, 3, 3), text: "Вы сами " },
  ]);
  expect(await document.problems()).toEqual(["blaming: Вы сами виноваты"]);
});

test("a mail has places in its encoded parts", async () => {
  const session = await start();
  const mail =
    "Subject: a\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThis is your last ch=\r\nance to buy it.\r\n";
  const document = await session.open("file:///none/a.eml", mail, "plaintext");
  expect(await document.problems()).toContain("pressure: last ch=\r\nance");
});

test("a file that a letter includes is known, also as it is open and not saved", async () => {
  const include = '<mj-include path="footer.mjml" />';
  const letter = `<mjml><mj-body><mj-text>Our new boots are here, come and see.</mj-text>${include}</mj-body></mjml>`;
  const folder = folderWith({ "letter.mjml": letter, "footer.mjml": "<mj-text>Last chance to buy them.</mj-text>" });
  const session = await start({ folders: [folder] });
  const document = await session.open(uriOf(join(folder, "letter.mjml")), letter, "mjml");
  expect((await document.diagnostics()).map(({ code }) => code)).toEqual(["missing-opt-out"]);
  await document.close();
  await session.open(uriOf(join(folder, "footer.mjml")), '<mj-text><a href="/unsubscribe">Bye</a></mj-text>', "mjml");
  const again = await session.open(uriOf(join(folder, "letter.mjml")), letter, "mjml");
  expect(await again.diagnostics()).toEqual([]);
});
