import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { bare, rich } from "../helpers/lsp/capabilities.ts";
import { launch, type SessionOptions, start } from "../helpers/lsp/session.ts";

const uri = "file:///none/text.md";
/** Found in a reply only, and what text this is only a setting can say. */
const text = "Разберёмся и свяжемся с вами позже.\n";
const errorToo = `${text}\nВы сами виноваты, что не прочитали условия.\n`;
const withoutConfiguration = {
  ...rich,
  workspace: { ...rich.workspace, configuration: false, didChangeConfiguration: {} },
};

const severe = { tactful: { minimumSeverity: "error", kind: "reply" } };
const roads: [string, SessionOptions][] = [
  ["asked for", { settings: severe }],
  ["given at the start, by a bare client", { capabilities: bare, initializationOptions: { settings: severe.tactful } }],
  ["given at the start, with the section's name", { capabilities: bare, initializationOptions: { settings: severe } }],
  ["given at the start, as they are", { capabilities: bare, initializationOptions: severe.tactful }],
];

test.each(roads)("settings hold from the first text on: %s", async (_, options) => {
  const document = await (await start(options)).open(uri, errorToo);
  expect(await document.problems()).toEqual(["blaming: Вы сами виноваты"]);
});

test("settings that are pushed hold for what is open", async () => {
  const session = await start({ capabilities: bare });
  const document = await session.open(uri, errorToo);
  await document.pushed();
  const since = session.transcript.entries.length;
  await session.configure(severe);
  const { params } = await session.waitFor(
    "textDocument/publishDiagnostics",
    ({ diagnostics }: { diagnostics: unknown[] }) => diagnostics.length === 1,
    since,
  );
  expect(params).toMatchObject({ diagnostics: [{ code: "blaming" }] });
});

test("a client that is slow to tell its settings is waited for", async () => {
  const session = launch({ settings: severe });
  session.desk.tells = setTimeout(200);
  await session.initialize();
  const document = await session.open(uri, errorToo);
  expect(await document.problems()).toEqual(["blaming: Вы сами виноваты"]);
});

test("a client that never tells its settings is served, and those that come at last hold", async () => {
  const session = launch();
  let tell = () => {};
  session.desk.tells = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await session.initialize();
  const document = await session.open(uri, `---\nkind: reply\n---\n\n${errorToo}`);
  expect(await document.problems()).toHaveLength(2);
  session.desk.sections = severe;
  tell();
  await expect.poll(() => document.problems()).toHaveLength(1);
});

test("settings that change are asked for again, and the client is told to pull again", async () => {
  const session = await start({ settings: { tactful: { kind: "reply" } } });
  const document = await session.open(uri, errorToo);
  expect(await document.problems()).toHaveLength(2);
  const since = session.transcript.entries.length;
  await session.configure(severe);
  await session.waitFor("workspace/diagnostic/refresh", undefined, since);
  expect(await document.problems()).toEqual(["blaming: Вы сами виноваты"]);
  await session.configure({ tactful: { enable: "off" } });
  await expect.poll(() => document.problems()).toEqual([]);
  await session.configure({ tactful: { enable: "on", kind: "reply" } });
  await expect.poll(() => document.problems()).toHaveLength(2);
});

test("a client that pulls diagnostics but has no configuration is served by pushes of settings", async () => {
  const session = await start({ capabilities: withoutConfiguration, initializationOptions: { settings: severe } });
  const document = await session.open(uri, errorToo);
  expect(await document.problems()).toEqual(["blaming: Вы сами виноваты"]);
  await session.configure({ tactful: { kind: "reply" } });
  await expect.poll(() => document.problems()).toHaveLength(2);
});

test("kind: what a text is where nothing else says", async () => {
  const session = await start({ settings: { tactful: { kind: "email" } } });
  expect(await (await session.open(uri, text)).problems()).toEqual([]);
  const said = await session.open("file:///none/said.md", `---\nkind: reply\n---\n\n${text}`);
  expect(await said.problems()).toHaveLength(1);
});

test("locale: the language of the messages is the text's own, or the one that is set", async () => {
  const message = async (settings: object) => {
    const document = await (await start({ settings: { tactful: { kind: "reply", ...settings } } })).open(uri, text);
    return (await document.diagnostics())[0]?.message as string;
  };
  expect(await message({})).toMatch(/[а-яё]{4}/);
  expect(await message({ locale: "en" })).toMatch(/[a-z]{4} [a-z]+/);
  expect(await message({ locale: "uk" })).toMatch(/[іїєґ]/);
});

test("run: on save, nothing changes while one types", async () => {
  const session = await start({
    capabilities: bare,
    initializationOptions: { settings: { run: "onSave", kind: "reply" } },
  });
  const document = await session.open(uri, text);
  expect(await document.pushed()).toHaveLength(1);
  const since = session.transcript.entries.length;
  await document.change(0, 0, "Вы сами виноваты.\n\n");
  await document.change(0, 0, "Здравствуйте! ");
  await session.request("textDocument/hover", { ...document.identifier, position: { line: 0, character: 0 } });
  const whileTyping = session.transcript.messages("server", "textDocument/publishDiagnostics", since);
  for (const { params } of whileTyping) expect((params as { diagnostics: [] }).diagnostics).toHaveLength(1);
  await document.save();
  await session.waitFor(
    "textDocument/publishDiagnostics",
    ({ diagnostics }: { diagnostics: unknown[] }) => diagnostics.length === 2,
    since,
  );
});

test("settings that cannot be are defaults, and no crash", async () => {
  const session = await start();
  const document = await session.open(uri, `---\nkind: reply\n---\n\n${text}`);
  for (const given of [
    "email",
    7,
    null,
    [],
    { kind: 7 },
    { enable: "perhaps", colour: "red" },
    { minimumSeverity: {} },
  ]) {
    await session.configure({ tactful: given });
    expect(await document.problems(), JSON.stringify(given)).toHaveLength(1);
  }
});
