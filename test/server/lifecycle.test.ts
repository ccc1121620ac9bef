import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { folderWith } from "../cli/harness.ts";
import { bare } from "../helpers/lsp/capabilities.ts";
import { serverCommand } from "../helpers/lsp/server-command.ts";
import { launch, start, within } from "../helpers/lsp/session.ts";
import { reply, replyProblems } from "./texts.ts";

const uri = "file:///none/reply.md";

test("a rich client gets all that the server can do", async () => {
  const { server } = await start();
  expect(server.serverInfo?.name.toLowerCase()).toBe("tactful");
  expect(server.serverInfo?.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(server.capabilities).toMatchObject({
    textDocumentSync: { openClose: true, change: 2 },
    diagnosticProvider: expect.anything(),
    hoverProvider: expect.anything(),
    documentSymbolProvider: expect.anything(),
    codeLensProvider: expect.anything(),
    inlayHintProvider: expect.anything(),
    completionProvider: expect.anything(),
    documentLinkProvider: expect.anything(),
    executeCommandProvider: {
      commands: expect.arrayContaining([
        "tactful.lintWorkspace",
        "tactful.outline",
        "tactful.report",
        "tactful.rulePage",
      ]),
    },
  });
  const { codeActionKinds } = server.capabilities.codeActionProvider as { codeActionKinds: string[] };
  expect(codeActionKinds).toEqual(expect.arrayContaining(["quickfix", "source.fixAll.tactful"]));
});

test("a rich client is asked to watch what the server reads, and to tell of settings", async () => {
  const session = await start();
  const registrations: { method: string; registerOptions?: { watchers: { globPattern: unknown }[] } }[] = [];
  const seen = () => new Set(registrations.map(({ method }) => method));
  while (!seen().has("workspace/didChangeConfiguration") || !seen().has("workspace/didChangeWatchedFiles")) {
    const { params } = await session.waitFor(
      "client/registerCapability",
      ({ registrations: [first] }: { registrations: { method: string }[] }) => !seen().has(first!.method),
    );
    registrations.push(...(params as { registrations: typeof registrations }).registrations);
  }
  const watchers = registrations.flatMap(({ registerOptions }) => registerOptions?.watchers ?? []);
  expect(JSON.stringify(watchers)).toContain("tactful.json");
  expect(JSON.stringify(watchers)).toContain(".tactfulignore");
});

test("a bare client is pushed what a rich one pulls, and asked for nothing", async () => {
  const rich = await (await (await start()).open(uri, reply)).problems();
  const session = await start({ capabilities: bare });
  const document = await session.open(uri, reply);
  expect(await document.problems()).toEqual(rich);
  expect(rich).toEqual(replyProblems);
  const asked = session.transcript.entries.filter(
    (entry) => entry.from === "server" && "message" in entry && entry.message.method && entry.message.id !== undefined,
  );
  expect(asked).toEqual([]);
});

test("a client without any capabilities at all is served", async () => {
  const session = await start({ capabilities: {} });
  await session.open(uri, reply);
  expect(
    await session.request("textDocument/hover", { textDocument: { uri }, position: { line: 7, character: 32 } }),
  ).not.toBeNull();
});

test("every call of the program is the server", async () => {
  const [node, server] = serverCommand();
  const binary = server!.replace(/server\.js$/, "bin.cjs");
  const session = launch({}, [node, binary, "lsp", "--stdio"]);
  await session.initialize();
  expect(await (await session.open(uri, reply)).problems()).toEqual(replyProblems);
});

test("exit after shutdown is success, without it a failure", async () => {
  const polite = await start();
  expect(await polite.stop()).toBe(0);
  const rude = await start();
  await rude.notify("exit");
  expect(await within(rude.exited, "the exit")).toBe(1);
});

test("exit before initialize ends the server", async () => {
  const session = launch();
  await session.notify("exit");
  expect(await within(session.exited, "the exit")).toBe(1);
});

test("a client that is gone takes the server with it", async () => {
  const session = await start();
  await session.open(uri, reply);
  session.process.stdin.end();
  await within(session.exited, "the exit after the end of input", 10_000);
});

test("a server that was killed starts again and finds the same", async () => {
  const first = await start();
  const problems = await (await first.open(uri, reply)).problems();
  await first.kill();
  expect(await (await (await start()).open(uri, reply)).problems()).toEqual(problems);
});

test("a request that is cancelled is answered, and the server goes on", async () => {
  const session = await start();
  const document = await session.open(
    uri,
    `---\nkind: reply\n---\n\n${"Вы сами виноваты, что не прочитали.\n\n".repeat(20_000)}`,
  );
  const cancellation = new CancellationTokenSource();
  const answer = session.connection.sendRequest("textDocument/diagnostic", document.identifier, cancellation.token);
  cancellation.cancel();
  const started = performance.now();
  await expect(within(answer, "the answer to what was cancelled")).rejects.toMatchObject({ code: -32800 });
  const waited = performance.now() - started;
  await document.diagnostics();
  // Nobody waits for what nobody wants to know.
  expect(waited).toBeLessThan((performance.now() - started) / 2);
}, 60_000);

test("the server writes nothing else to its output, and nothing to standard error in good times", async () => {
  const session = await start({ folders: [folderWith({ "reply.md": reply })] });
  const document = await session.open(uri, reply);
  await document.diagnostics();
  await setTimeout(50);
  expect(session.stderr).toBe("");
});
