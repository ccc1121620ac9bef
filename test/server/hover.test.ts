import { expect, test } from "vitest";
import type { Hover, MarkupContent } from "vscode-languageserver/node";
import { bare } from "../helpers/lsp/capabilities.ts";
import { start } from "../helpers/lsp/session.ts";
import { arguing, reply } from "./texts.ts";

const uri = "file:///none/reply.md";

async function hoverOver(words: string, options = {}) {
  const session = await start(options);
  const document = await session.open(uri, reply);
  return { hover: await document.at<Hover | null>("textDocument/hover", words), document };
}

const contents = (hover: Hover | null) => hover?.contents as MarkupContent;

test("a hover quotes the words, says why, what instead, and where to read more", async () => {
  const { hover, document } = await hoverOver(arguing);
  expect(hover?.range).toEqual(document.rangeOf(arguing));
  expect(contents(hover).kind).toBe("markdown");
  const { value } = contents(hover);
  expect(value).toContain(arguing);
  expect(value).toContain("Понимаем, почему вы расстроены");
  expect(value).toContain("https://tactful.github.io/tactful/rules/arguing/");
  expect(value).toContain("arguing");
});

test("a client that reads plain text gets no marks of Markdown", async () => {
  const { hover } = await hoverOver(arguing, { capabilities: bare });
  const said = hover?.contents;
  const value = typeof said === "string" ? said : contents(hover).value;
  expect(value).toContain("Понимаем, почему вы расстроены");
  expect(value).not.toMatch(/\*\*|\]\(|```/);
});

test("the words of a text cannot put Markdown into a hover", async () => {
  const session = await start();
  const text = "---\nkind: reply\n---\n\nВы [сами](command:evil) `виноваты`, <img src=x onerror=y> и всё.\n";
  const document = await session.open(uri, text);
  const hover = await document.at<Hover | null>("textDocument/hover", "Вы");
  if (hover !== null) expect(contents(hover).value).not.toMatch(/\]\(command:|<img/);
});

test.each(["Здравствуйте", "kind: reply", "👩‍👧"])("there is nothing to say over “%s”", async (words) => {
  const { hover } = await hoverOver(words);
  if (hover !== null) expect(JSON.stringify(hover)).not.toContain("rules/arguing");
});

test("a place beyond the text is no error", async () => {
  const session = await start();
  const document = await session.open(uri, reply);
  const position = { line: 999, character: 999 };
  expect(await document.request("textDocument/hover", { position })).toBeNull();
});
