/** What no honest client sends. The server answers with an error or exits; it never hangs, and never answers wrongly. */

import { expect, test } from "vitest";
import { metaModel } from "../helpers/lsp/meta-model.ts";
import { launch, type Session, start, within } from "../helpers/lsp/session.ts";
import { reply, replyProblems } from "./texts.ts";

const uri = "file:///none/reply.md";

/** Still alive and right. */
async function expectHealthy(session: Session): Promise<void> {
  const healthy = `file:///none/healthy-${Math.random()}.md`;
  const document = await session.open(healthy, reply);
  expect(await document.problems()).toEqual(replyProblems);
}

test("a request before initialize is refused", async () => {
  const session = launch({ expected: "any" });
  const hover = session.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 0 } });
  // Not initialised, or not known yet.
  await expect(hover).rejects.toMatchObject({ code: expect.toBeOneOf([-32002, -32601]) });
  await session.initialize();
  await expectHealthy(session);
});

test("a request after shutdown is answered, and the server exits well", async () => {
  const session = await start({ expected: "any" });
  await session.request("shutdown");
  const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
  await session.request("textDocument/hover", params).catch(({ code }) => expect(code).toBe(-32600));
  await session.notify("exit");
  expect(await within(session.exited, "the exit")).toBe(0);
});

test("a second initialize leaves the server in order", async () => {
  const session = await start({ expected: "any" });
  const again = session.request("initialize", { processId: null, rootUri: null, capabilities: session.capabilities });
  await again.catch(({ code }) => expect(code).toBe(-32600));
  await expectHealthy(session);
});

test("unknown requests are refused, unknown notifications ignored", async () => {
  const session = await start({
    // Only the meta model knows what is in the protocol.
    expected: [
      /tactful\/none failed: -32601/,
      /\$\/none failed: -32601/,
      ...(metaModel ? [/not in the protocol/] : []),
    ],
  });
  await expect(session.request("tactful/none", {})).rejects.toMatchObject({ code: -32601 });
  await expect(session.request("$/none", {})).rejects.toMatchObject({ code: -32601 });
  await session.notify("tactful/none", {});
  await session.notify("$/none", {});
  await expectHealthy(session);
});

const wrong: [string, unknown][] = [
  ["textDocument/hover", {}],
  ["textDocument/hover", null],
  ["textDocument/hover", [1, 2]],
  ["textDocument/hover", { textDocument: { uri: 7 }, position: { line: "a" } }],
  ["textDocument/hover", { textDocument: { uri }, position: { line: -5, character: 1e9 } }],
  ["textDocument/hover", { textDocument: { uri: "not a uri \u0000 %%%" }, position: { line: 0, character: 0 } }],
  ["textDocument/diagnostic", {}],
  ["textDocument/codeAction", { textDocument: { uri } }],
  [
    "textDocument/codeAction",
    {
      textDocument: { uri },
      range: { start: { line: 7, character: 0 }, end: { line: 7, character: 99 } },
      context: { diagnostics: [{ source: "tactful", data: { evil: "{}" }, message: 1 }] },
    },
  ],
  ["textDocument/documentSymbol", { textDocument: {} }],
  ["textDocument/codeLens", "text"],
  ["textDocument/completion", { textDocument: { uri }, position: {} }],
  ["textDocument/inlayHint", { textDocument: { uri }, range: null }],
  ["workspace/executeCommand", {}],
  ["workspace/executeCommand", { command: "tactful.outline", arguments: [{ uri: "x" }] }],
  ["workspace/executeCommand", { command: "tactful.rulePage", arguments: ["../../../etc/passwd"] }],
  ["workspace/executeCommand", { command: "rm -rf" }],
];

test("requests with wrong params are answered", async () => {
  const session = await start({ expected: "any" });
  await session.open(uri, reply);
  for (const [method, params] of wrong) {
    // An error or nothing: both are answers.
    await session.request(method, params).catch((error: { code?: number }) => {
      expect(error.code, `${method} of ${JSON.stringify(params)}`).toBeTypeOf("number");
    });
  }
  await expectHealthy(session);
});

test("no rule page is read from outside", async () => {
  const session = await start({ expected: "any" });
  for (const name of ["../../package", "..\\..\\package", "/etc/passwd", "__proto__", "constructor", ""]) {
    const page = await session
      .request("workspace/executeCommand", { command: "tactful.rulePage", arguments: [name] })
      .catch(() => null);
    expect(page ?? "").not.toMatch(/"name"|root:|function/);
  }
});

const wrongNotifications: [string, unknown][] = [
  ["textDocument/didOpen", {}],
  ["textDocument/didOpen", { textDocument: { uri, languageId: 1, version: "x", text: null } }],
  ["textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ range: 5, text: "x" }] }],
  [
    "textDocument/didChange",
    { textDocument: { uri: "file:///closed.md", version: 2 }, contentChanges: [{ text: "x" }] },
  ],
  ["textDocument/didClose", { textDocument: { uri: "file:///never-opened.md" } }],
  ["textDocument/didSave", {}],
  ["workspace/didChangeConfiguration", 7],
  ["workspace/didChangeConfiguration", { settings: { tactful: ["nonsense"] } }],
  ["workspace/didChangeWatchedFiles", { changes: [{ uri: "::", type: 9 }] }],
  ["workspace/didChangeWatchedFiles", {}],
  ["$/cancelRequest", { id: { a: 1 } }],
  ["$/setTrace", { value: "loud" }],
];

test("notifications with wrong params are survived", async () => {
  const session = await start({ expected: "any" });
  for (const [method, params] of wrongNotifications) {
    await session.notify(method, params);
    await expectHealthy(session);
  }
});

const garbage: [string, string][] = [
  ["no header", "hello\r\n\r\n"],
  ["no length", "Content-Type: x\r\n\r\n{}"],
  ["a length that is no number", "Content-Length: many\r\n\r\n{}"],
  ["a negative length", "Content-Length: -5\r\n\r\n{}"],
  ["a length that is too small", 'Content-Length: 3\r\n\r\n{"jsonrpc":"2.0"}'],
  ["no JSON", "Content-Length: 5\r\n\r\n{oops"],
  ["a number", "Content-Length: 1\r\n\r\n7"],
  ["an empty message", "Content-Length: 0\r\n\r\n"],
  ["a list", "Content-Length: 2\r\n\r\n[]"],
  ["bytes that are no text", "\u0000\uFFFF\r\n\r\n\u0001"],
];

test.each(garbage)("%s on standard input: the server exits or goes on", async (_, bytes) => {
  const session = await start({ expected: "any" });
  session.write(bytes);
  const document = await session.open(uri, reply);
  const goesOn = document.problems().then((problems) => expect(problems).toEqual(replyProblems));
  const exits = session.exited;
  // It may wait for the rest of what it took for a message: then the end of input must end it.
  await Promise.race([goesOn, exits, new Promise((resolve) => setTimeout(resolve, 3000))]);
  goesOn.catch(() => {});
  session.process.stdin.end();
  await within(exits, "the exit after the end of input", 10_000);
});

test("a length that is too large waits for the rest, and ends with the input", async () => {
  const session = await start({ expected: "any" });
  session.write('Content-Length: 99999999\r\n\r\n{"jsonrpc":"2.0"}');
  session.process.stdin.end();
  await within(session.exited, "the exit", 10_000);
});
