/** Completion and links: help while one writes. */

import { expect, test } from "vitest";
import type { CompletionItem, CompletionList, DocumentLink } from "vscode-languageserver/node";
import type { OpenDocument } from "../helpers/lsp/open-document.ts";
import { start } from "../helpers/lsp/session.ts";

const uri = "file:///none/reply.md";

/** What is offered at the bar in the text. */
async function offered(
  text: string,
  name = uri,
): Promise<{ labels: string[]; items: CompletionItem[]; document: OpenDocument }> {
  const session = await start();
  const document = await session.open(name, text.replace("|", ""));
  const line = text.slice(0, text.indexOf("|")).split("\n");
  const position = { line: line.length - 1, character: line.at(-1)!.length };
  const answer = await document.request<CompletionItem[] | CompletionList | null>("textDocument/completion", {
    position,
  });
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  return { labels: items.map(({ label }) => label), items, document };
}

test("the keys of front matter", async () => {
  const { labels } = await offered("---\nk|\n---\n\nHello.\n");
  expect(labels).toEqual(
    expect.arrayContaining(["kind", "rating", "review", "language", "template", "tactful-disable"]),
  );
});

test("their values", async () => {
  expect((await offered("---\nkind: |\n---\n\nHello.\n")).labels).toEqual(
    expect.arrayContaining(["email", "reply", "message"]),
  );
  expect((await offered("---\nlanguage: |\n---\n\nHello.\n")).labels).toEqual(
    expect.arrayContaining(["ru", "uk", "en"]),
  );
  expect((await offered("---\ntemplate: |\n---\n\nHello.\n")).labels).toEqual(
    expect.arrayContaining(["complaint", "praise", "offer"]),
  );
});

test("rules in a suppression", async () => {
  for (const verb of ["disable-next-line", "disable", "disable-file", "enable", "disable-line"]) {
    const { labels } = await offered(`Hello.\n\n<!-- tactful-${verb} | -->\nYou failed to read it.\n`);
    expect(labels).toEqual(expect.arrayContaining(["arguing", "structure/missing"]));
  }
});

test("rules in a suppression after the first, and with a slash in them", async () => {
  expect((await offered("<!-- tactful-disable arguing, bl| -->\n")).labels).toContain("blaming");
  const { items } = await offered("<!-- tactful-disable structure/mi| -->\n");
  const item = items.find(({ label }) => label === "structure/missing");
  expect(item).toBeDefined();
  // Whatever is put in, the line must name the rule once.
  if (item?.textEdit && "range" in item.textEdit) expect(item.textEdit.range.start.character).toBe(21);
});

test("nothing in the middle of prose", async () => {
  expect((await offered("---\nkind: reply\n---\n\nHello kind| reader.\n")).labels).toEqual([]);
  expect((await offered("|")).labels).toEqual([]);
});

test("links lead to pages of rules", async () => {
  const text = "<!-- tactful-disable-next-line blaming -- asked for -->\nYou failed to read it.\n";
  const document = await (await start()).open(uri, text);
  const links = (await document.request<DocumentLink[] | null>("textDocument/documentLink")) ?? [];
  expect(links.map((link) => [document.words(link), link.target])).toEqual([
    ["blaming", "https://tactful.github.io/tactful/rules/blaming/"],
  ]);
});
