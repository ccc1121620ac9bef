import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver/node";
import { folderWith } from "../cli/harness.ts";
import { bare, rich } from "../helpers/lsp/capabilities.ts";
import type { OpenDocument } from "../helpers/lsp/open-document.ts";
import { type Session, type SessionOptions, start, uriOf } from "../helpers/lsp/session.ts";
import { arguing, arguingSentence, lacking, reply, replyProblems } from "./texts.ts";

const others = replyProblems.slice(1);

interface Setting {
  session: Session;
  document: OpenDocument;
  folder: string;
}

/** The reply, open in a folder with these files. */
async function open(
  files: Record<string, string> = {},
  options: SessionOptions = {},
  name = "reply.md",
): Promise<Setting> {
  const folder = folderWith({ [name]: reply, ...files });
  const session = await start({ folders: [folder], ...options });
  const text = files[name] ?? reply;
  return { session, folder, document: await session.open(uriOf(join(folder, name)), text) };
}

const inserts = (words: string) => (action: CodeAction) => JSON.stringify(action.edit ?? {}).includes(words);

/** Makes what an action says: its edit, then its command. */
async function choose({ session, document }: Setting, action: CodeAction | undefined): Promise<void> {
  if (action === undefined) throw new Error("there is no such action");
  if (action.edit) await document.apply(action.edit);
  if (action.command) await session.request("workspace/executeCommand", action.command);
}

function isHere({ edit }: CodeAction): boolean {
  return /tactful-disable-(next-)?line arguing/.test(JSON.stringify(edit ?? {}));
}

function isForFile(action: CodeAction): boolean {
  return inserts("disable")(action) && !isHere(action) && !isForProject(action);
}

function isForProject(action: CodeAction): boolean {
  return /tactful\.json/.test(JSON.stringify([action.title, action.edit ?? 0, action.command ?? 0]));
}

/** Whether it puts other words where these are. */
function isRewrite(document: OpenDocument, words: string) {
  return ({ edit }: CodeAction) => {
    const edits =
      edit?.changes?.[document.uri] ?? edit?.documentChanges?.flatMap((one) => ("edits" in one ? one.edits : []));
    return edits?.length === 1 && JSON.stringify(edits[0]!.range) === JSON.stringify(document.rangeOf(words));
  };
}

/** What an action puts in. */
function wordsOf(action: CodeAction | undefined): string {
  const change = action?.edit?.documentChanges?.[0];
  const edit = change && "edits" in change ? change.edits[0] : undefined;
  return edit && "newText" in edit ? edit.newText : "";
}

describe("rewrites", () => {
  test("are at most four, one of them preferred at most, and all belong to the problem", async () => {
    const { document } = await open();
    const actions = await document.actions(arguing);
    const rewrites = actions.filter(isRewrite(document, arguingSentence));
    expect(rewrites.length).toBeGreaterThan(0);
    expect(rewrites.length).toBeLessThanOrEqual(4);
    expect(rewrites[0]?.title).toContain(wordsOf(rewrites[0]));
    for (const { kind, diagnostics } of rewrites) {
      expect(kind).toMatch(/^quickfix/);
      expect(diagnostics?.map(({ code }) => code)).toEqual(["arguing"]);
    }
    expect(actions.filter(({ isPreferred }) => isPreferred).length).toBeLessThanOrEqual(1);
  });

  test("mend the problem where it stands, and touch nothing else", async () => {
    const setting = await open();
    const { document } = setting;
    const [rewrite] = (await document.actions(arguing)).filter(isRewrite(document, arguingSentence));
    await choose(setting, rewrite);
    expect(document.text).toBe(reply.replace(arguingSentence, wordsOf(rewrite)));
    expect(await document.problems()).toEqual(others);
  });

  test("are preferred for the first of several problems at most", async () => {
    const text = "---\nkind: email\n---\nДанный сервис и данная услуга закрыты.\n";
    const { document } = await open({ "letter.md": text }, {}, "letter.md");
    const actions = await document.actions("Данный сервис и данная услуга");
    expect(actions.length).toBeGreaterThan(1);
    expect(actions.filter(({ isPreferred }) => isPreferred).map(wordsOf)).toEqual(["Этот сервис"]);
  });

  test("are not offered away from the problem", async () => {
    const { document } = await open();
    expect((await document.actions("Здравствуйте")).filter(({ kind }) => kind === "quickfix")).toEqual([]);
  });
});

describe("ignore here", () => {
  test.each([
    ["reply.md", reply, arguing],
    ["reply.md", reply.replaceAll("\n", "\r\n"), arguing],
    ["reply.md", "---\nkind: reply\n---\n\n- Спасибо.\n  - Мы не можем с вами согласиться.\n", arguing],
    ["reply.md", "---\nkind: reply\n---\nМы не можем с вами согласиться.\n", arguing],
    ["reply.md", "Мы не можем с вами согласиться.", arguing],
    ["reply.txt", "kind: reply\n\nСпасибо.\nНо мы не можем с вами согласиться.\n", arguing],
    ["reply.html", "<html>\n  <body>\n    <p>Мы не можем с вами согласиться.</p>\n  </body>\n</html>\n", arguing],
    ["reply.html", "<p>Спасибо.</p><p>Мы не можем с вами согласиться.</p>", arguing],
    ["reply.html", "<p\n  class=a\n>\nМы не можем с вами согласиться.\n</p>", arguing],
    [
      "reply.html",
      '<table><tr><td>\n<img src="a.png"\n alt="Мы не можем с вами согласиться">\n</td></tr></table>',
      arguing,
    ],
  ])("%s: %j", async (name, text, words) => {
    const setting = await open({ [name]: text }, { settings: { tactful: { kind: "reply" } } }, name);
    const { document } = setting;
    const before = await document.problems();
    expect(before).toContain(`arguing: ${words}`);
    await choose(setting, (await document.actions(words)).find(isHere));
    expect(await document.problems()).toEqual(before.filter((problem) => !problem.startsWith("arguing")));
    if (text.includes("\r\n")) expect(document.text).not.toMatch(/[^\r]\n/);
  });

  test("a table has no comments: what is offered works, or nothing is", async () => {
    for (const text of ["text,disable\nВы сами виноваты.,\n", "text\nВы сами виноваты.\n"]) {
      const setting = await open({ "a.csv": text }, { settings: { tactful: { kind: "reply" } } }, "a.csv");
      const { document } = setting;
      const actions = await document.actions("Вы сами виноваты");
      expect(actions.filter(inserts("<!--"))).toEqual([]);
      const here = actions.find(inserts("blaming"));
      if (here === undefined || isForProject(here)) continue;
      await choose(setting, here);
      expect(await document.problems()).toEqual([]);
    }
  });
});

describe("off for the file", () => {
  test.each([
    ["with front matter", reply],
    ["with front matter of Windows", reply.replaceAll("\n", "\r\n")],
    ["that has a list already", reply.replace("kind: reply", "kind: reply\ndisable: [vague-promise]")],
    ["without", reply.slice(reply.indexOf("Здравствуйте"))],
    ["of plain text", "kind: reply\n\nМы не можем с вами согласиться.\n", "reply.txt"],
    ["of HTML", "<!doctype html>\n<html><body><p>Мы не можем с вами согласиться.</p></body></html>\n", "reply.html"],
    ["of HTML without a head", "<p>Мы не можем с вами согласиться.</p>", "reply.html"],
  ])("a file %s", async (_, text, name = "reply.md") => {
    const setting = await open({ [name]: text }, { settings: { tactful: { kind: "reply" } } }, name);
    const { document } = setting;
    const before = await document.problems();
    await choose(setting, (await document.actions(arguing)).find(isForFile));
    expect(await document.problems()).toEqual(before.filter((problem) => !problem.startsWith("arguing")));
  });
});

describe("off in tactful.json", () => {
  test("keeps the comments of the file that is there", async () => {
    const config = '{\n  // ours\n  "kind": "reply",\n  "rules": { "vague-promise": "off", /* sic */ },\n}\n';
    const setting = await open({ "tactful.json": config });
    const { document, folder } = setting;
    expect(await document.problems()).toEqual(replyProblems.slice(0, 2));
    await choose(setting, (await document.actions(arguing)).find(isForProject));
    const written = readFileSync(join(folder, "tactful.json"), "utf8");
    expect(written).toContain("// ours");
    expect(written).toContain("/* sic */");
    expect(written).toMatch(/"arguing": "off"/);
    await setting.session.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(join(folder, "tactful.json")), type: 2 }],
    });
    await expect.poll(() => document.problems()).toEqual(replyProblems.slice(1, 2));
  });

  test("also where an entry for some files says something else", async () => {
    const config = '{ "files": [{ "include": ["*.md"], "rules": { "arguing": "warning" } }] }\n';
    const setting = await open({ "tactful.json": config });
    const { document, folder } = setting;
    await choose(setting, (await document.actions(arguing)).find(isForProject));
    const written = JSON.parse(readFileSync(join(folder, "tactful.json"), "utf8"));
    expect(written.files[0].rules).toEqual({ arguing: "off" });
    await setting.session.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(join(folder, "tactful.json")), type: 2 }],
    });
    await expect.poll(() => document.problems()).toEqual(others);
  });

  test("makes one where there is none, if the client can", async () => {
    const setting = await open();
    const { document, folder } = setting;
    const action = (await document.actions(arguing)).find(isForProject);
    await choose(setting, action);
    expect(JSON.parse(readFileSync(join(folder, "tactful.json"), "utf8"))).toMatchObject({ rules: { arguing: "off" } });
    await setting.session.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(join(folder, "tactful.json")), type: 1 }],
    });
    await expect.poll(() => document.problems()).toEqual(others);
  });

  test("edits what is open in the editor, saved or not", async () => {
    const setting = await open({ "tactful.json": "{}\n" });
    const { session, document, folder } = setting;
    const config = await session.open(uriOf(join(folder, "tactful.json")), '{\n  "locale": "uk"\n}\n', "jsonc");
    await choose(setting, (await document.actions(arguing)).find(isForProject));
    expect(JSON.parse(config.text)).toEqual({ locale: "uk", rules: { arguing: "off" } });
  });

  test("a file that nobody has saved has no tactful.json", async () => {
    const session = await start();
    const document = await session.open("untitled:Untitled-1", reply);
    for (const action of (await document.actions(arguing)).filter(isForProject)) {
      await choose({ session, document, folder: "" }, action);
    }
    expect(existsSync("tactful.json")).toBe(false);
  });
});

describe("only", () => {
  test.each([
    [["quickfix"], /^quickfix/],
    [["source"], /^source/],
    [["source.fixAll"], /^source\.fixAll/],
    [["source.fixAll.tactful"], /^source\.fixAll\.tactful/],
    [["refactor"], /^refactor/],
    [["source.organizeImports"], /^$/],
    [["source.fixAll.eslint"], /^$/],
    [["quick"], /^$/],
  ])("%j gives nothing else", async (only, kinds) => {
    const { document } = await open();
    for (const { kind } of await document.actions(arguing, only)) expect(kind).toMatch(kinds);
  });

  test("nothing of a source is given that was not asked for", async () => {
    const { document } = await open();
    const kinds = (await document.actions(arguing)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind?.startsWith("source"))).toEqual([]);
  });

  test("a fix of everything is sure of what it does: no problem is new, and none that has a choice is decided", async () => {
    const setting = await open();
    const { document } = setting;
    for (const action of await document.actions(arguing, ["source.fixAll.tactful"])) await choose(setting, action);
    for (const problem of await document.problems()) expect(replyProblems).toContain(problem);
  });
});

describe("in a table", () => {
  const csv =
    'id;reply\r\n1;"Он сказал ""да"". Информируем вас, что касса закрыта."\r\n2;Информируем вас, что касса закрыта.\r\n';
  const lines =
    '{"id":1,"text":"\\u0418нформируем\\u0020вас, что касса закрыта."}\n{"id":2,"text":"«Да».\\nИнформируем вас, что касса закрыта."}\n';

  test.each([
    ["a.csv", csv],
    ["a.jsonl", lines],
  ])("of %s words are rewritten in their cells", async (name, text) => {
    const setting = await open({ [name]: text }, { settings: { tactful: { kind: "reply" } } }, name);
    const { document } = setting;
    const problems = await document.diagnostics();
    const own = problems.filter(({ code }) => code === "bureaucratese");
    expect(own).toHaveLength(2);
    const words = document.words(own[1]!);
    const [rewrite] = (await document.actions(words)).filter(isRewrite(document, words));
    await choose(setting, rewrite);
    expect(document.text).not.toBe(text);
    expect(document.text).toBe(text.replace(words, wordsOf(rewrite)));
  });

  test.each([
    [
      "a.csv",
      csv,
      'id;reply\r\n1;"Он сказал ""да"". Сообщаем вам, что касса закрыта."\r\n2;Сообщаем вам, что касса закрыта.\r\n',
    ],
    [
      "a.jsonl",
      lines,
      '{"id":1,"text":"Сообщаем вам, что касса закрыта."}\n{"id":2,"text":"«Да».\\nСообщаем вам, что касса закрыта."}\n',
    ],
  ])("of %s all is fixed at once", async (name, text, fixed) => {
    const setting = await open({ [name]: text }, { settings: { tactful: { kind: "reply" } } }, name);
    const { document } = setting;
    const [action] = await document.actions("касса", ["source.fixAll.tactful"]);
    await choose(setting, action);
    expect(document.text).toBe(fixed);
  });
});

describe("a missing part", () => {
  test("is put in, with blanks where the client has them", async () => {
    const setting = await open({ "reply.md": lacking });
    const { document } = setting;
    const before = await document.problems();
    expect(before.some((problem) => problem.startsWith("structure/missing"))).toBe(true);
    const [problem] = (await document.diagnostics()).filter(({ code }) => code === "structure/missing");
    const actions = await document.actions(document.words(problem!));
    const insert = actions.find(inserts('"snippet"'));
    expect(insert).toBeDefined();
    await choose(setting, insert);
    expect(document.text.length).toBeGreaterThan(lacking.length + 10);
    expect((await document.problems()).length).toBeLessThan(before.length);
  });

  test("is put in as plain words elsewhere", async () => {
    const textDocument = {
      ...bare.textDocument,
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    };
    const setting = await open({ "reply.md": lacking }, { capabilities: { ...bare, textDocument } });
    const { document } = setting;
    const [problem] = (await document.diagnostics()).filter(({ code }) => code === "structure/missing");
    const range = problem!.range;
    const context = { diagnostics: [problem!] };
    const actions = (await document.request<CodeAction[] | null>("textDocument/codeAction", { range, context })) ?? [];
    expect(JSON.stringify(actions)).not.toMatch(/\$\{?1/);
    const insert = actions.find(({ edit }) =>
      edit?.changes?.[document.uri]?.some(({ newText }) => /\p{L}{3}.*\s/u.test(newText)),
    );
    expect(insert).toBeDefined();
  });
});

test("an editor that asks for the whole text, and applies all that it gets, gets one rewrite", async () => {
  // As Kate 22.12 does it.
  const textDocument = {
    ...bare.textDocument,
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } } },
  };
  const { document } = await open({}, { capabilities: { ...bare, textDocument } });
  const [problem] = await document.pushed();
  const range = document.rangeOf(document.text);
  const context = { diagnostics: [problem!] };
  const actions = await document.request<CodeAction[]>("textDocument/codeAction", { range, context });
  for (const { edit } of actions) if (edit) await document.apply(edit);
  expect(actions).toHaveLength(1);
  expect(await document.problems()).toEqual(others);
});

test("a client that knows only commands is offered no actions", async () => {
  const { server } = await start({ capabilities: bare });
  expect(server.capabilities.codeActionProvider ?? false).toBe(false);
});

test("versions are named where the client can, so that an old edit is not made in a new text", async () => {
  const { document } = await open();
  const [rewrite] = (await document.actions(arguing)).filter(isRewrite(document, arguingSentence));
  expect(rewrite?.edit?.documentChanges?.[0]).toMatchObject({ textDocument: { uri: document.uri, version: 1 } });
  expect(rich.workspace.workspaceEdit.documentChanges).toBe(true);
});
