import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Hover, MarkupContent } from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import { folderWith } from "../cli/harness.ts";
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

describe("over an opinion of the second reader", () => {
  const words = "Чек, видимо, испарился";
  const text = `---\nkind: reply\n---\n\nНе можем с вами согласиться. ${words} вместе с коробкой и вашей памятью. Удивительно, что у всех остальных клиентов почему-то всё работает.\n`;

  async function hoverOverOpinion(reader: "on" | "off", more = {}) {
    const folder = folderWith({ "tactful.json": JSON.stringify({ reader }), "reply.md": text });
    const session = await start({ folders: [folder], ...more });
    const document = await session.open(URI.file(join(folder, "reply.md")).toString(), text);
    return document.at<Hover | null>("textDocument/hover", words);
  }

  test("a hover says how likely it is, and what it takes the words for", async () => {
    const { value } = contents(await hoverOverOpinion("on"));
    expect(value).toMatch(/Из десяти таких фраз людей задевают примерно [4-9]\./);
    expect(value).toMatch(/\*\*На что это похоже:\*\* «[^»]+»/);
    // An example of the rule would be one too many.
    expect(value).not.toContain("**Например");
  });

  test("it is there in plain text, too, and not at all where nobody asked", async () => {
    const plain = await hoverOverOpinion("on", { capabilities: bare });
    const value = typeof plain?.contents === "string" ? plain.contents : contents(plain).value;
    expect(value).toMatch(/^На что это похоже: «/m);
    expect(value).not.toContain("**");
    expect(JSON.stringify(await hoverOverOpinion("off"))).not.toContain("похоже");
  });
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
