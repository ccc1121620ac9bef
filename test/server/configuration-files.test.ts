/** `tactful.json` and its like, as they change under open texts. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../cli/harness.ts";
import type { OpenDocument } from "../helpers/lsp/open-document.ts";
import { type Session, start, uriOf } from "../helpers/lsp/session.ts";
import { arguing, reply, replyProblems } from "./texts.ts";

const created = 1;
const changed = 2;
const deleted = 3;

function told(session: Session, folder: string, name: string, type: number): Promise<void> {
  return session.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf(join(folder, name)), type }] });
}

async function openIn(folder: string, session: Session, name = "a.md"): Promise<OpenDocument> {
  return session.open(uriOf(join(folder, name)), reply);
}

/** What an editor shows by itself after a change of files: a client that pulls is told to ask again. */
async function after(session: Session, act: () => Promise<void>): Promise<void> {
  const since = session.transcript.entries.length;
  await act();
  await session.waitFor("workspace/diagnostic/refresh", undefined, since);
}

test("a configuration that comes, changes and goes while a text is open", async () => {
  const folder = folderWith({});
  const session = await start({ folders: [folder] });
  const document = await openIn(folder, session);
  expect(await document.problems()).toEqual(replyProblems);

  await after(session, async () => {
    writeFileSync(join(folder, "tactful.json"), '{ "rules": { "arguing": "off" } }');
    await told(session, folder, "tactful.json", created);
  });
  expect(await document.problems()).toEqual(replyProblems.slice(1));

  await after(session, async () => {
    writeFileSync(join(folder, "tactful.json"), '{ "rules": { "blaming": "info" } }');
    await told(session, folder, "tactful.json", changed);
  });
  expect((await document.diagnostics()).map(({ severity }) => severity)).toEqual([1, 3, 2]);

  await after(session, async () => {
    rmSync(join(folder, "tactful.json"));
    await told(session, folder, "tactful.json", deleted);
  });
  expect(await document.problems()).toEqual(replyProblems);
});

test("a configuration that breaks is reported at its place, and mends", async () => {
  const folder = folderWith({ "tactful.json": '{ "kind": "reply" }' });
  const session = await start({ folders: [folder] });
  const document = await openIn(folder, session);
  expect(await document.problems()).toEqual(replyProblems);

  const broken = '{\n  "kind": "reply",\n  "rulez": {}\n}\n';
  const config = await session.open(uriOf(join(folder, "tactful.json")), broken, "jsonc");
  writeFileSync(join(folder, "tactful.json"), broken);
  await after(session, () => told(session, folder, "tactful.json", changed));
  const shown = async (): Promise<{ range: { start: { line: number } }; message: unknown }[]> => [
    ...(await config.diagnostics()),
    ...session.transcript.messages("server", "textDocument/publishDiagnostics").flatMap(({ params }) => {
      const { uri, diagnostics } = params as { uri: string; diagnostics: never[] };
      return uri === config.uri ? diagnostics : [];
    }),
  ];
  await expect.poll(async () => (await shown())[0]?.message).toMatch(/rulez/);
  expect((await shown())[0]?.range.start.line).toBe(2);
  // A person who types a comma too much does not see everything change: what held before goes on.
  expect(await document.problems()).toEqual(replyProblems);

  await config.replaceAll('{ "kind": "reply" }');
  writeFileSync(join(folder, "tactful.json"), config.text);
  await after(session, () => told(session, folder, "tactful.json", changed));
  expect(await document.problems()).toEqual(replyProblems);
  expect(await config.diagnostics()).toEqual([]);
});

const broken = [
  "{",
  "",
  "null",
  "[]",
  '"x"',
  "\u0000",
  '{ "extends": ["./tactful.json"] }',
  '{ "extends": ["../../../../etc/passwd"] }',
  '{ "packs": ["./none/*.yml"] }',
  `${"[".repeat(20_000)}`,
];

test("a configuration that is no configuration is no crash", async () => {
  const folder = folderWith(Object.fromEntries(broken.map((config, i) => [`${i}/tactful.json`, config])));
  const session = await start({ folders: [folder] });
  for (const [i, config] of broken.entries()) {
    const document = await openIn(folder, session, `${i}/a.md`);
    await document.diagnostics();
    writeFileSync(join(folder, `${i}/tactful.json`), "{}");
    await after(session, () => told(session, folder, `${i}/tactful.json`, changed));
    expect(await document.problems(), config.slice(0, 40)).toEqual(replyProblems);
    await document.close();
  }
});

test("several folders, each with its own configuration, that come and go", async () => {
  const one = folderWith({ "tactful.json": '{ "rules": { "arguing": "off" } }' });
  const two = folderWith({ "tactful.json": '{ "rules": { "blaming": "off" } }' });
  const session = await start({ folders: [one] });
  const first = await openIn(one, session);
  await session.notify("workspace/didChangeWorkspaceFolders", {
    event: { added: [{ uri: uriOf(two), name: "two" }], removed: [] },
  });
  const second = await openIn(two, session);
  expect(await first.problems()).toEqual(replyProblems.slice(1));
  expect(await second.problems()).toEqual([replyProblems[0], replyProblems[2]]);
  await session.notify("workspace/didChangeWorkspaceFolders", {
    event: { added: [], removed: [{ uri: uriOf(one), name: "one" }] },
  });
  expect(await second.problems()).toEqual([replyProblems[0], replyProblems[2]]);
});

test("the nearest configuration applies, alone", async () => {
  const folder = folderWith({
    "tactful.json": '{ "rules": { "arguing": "off" } }',
    "deep/tactful.json": '{ "rules": { "blaming": "off" } }',
  });
  const session = await start({ folders: [folder] });
  expect(await (await openIn(folder, session, "deep/er/a.md")).problems()).toEqual([
    replyProblems[0],
    replyProblems[2],
  ]);
});

const pack = (phrase: string) =>
  `rule: brand/cheap\nlanguage: en\nmessage: "“{actual}” sounds cheap."\nphrases:\n  - match: ${phrase}\n    bad: Our tickets are ${phrase}.\n    good: None.\n`;

test("rules of one's own are read, and read again", async () => {
  const folder = folderWith({ "tactful.json": '{ "packs": ["./brand/*.yml"] }', "brand/a.yml": pack("dirt cheap") });
  const session = await start({ folders: [folder] });
  const text = "---\nkind: email\n---\n\nOur tickets are dirt cheap and a real steal.\n";
  const document = await session.open(uriOf(join(folder, "a.md")), text);
  expect(await document.problems()).toContain("brand/cheap: dirt cheap");
  writeFileSync(join(folder, "brand/a.yml"), pack("real steal"));
  await after(session, () => told(session, folder, "brand/a.yml", changed));
  expect(await document.problems()).toContain("brand/cheap: real steal");
});

test("a rule file with an error is reported, and mends", async () => {
  const folder = folderWith({ "tactful.json": '{ "packs": ["./brand/*.yml"] }', "brand/a.yml": pack("(dirt") });
  const session = await start({ folders: [folder], initializationOptions: { status: true } });
  const document = await openIn(folder, session);
  await document.diagnostics();
  const { params } = await session.waitFor("tactful/status", ({ uri }: { uri: string }) => uri === document.uri);
  expect(params).toMatchObject({ state: "held", detail: expect.stringMatching(/a\.yml/) });
  writeFileSync(join(folder, "brand/a.yml"), pack("dirt cheap"));
  await after(session, () => told(session, folder, "brand/a.yml", changed));
  expect(await document.problems()).toEqual(replyProblems);
});

test("enable: configured — only what a tactful.json names", async () => {
  const folder = folderWith({ "tactful.json": '{ "files": [{ "include": ["replies"], "kind": "reply" }] }' });
  const session = await start({ folders: [folder], settings: { tactful: { enable: "configured" } } });
  expect(await (await openIn(folder, session, "notes.md")).problems()).toEqual([]);
  expect(await (await openIn(folder, session, "replies/a.md")).problems()).toEqual(replyProblems);
});

test("a client without watching is served, too: a saved configuration holds", async () => {
  const folder = folderWith({ "tactful.json": "{}" });
  const session = await start({
    folders: [folder],
    capabilities: { textDocument: { publishDiagnostics: {} } },
  });
  const document = await openIn(folder, session);
  expect(await document.problems()).toEqual(replyProblems);
  const config = await session.open(uriOf(join(folder, "tactful.json")), "{}", "json");
  await config.replaceAll('{ "rules": { "arguing": "off" } }');
  writeFileSync(join(folder, "tactful.json"), config.text);
  const since = session.transcript.entries.length;
  await config.save();
  await session.waitFor(
    "textDocument/publishDiagnostics",
    ({ uri, diagnostics }: { uri: string; diagnostics: unknown[] }) => uri === document.uri && diagnostics.length === 2,
    since,
  );
});

test("files of a client that answers for them are the only ones that are read", async () => {
  const workspaceFolders = [{ uri: "vscode-vfs://github/o/r", name: "r" }];
  const session = await start({ initializationOptions: { files: true }, initialize: { workspaceFolders } });
  session.desk.files.set("vscode-vfs://github/o/r/tactful.json", '{ "rules": { "arguing": "off" } }');
  const document = await session.open("vscode-vfs://github/o/r/a.md", reply);
  expect(await document.problems()).toEqual(replyProblems.slice(1));
  expect(session.transcript.messages("server", "tactful/readFile").length).toBeGreaterThan(0);
});

test.each(["vscode-vfs://github/o/r", "vscode-test-web://mount"])(
  "a client that reads files is asked once for each, and leaves out what is to be left out: %s",
  async (root) => {
    const session = await start({
      initializationOptions: { files: true },
      initialize: { workspaceFolders: [{ uri: root === "vscode-test-web://mount" ? `${root}/` : root, name: "r" }] },
    });
    session.desk.files.set(`${root}/.tactfulignore`, "drafts/\n");
    session.desk.files.set(`${root}/drafts/.tactfulignore`, "!b.md\n");
    expect(await (await session.open(`${root}/drafts/sub/a.md`, reply)).problems()).toEqual([]);
    const document = await session.open(`${root}/a.md`, reply);
    expect(await document.problems()).toEqual(replyProblems);
    const asked = session.transcript.messages("server", "tactful/readFile").length;
    await document.replaceWords(arguing, "понимаем вас");
    expect(await document.problems()).toEqual(replyProblems.slice(1));
    expect(session.transcript.messages("server", "tactful/readFile")).toHaveLength(asked);
  },
);
