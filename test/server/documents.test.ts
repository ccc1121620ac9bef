/** Documents that are not saved, renamed, closed, large, or in folders that are gone. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../cli/harness.ts";
import { bare } from "../helpers/lsp/capabilities.ts";
import { start, uriOf } from "../helpers/lsp/session.ts";
import { reply, replyProblems } from "./texts.ts";

test("what is in the editor counts, not what is on the disk", async () => {
  const folder = folderWith({ "a.md": "Спасибо!\n" });
  const session = await start({ folders: [folder] });
  const document = await session.open(uriOf(join(folder, "a.md")), reply);
  expect(await document.problems()).toEqual(replyProblems);
  writeFileSync(join(folder, "a.md"), "Спасибо ещё раз!\n");
  expect(await document.problems()).toEqual(replyProblems);
});

test.each([
  ["untitled:Untitled-1", "markdown"],
  ["untitled:a%20b", "plaintext"],
  ["git:/a/b.md?ref", "markdown"],
  ["vscode-vfs://github/o/r/a.md", "markdown"],
  ["file:///c%3A/Users/%D0%98%D1%80%D0%B0/%D0%BE%D1%82%D0%B2%D0%B5%D1%82.md", "markdown"],
  ["file://server/share/a.md", "markdown"],
])("%s is checked without a disk", async (uri, language) => {
  const document = await (await start()).open(uri, "---\nkind: reply\n---\n\nВы сами виноваты.\n", language);
  expect((await document.diagnostics()).length).toBeGreaterThanOrEqual(language === "plaintext" ? 0 : 1);
});

test("a language that Tactful does not read is left alone", async () => {
  const session = await start();
  for (const [name, language] of [
    ["a.ts", "typescript"],
    ["Makefile", "makefile"],
    ["a", ""],
  ]) {
    const document = await session.open(`file:///none/${name}`, "// Вы сами виноваты.\n", language);
    expect(await document.diagnostics()).toEqual([]);
  }
});

test("a file that is renamed is another file", async () => {
  const folder = folderWith({
    "tactful.json": '{ "files": [{ "include": ["new.md"], "rules": { "arguing": "off" } }] }',
  });
  const session = await start({ folders: [folder] });
  const before = await session.open(uriOf(join(folder, "old.md")), reply);
  expect(await before.problems()).toEqual(replyProblems);
  await before.close();
  const after = await session.open(uriOf(join(folder, "new.md")), reply);
  expect(await after.problems()).toEqual(replyProblems.slice(1));
});

test("problems of a closed file are taken back from a client that is pushed to", async () => {
  const session = await start({ capabilities: bare });
  const document = await session.open("file:///none/a.md", reply);
  expect(await document.pushed()).toHaveLength(3);
  const since = session.transcript.entries.length;
  await document.close();
  const { params } = await session.waitFor("textDocument/publishDiagnostics", undefined, since);
  expect(params).toMatchObject({ uri: document.uri, diagnostics: [] });
});

test("a file that is closed at once leaves nothing behind", async () => {
  const session = await start({ capabilities: bare });
  for (let i = 0; i < 20; i++) {
    const document = await session.open("file:///none/a.md", `${reply}\n${i}\n`);
    await document.change(0, 0, "");
    await document.close();
  }
  const last = await session.open("file:///none/b.md", reply);
  await last.pushed();
  const shown = session.transcript
    .messages("server", "textDocument/publishDiagnostics")
    .map(({ params }) => params as { uri: string; diagnostics: [] })
    .filter(({ uri }) => uri === "file:///none/a.md");
  expect(shown.at(-1)?.diagnostics ?? []).toEqual([]);
});

test("a file that is opened again with another text is read again", async () => {
  const session = await start();
  const first = await session.open("file:///none/a.md", reply);
  expect(await first.problems()).toEqual(replyProblems);
  await first.close();
  const second = await session.open("file:///none/a.md", "---\nkind: reply\n---\n\n🎉 Вы сами виноваты.\n");
  expect(await second.problems()).toEqual(["blaming: Вы сами виноваты"]);
});

test("a folder that is gone while its file is open is no failure", async () => {
  const folder = folderWith({ "deep/tactful.json": '{ "rules": { "arguing": "off" } }', "deep/a.md": reply });
  const session = await start({ folders: [folder] });
  const document = await session.open(uriOf(join(folder, "deep/a.md")), reply);
  expect(await document.problems()).toEqual(replyProblems.slice(1));
  rmSync(join(folder, "deep"), { recursive: true });
  await session.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf(join(folder, "deep/tactful.json")), type: 3 }],
  });
  await expect.poll(() => document.problems()).toEqual(replyProblems);
  await document.actions(replyProblems[0]!.split(": ")[1]!);
});

test("nothing is written by looking", async () => {
  const folder = folderWith({ "a.md": reply });
  const session = await start({ folders: [folder] });
  const document = await session.open(uriOf(join(folder, "a.md")), reply);
  await document.actions("Вы сами виноваты");
  await document.request("textDocument/documentSymbol");
  await session.request("workspace/executeCommand", { command: "tactful.lintWorkspace" });
  expect(readdirSync(folder)).toEqual(["a.md"]);
});

test("many files are open at once", async () => {
  const session = await start();
  const documents = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      session.open(`file:///none/${i}.md`, `${reply}\nВаша пекарня${"!".repeat(i % 2)}\n`),
    ),
  );
  const problems = await Promise.all(documents.map((document) => document.problems()));
  for (const found of problems) expect(found).toEqual(replyProblems);
});

test("a text of 5 MB is opened, asked about, changed and left, and others are not kept waiting for long", async () => {
  const session = await start();
  const paragraph = "Спасибо, что рассказали о визите. Деньги за доставку вернём на карту до пятницы 🙈.\n\n";
  const large = paragraph.repeat(Math.ceil(5e6 / Buffer.byteLength(paragraph)));
  const document = await session.open("file:///none/large.md", `---\nkind: reply\n---\n\n${large}Вы сами виноваты.\n`);
  const found = document.problems();
  const small = await session.open("file:///none/small.md", reply);
  expect(await small.problems()).toEqual(replyProblems);
  expect(await found).toContain("blaming: Вы сами виноваты");
  await document.replaceWords("Вы сами виноваты", "Мы виноваты");
  await document.close();
  expect(await small.problems()).toEqual(replyProblems);
}, 120_000);
