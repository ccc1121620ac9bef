/** The parts of a text: as symbols, and as what is missing. */

import { expect, test } from "vitest";
import type { CodeLens, Command, DocumentSymbol, InlayHint, SymbolInformation } from "vscode-languageserver/node";
import { bare } from "../helpers/lsp/capabilities.ts";
import type { OpenDocument } from "../helpers/lsp/open-document.ts";
import { start } from "../helpers/lsp/session.ts";
import { lacking, reply } from "./texts.ts";

const uri = "file:///none/reply.md";

const symbolsOf = (document: OpenDocument) => document.request<DocumentSymbol[]>("textDocument/documentSymbol");

function flat(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flat(symbol.children ?? [])]);
}

test("symbols are the outline, each over its words", async () => {
  const document = await (await start()).open(uri, reply);
  const words = flat(await symbolsOf(document)).map((symbol) => document.words({ range: symbol.selectionRange }));
  expect(words).toContainEqual(expect.stringContaining("Здравствуйте, Ирина!"));
  for (const found of words) expect(found.trim()).not.toBe("");
});

test("symbols are flat where the client knows no trees", async () => {
  const textDocument = { ...bare.textDocument, documentSymbol: {} };
  const document = await (await start({ capabilities: { ...bare, textDocument } })).open(uri, reply);
  const symbols = await document.request<SymbolInformation[]>("textDocument/documentSymbol");
  expect(symbols.length).toBeGreaterThan(0);
  for (const { location } of symbols) {
    expect(location.uri).toBe(uri);
    expect(document.words(location).trim()).not.toBe("");
  }
});

test("the records of a table have their own outlines", async () => {
  const text = "text\nHello Ann! Thank you for the review.\nHello Bob! Thanks for coming.\n";
  const document = await (await start({ settings: { tactful: { kind: "reply" } } })).open("file:///none/a.csv", text);
  const words = flat(await symbolsOf(document)).map(({ range }) => document.words({ range }));
  expect(words).toContainEqual(expect.stringContaining("Ann"));
  expect(words).toContainEqual(expect.stringContaining("Bob"));
});

const lensesOf = (document: OpenDocument) => document.request<CodeLens[] | null>("textDocument/codeLens");
const hintsOf = (document: OpenDocument, range = document.rangeOf(document.text)) =>
  document.request<InlayHint[] | null>("textDocument/inlayHint", { range });

test("missing parts are shown as the reader wants them", async () => {
  const session = await start();
  const document = await session.open(uri, lacking);
  const lenses = (await lensesOf(document)) ?? [];
  expect(lenses.length).toBeGreaterThan(0);
  for (const { command } of lenses) expect(command?.title).toBeTruthy();
  expect((await hintsOf(document)) ?? []).toEqual([]);

  await session.configure({ tactful: { missing: "inlayHint" } });
  await expect.poll(async () => (await hintsOf(document))?.length).toBeGreaterThan(0);
  expect((await lensesOf(document)) ?? []).toEqual([]);

  await session.configure({ tactful: { missing: "off" } });
  await expect.poll(async () => (await hintsOf(document)) ?? []).toEqual([]);
  expect((await lensesOf(document)) ?? []).toEqual([]);
});

test("a client is told when lenses and hints changed by settings", async () => {
  const session = await start();
  await lensesOf(await session.open(uri, lacking));
  const since = session.transcript.entries.length;
  await session.configure({ tactful: { missing: "inlayHint" } });
  await session.waitFor("workspace/codeLens/refresh", undefined, since);
  await session.waitFor("workspace/inlayHint/refresh", undefined, since);
});

test("inlay hints are those of the range that is shown", async () => {
  const document = await (await start({ settings: { tactful: { missing: "inlayHint" } } })).open(uri, lacking);
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  expect((await hintsOf(document, nowhere)) ?? []).toEqual([]);
});

test("a text that lacks nothing shows nothing", async () => {
  const document = await (await start()).open(
    uri,
    "---\nkind: message\n---\n\nYes, the lamp can be returned until 9 May.\n",
  );
  expect((await lensesOf(document)) ?? []).toEqual([]);
});

test("what a lens calls, the server can do, or the client said that it can", async () => {
  const session = await start();
  const document = await session.open(uri, lacking);
  const known = session.server.capabilities.executeCommandProvider?.commands ?? [];
  const commands = ((await lensesOf(document)) ?? []).map(({ command }) => (command as Command).command);
  for (const command of commands) expect(["", ...known]).toContain(command);
});
