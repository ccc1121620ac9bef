import { expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver/node";
import { rich } from "../helpers/lsp/capabilities.ts";
import { start } from "../helpers/lsp/session.ts";

// Where a comment or a sentence is put in, nothing else may change.
const options = {
  capabilities: {
    ...rich,
    workspace: { ...rich.workspace, workspaceEdit: { ...rich.workspace.workspaceEdit, snippetEditSupport: false } },
  },
};

const isIgnore = ({ edit }: CodeAction) => /tactful-disable-(next-)?line/.test(JSON.stringify(edit ?? {}));

test.each([
  ["a.md", "markdown", "Текст.\\\nВы сами виноваты.\\\nТретья.\n"],
  ["a.md", "markdown", "## Вы сами виноваты ##\n"],
  ["a.html", "html", "<p>Вы сами виноваты. <a\n href='https://a.example'>Здесь</a></p>\n"],
  ["a.html", "html", "<p>Вы сами виноваты</p><!-- x\ny -->\n"],
  ["a.html", "html", '<img\n  alt="Вы сами виноваты"\n  src="a.png">\n'],
  ["a.html", "html", "<p>Вы сами виноваты</p><script>\nlet a;\n</script>\n"],
])("ignoring in %s (%s): %j silences, or is not offered", async (name, languageId, text) => {
  const document = await (await start(options)).open(`file:///none/${name}`, text, languageId);
  expect(await document.problems()).toContain("blaming: Вы сами виноваты");
  const action = (await document.actions("Вы сами виноваты")).find(isIgnore);
  if (!action?.edit) return;
  await document.apply(action.edit);
  expect(await document.problems()).not.toContain("blaming: Вы сами виноваты");
  expect(document.text.replace(/ ?<!-- tactful.*?-->\n?/, "")).toBe(text);
});

test.each([
  ["Hello Ann,\n\nWe checked the order.\n\nYours, Bob\n", "Hello Ann,\n"],
  ["- We checked the order.\n", "- We checked the order.\n"],
  ["> quote\n\nWe dismissed the courier.\n\n| a | b |\n|---|---|\n| c | d |\n", "| c | d |\n"],
  ["**Hello Ann!** We checked the order.\n", "**Hello Ann!** "],
  ["## Hello Ann!\nWe checked the order.\n", "## Hello Ann!\n"],
])("a sentence for what is missing in %j stands for itself", async (body, kept) => {
  const text = `---\nkind: reply\nrating: 1\nreview: The courier was rude.\n---\n\n${body}`;
  const session = await start(options);
  const document = await session.open("file:///none/a.md", text);
  const problem = (await document.diagnostics()).find(({ code }) => code === "structure/missing");
  if (!problem) return;
  const actions = await document.request<CodeAction[]>("textDocument/codeAction", {
    range: problem.range,
    context: { diagnostics: [problem] },
  });
  const inserting = actions.filter(({ title }) => title.startsWith("Insert"));
  for (const [i, { edit, title }] of inserting.entries()) {
    const other = await session.open(`file:///none/${i}.md`, text);
    const renamed = JSON.parse(JSON.stringify(edit).replaceAll(document.uri, other.uri));
    await other.apply(renamed);
    expect(other.text, title).toContain(kept);
  }
});
