import {
  type CodeAction,
  type CodeLens,
  type CompletionList,
  ConfigurationTarget,
  commands,
  type DocumentSymbol,
  type Hover,
  Position,
  Selection,
  TabInputCustom,
  Uri,
  window,
  workspace,
} from "vscode";
import { at, codeOf, equal, eventually, found, ok, open, rangeOf, runTests, test, write } from "./harness.ts";

const reply = `---
kind: reply
rating: 2
author: Олена
review: Ждала мастера два часа 😡, а он ещё и нагрубил.
---
Здравствуйте, Олена! 👩‍🔧🙏 Это неправда. Мы разберёмся.
`;
/** Faults are found by this rule, whatever else is. */
const disputes = (diagnostics: Parameters<typeof codeOf>[0][]) =>
  diagnostics.filter((one) => codeOf(one) === "arguing");

test("marks exactly the words, with emoji before them", async () => {
  const document = await open("reply.md", reply);
  const [dispute] = disputes(await found(document, "a dispute", (all) => disputes(all).length === 1));
  ok(dispute, "no dispute");
  ok(document.getText(dispute.range).includes("неправда"), `marked: ${document.getText(dispute.range)}`);
  equal(dispute.range.start.line, rangeOf(document, "неправда").start.line, "line");
  ok(document.getText(dispute.range).length < 40, "the words, not the line");
});

test("explains itself where the pointer rests", async () => {
  const document = await open("reply.md", reply);
  await found(document, "a dispute", (all) => disputes(all).length === 1);
  const position = rangeOf(document, "неправда").start;
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, position);
  const text = hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === "string" ? part : part.value)));
  ok(text.join("\n").length > 20, `the hover says: ${text}`);
});

test("mends words by a quick fix, and the file on the disk with them", async () => {
  // A rewrite without a gap to fill: those that have one are snippets, which are not listed below.
  const document = await open("blame.md", reply.replace("Это неправда", "Вы сами виноваты"));
  const blames = (all: Parameters<typeof codeOf>[0][]) => all.filter((one) => codeOf(one) === "blaming");
  const [blame] = blames(await found(document, "blame", (all) => blames(all).length === 1));
  ok(blame, "no blame");
  const words = document.getText(blame.range);
  const fix = await eventually("a quick fix", async () => {
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      blame.range,
      "quickfix",
    );
    // What replaces the words, or the sentence with them: silencers only insert.
    return actions?.find(({ edit }) => edit?.get(document.uri)[0]?.range.contains(blame.range));
  });
  await workspace.applyEdit(fix.edit as NonNullable<typeof fix.edit>);
  await found(document, "no blame any more", (all) => blames(all).length === 0);
  ok(await document.save(), "not saved");
  const saved = new TextDecoder().decode(await workspace.fs.readFile(document.uri));
  equal(saved, document.getText(), "file");
  ok(!saved.includes(words) && saved.includes("👩‍🔧🙏"), saved);
});

test("shows the parts of a text as its outline, and what it lacks above it", async () => {
  const document = await open("reply.md", reply);
  const symbols = await eventually("symbols", async () => {
    const all = await commands.executeCommand<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri);
    return all?.length > 0 ? all : undefined;
  });
  ok(
    symbols.every(({ name }) => name.trim() !== ""),
    "symbols without a name",
  );
  const lenses = await eventually("a lens", async () => {
    const all = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10);
    return all?.length > 0 ? all : undefined;
  });
  for (const { command } of lenses) {
    if (!command?.command) continue;
    ok((await commands.getCommands(true)).includes(command.command), `no command ${command.command}`);
  }
});

test("takes new settings at once", async () => {
  const document = await open("settings.md", `${reply}\nСуществует возможность осуществления замены!!!\n`);
  const all = await found(
    document,
    "something mild and a dispute",
    (each) => disputes(each).length === 1 && each.length > 1,
  );
  const settings = workspace.getConfiguration("tactful", document.uri);
  try {
    await settings.update("minimumSeverity", "error", ConfigurationTarget.Global);
    await found(document, "only errors", (each) => each.length > 0 && each.length < all.length);
    await settings.update("enable", "off", ConfigurationTarget.Global);
    await found(document, "nothing", (each) => each.length === 0);
  } finally {
    await settings.update("enable", undefined, ConfigurationTarget.Global);
    await settings.update("minimumSeverity", undefined, ConfigurationTarget.Global);
  }
  await found(document, "all of it again", (each) => each.length === all.length);
});

test("reads tactful.json, holds while it is wrong, and goes on when it is mended", async () => {
  const document = await open("replies/one.md", reply);
  await found(document, "a dispute", (all) => disputes(all).length === 1);
  await write("replies/tactful.json", '{ "rules": { "arguing": "off" } }');
  await found(document, "no dispute", (all) => disputes(all).length === 0);
  const config = await write("replies/tactful.json", '{ "rules": { "arguin": "off" } }');
  await found({ uri: config }, "a mistake in tactful.json", (all) => all.length > 0);
  await found(document, "nothing while it is held", (all) => disputes(all).length === 0);
  await write("replies/tactful.json", "{}");
  await found(document, "a dispute again", (all) => disputes(all).length === 1);
  await found({ uri: config }, "no mistake in tactful.json", (all) => all.length === 0);
  await workspace.fs.delete(config);
});

test("checks a text that was never saved, and not the old side of a diff", async () => {
  const unsaved = await workspace.openTextDocument({ language: "markdown", content: reply });
  await window.showTextDocument(unsaved);
  await found(unsaved, "a dispute", (all) => disputes(all).length === 1);
  const provider = workspace.registerTextDocumentContentProvider("git", { provideTextDocumentContent: () => reply });
  const old = await workspace.openTextDocument(Uri.from({ scheme: "git", path: "/reply.md" }));
  await window.showTextDocument(old);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await found(old, "nothing", (all) => all.length === 0);
  provider.dispose();
  await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
});

test("asks about texts of every format that the server reads", async () => {
  const words = "Thank you for coming to us, Dana!!!";
  const texts = {
    "note.txt": words,
    "letter.html": `<p>${words}</p>`,
    "letter.mjml": `<mjml><mj-body><mj-section><mj-column><mj-text>${words}</mj-text></mj-column></mj-section></mj-body></mjml>`,
    "letter.eml": `Subject: Your stay\n\n${words}\n`,
    "table.csv": `id,reply\n1,"${words}"\n`,
    "table.jsonl": `${JSON.stringify({ reply: words })}\n`,
  };
  for (const [name, text] of Object.entries(texts)) {
    const document = await open(`formats/${name}`, text);
    const all = await found(document, `a fault in ${name}`, (each) => each.some((one) => codeOf(one) === "shouting"));
    const marked = all.filter((one) => codeOf(one) === "shouting").map(({ range }) => document.getText(range));
    equal(marked, ["!!!"], name);
  }
});

test("shows pages that need no network", async () => {
  const document = await open("reply.md", reply);
  await commands.executeCommand("tactful.showOutline", document.uri);
  const isPreview = (name: string) => () =>
    window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ input }) => input instanceof TabInputCustom && input.uri.path.endsWith(name));
  await eventually("the outline beside the text", isPreview("reply.md"));
  await commands.executeCommand("tactful.openRule", "arguing", "https://example.com/arguing");
  await eventually("the page of a rule", isPreview("arguing.md"));
  const page = await eventually("its text", () =>
    workspace.textDocuments.find(({ uri }) => uri.path === "/arguing.md"),
  );
  ok(page.getText().includes("https://example.com/arguing"), page.getText().slice(-200));
  await commands.executeCommand("workbench.action.closeAllEditors");
});

test("opens a sample with faults in each language", async () => {
  for (const language of ["en", "ru", "uk"]) {
    for (const sample of ["reply", "newsletter"]) {
      await commands.executeCommand("tactful.openSample", language, sample);
      const document = window.activeTextEditor?.document;
      ok(document?.isUntitled, "no unsaved text");
      await found(document, `faults in the ${language} ${sample}`, (all) => all.length > 1);
      await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
  }
});

test("offers the head of a text, with the review in it", async () => {
  const document = await open("new.md", "");
  const labels = await eventually("snippets", async () => {
    const list = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new Position(0, 0),
    );
    const all = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    return all.includes("review") ? all : undefined;
  });
  for (const label of ["отзыв", "відгук", "newsletter"]) ok(labels.includes(label), `no ${label}`);
});

test("creates a tactful.json that is right, and leaves alone one that is there", async () => {
  await commands.executeCommand("tactful.createConfig");
  const document = window.activeTextEditor?.document;
  equal(document?.uri.toString(), at("tactful.json").toString(), "file in front");
  equal(document?.languageId, "jsonc", "language");
  const mine = '{ "kind": "reply" }';
  await write("tactful.json", mine);
  await commands.executeCommand("tactful.createConfig");
  equal(new TextDecoder().decode(await workspace.fs.readFile(at("tactful.json"))), mine, "file");
  await workspace.fs.delete(at("tactful.json"));
});

test("checks files that nobody has opened", async () => {
  const uri = await write("closed/two.md", reply);
  void commands.executeCommand("tactful.checkWorkspace");
  await found({ uri }, "a dispute in a closed file", (all) => disputes(all).length === 1);
});

test("starts again when it is told to", async () => {
  const document = await open("reply.md", reply);
  await found(document, "a dispute", (all) => disputes(all).length === 1);
  await commands.executeCommand("tactful.restart");
  const editor = window.activeTextEditor;
  ok(editor, "no editor");
  editor.selection = new Selection(0, 0, 0, 0);
  await editor.edit((edit) => edit.replace(rangeOf(document, "неправда"), "правда"));
  await found(document, "no dispute", (all) => disputes(all).length === 0);
  await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
});

export const run = runTests;
