import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../cli/harness.ts";
import { bare, rich } from "../helpers/lsp/capabilities.ts";
import { type Session, type SessionOptions, start, uriOf } from "../helpers/lsp/session.ts";
import { lacking, reply, replyProblems } from "./texts.ts";

const run = (session: Session, command: string, ...parameters: unknown[]) =>
  session.request<unknown>("workspace/executeCommand", { command, arguments: parameters });

test("the whole workspace is checked, also what is not open", async () => {
  const folder = folderWith({
    "tactful.json": '{ "files": [{ "include": ["off"], "rules": { "blaming": "off" } }] }',
    ".tactfulignore": "ignored\n",
    "a.md": reply,
    "off/b.md": reply,
    "ignored/c.md": reply,
    "node_modules/d.md": reply,
    "broken.jsonl": "{oops\n",
  });
  const session = await start({ folders: [folder] });
  const summary = await run(session, "tactful.lintWorkspace");
  expect(summary).toMatchObject({ errors: expect.any(Number), warnings: 2, infos: expect.any(Number) });
  expect(summary).toMatchObject({ files: 3, documents: 2 });
  const { params } = await session.waitFor(
    "textDocument/publishDiagnostics",
    ({ uri }: { uri: string }) => uri === uriOf(join(folder, "off/b.md")),
  );
  expect((params as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code)).toEqual([
    "arguing",
    "vague-promise",
  ]);
  const named = session.transcript
    .messages("server", "textDocument/publishDiagnostics")
    .map(({ params }) => JSON.stringify(params));
  expect(named.join()).not.toMatch(/ignored|node_modules/);
});

test("what was shown of a closed file is taken back when it is opened by a client that pulls", async () => {
  const folder = folderWith({ "a.md": reply });
  const session = await start({ folders: [folder] });
  await run(session, "tactful.lintWorkspace");
  const since = session.transcript.entries.length;
  const document = await session.open(uriOf(join(folder, "a.md")), reply);
  expect(await document.problems()).toEqual(replyProblems);
  const { params } = await session.waitFor("textDocument/publishDiagnostics", undefined, since);
  expect(params).toMatchObject({ uri: document.uri, diagnostics: [] });
});

test("progress is shown where the client can", async () => {
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.md`, reply]));
  const session = await start({ folders: [folderWith(files)] });
  expect(await run(session, "tactful.lintWorkspace")).toMatchObject({ files: 20 });
  const kinds = session.transcript
    .messages("server", "$/progress")
    .map(({ params }) => (params as { value: { kind: string } }).value.kind);
  expect(kinds.at(0)).toBe("begin");
  expect(kinds.at(-1)).toBe("end");
});

test.each<[string, SessionOptions]>([
  ["no folder", {}],
  ["a folder that is not there", { folders: ["/none/whatever"] }],
  ["no progress", { capabilities: { ...rich, window: {} } }],
  ["a bare client", { capabilities: bare }],
])("a workspace with %s is no failure", async (_, options) => {
  const session = await start(options);
  expect(await run(session, "tactful.lintWorkspace")).toMatchObject({ files: 0, errors: 0 });
});

test("the outline and the report are Markdown", async () => {
  const folder = folderWith({ "a.md": lacking });
  const session = await start({ folders: [folder] });
  const document = await session.open(uriOf(join(folder, "a.md")), lacking);
  expect(await run(session, "tactful.outline", document.uri)).toMatch(/Hello Marta/);
  expect(await run(session, "tactful.report")).toMatch(/a\.md/);
});

test("the outline of a text that is not open, or is none, is no failure of the server", async () => {
  const session = await start({ expected: "any" });
  for (const uri of ["file:///none/nothing.md", "file:///none/picture.png", "nonsense"]) {
    const answer = await run(session, "tactful.outline", uri).catch(({ message }: Error) => message);
    expect(answer === null || typeof answer === "string").toBe(true);
  }
});

test.each([
  ["ru", /[а-яё]{5}/],
  ["uk", /[іїєґ]/],
  ["en-GB", /What|Why|Instead/i],
  ["fr", /What|Why|Instead/i],
])("a rule's page in %s", async (locale, words) => {
  const page = await run(await start({ locale }), "tactful.rulePage", "arguing");
  expect(page).toMatch(words);
  expect(page).toMatch(/^#|\n#/);
});

test("the setting decides on the language of pages before the client's own", async () => {
  const session = await start({ locale: "en", settings: { tactful: { locale: "ru" } } });
  expect(await run(session, "tactful.rulePage", "arguing")).toMatch(/[а-яё]{5}/);
});
