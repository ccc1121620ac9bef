/** The checker of sessions sees faults: one that does not would pass any server. */
import { expect, test } from "vitest";
import { bare, rich } from "../helpers/lsp/capabilities.ts";
import { checkSession } from "../helpers/lsp/check-session.ts";
import { metaModel } from "../helpers/lsp/meta-model.ts";
import { type Entry, type Message, readFrames, type Side } from "../helpers/lsp/transcript.ts";

const uri = "file:///a.md";
const range = (start: number, end: number, line = 0) => ({
  start: { line, character: start },
  end: { line, character: end },
});
let lastId = 0;

function say(from: Side, message: Message): Entry {
  return { from, at: 0, message: { jsonrpc: "2.0", ...message } };
}

/** A request of the client, and the server's answer. */
function ask(method: string, params: unknown, answer: Partial<Message>): Entry[] {
  const id = ++lastId;
  return [say("client", { id, method, params }), say("server", { id, ...answer })];
}

const serverCapabilities = {
  codeActionProvider: true,
  textDocumentSync: { openClose: true, change: 2 },
  hoverProvider: true,
  documentSymbolProvider: true,
  diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
};

/** A session with an open document “👍 bad”, and the entries in the middle of it. */
function session(middle: Entry[], capabilities: object = rich): string[] {
  const params = { processId: null, rootUri: null, capabilities };
  const entries = [
    ...ask("initialize", params, { result: { capabilities: serverCapabilities } }),
    say("client", { method: "initialized", params: {} }),
    say("client", {
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "markdown", version: 1, text: "👍 bad" } },
    }),
    ...middle,
    ...ask("shutdown", undefined, { result: null }),
    say("client", { method: "exit" }),
    { from: "server", at: 0, exit: 0, signal: null } as const,
  ];
  return checkSession(entries).map(({ side, what }) => `${side}: ${what}`);
}

const pull = (item: object) =>
  ask("textDocument/diagnostic", { textDocument: { uri } }, { result: { kind: "full", items: [item] } });
const push = (diagnostic: object, version = 1) =>
  say("server", { method: "textDocument/publishDiagnostics", params: { uri, version, diagnostics: [diagnostic] } });
const actions = (context: object, ...result: object[]) =>
  ask("textDocument/codeAction", { textDocument: { uri }, range: range(3, 6), context }, { result });
const edit = (...edits: object[]) => ({ changes: { [uri]: edits } });

test("nothing is wrong with a session that keeps to the protocol", () => {
  const faults = session([
    ...pull({ range: range(3, 6), message: "Bad.", severity: 2, tags: [1] }),
    ...actions(
      { diagnostics: [] },
      { title: "Good", kind: "quickfix", edit: edit({ range: range(3, 6), newText: "good" }) },
    ),
    ...ask("textDocument/hover", { textDocument: { uri }, position: range(3, 3).start }, { result: null }),
  ]);
  expect(faults).toEqual([]);
});

const faulty: [string, Entry[], RegExp, object?][] = [
  ["a range beyond the line", pull({ range: range(3, 7), message: "m" }), /character 7 of 6/],
  ["a range beyond the text", pull({ range: range(0, 0, 1), message: "m" }), /line 1 of 1/],
  ["a range into a surrogate pair", pull({ range: range(1, 6), message: "m" }), /surrogate pair/],
  ["a range that runs backwards", pull({ range: range(6, 3), message: "m" }), /backwards/],
  ["a push to a client that pulls", [push({ range: range(3, 6), message: "m" })], /shown twice/],
  ["a push of a version to come", [push({ range: range(3, 6), message: "m" }, 2)], /version 2/, bare],
  ["a tag for a client without", [push({ range: range(3, 6), message: "m", tags: [1] })], /tags for a client/, bare],
  [
    "an answer that was given already",
    [...pull({ range: range(3, 6), message: "m" }), say("server", { id: 3, result: null })],
    /answers \d+, which was not asked/,
  ],
  ["a request without an answer", [say("client", { id: "x", method: "shutdown" })], /never answered/],
  ["a request that fails", ask("textDocument/hover", {}, { error: { code: -32603, message: "oh" } }), /failed: -32603/],
  [
    "an action that was not asked for",
    actions({ diagnostics: [], only: ["source"] }, { title: "t", kind: "quickfix", edit: edit() }),
    /only source was asked/,
  ],
  [
    "a source action that nobody asked for",
    actions({ diagnostics: [] }, { title: "t", kind: "source.fixAll", edit: edit() }),
    /was not asked for/,
  ],
  [
    "two preferred actions",
    actions({ diagnostics: [] }, { title: "t", isPreferred: true }, { title: "u", isPreferred: true }),
    /several actions/,
  ],
  [
    "edits that overlap",
    actions(
      { diagnostics: [] },
      { title: "t", edit: edit({ range: range(3, 5), newText: "" }, { range: range(4, 6), newText: "" }) },
    ),
    /overlap/,
  ],
  [
    "versioned edits for a client without",
    actions({ diagnostics: [] }, { title: "t", edit: { documentChanges: [] } }),
    /documentChanges for a client/,
    { textDocument: { codeAction: { codeActionLiteralSupport: {} } } },
  ],
  [
    "Markdown for a client that reads plain text",
    ask("textDocument/hover", {}, { result: { contents: { kind: "markdown", value: "*m*" } } }),
    /reads plaintext/,
    bare,
  ],
  [
    "a child outside of its parent",
    ask(
      "textDocument/documentSymbol",
      { textDocument: { uri } },
      {
        result: [
          {
            name: "a",
            kind: 1,
            range: range(0, 2),
            selectionRange: range(0, 2),
            children: [{ name: "b", kind: 1, range: range(3, 6), selectionRange: range(3, 6) }],
          },
        ],
      },
    ),
    /“b” is outside of “a”/,
  ],
  ["progress out of nowhere", [say("server", { method: "$/progress", params: { token: 1, value: 0 } })], /nobody made/],
  ["bytes that are no message", [{ from: "server", at: 0, fault: "no header" }], /no header/],
];

test.each(faulty)("sees %s", (_, middle, fault, capabilities) => {
  expect(session(middle, capabilities)).toContainEqual(expect.stringMatching(fault));
});

/** What only the meta model tells. */
const misshapen: [string, Entry[], RegExp, object?][] = [
  [
    "a request that the client cannot answer",
    [say("server", { id: 1, method: "workspace/configuration", params: { items: [] } })],
    /lacks workspace.configuration/,
    bare,
  ],
  [
    "a registration that was not offered",
    [
      say("server", {
        id: 1,
        method: "client/registerCapability",
        params: { registrations: [{ id: "1", method: "workspace/didChangeConfiguration" }] },
      }),
    ],
    /lacks workspace.didChangeConfiguration.dynamicRegistration/,
    bare,
  ],
  ["status that was not asked for", [say("server", { method: "tactful/status", params: {} })], /was not asked for/],
  [
    "an unknown property",
    pull({ range: range(3, 6), message: "m", colour: "red" }),
    /result of textDocument\/diagnostic/,
  ],
  ["a missing property", pull({ range: range(3, 6) }), /result of textDocument\/diagnostic/],
  ["a wrong type", ask("textDocument/hover", {}, { result: { contents: 7 } }), /result of textDocument\/hover/],
  ["an unknown method", [say("server", { method: "workspace/invent", params: {} })], /not in the protocol/],
  ["a method of the other side", [say("server", { method: "initialized", params: {} })], /goes the other way/],
];

test.skipIf(metaModel === undefined).each(misshapen)("sees %s", (_, middle, fault, capabilities) => {
  expect(session(middle, capabilities)).toContainEqual(expect.stringMatching(fault));
});

test("an exit that fails after shutdown is the server's fault", () => {
  const entries: Entry[] = [
    ...ask("shutdown", undefined, { result: null }),
    { from: "server", at: 0, exit: 1, signal: null },
  ];
  expect(checkSession(entries).map(({ what }) => what)).toContainEqual("exit code 1 after shutdown");
});

test("messages are read however their bytes arrive", () => {
  const bytes = Buffer.from(`${['{"method":"é"}', '{"method":"b"}', "{oh"].map(frame).join("")}noise\r\n\r\n`);
  for (const size of [1, 7, bytes.length]) {
    const entries: Entry[] = [];
    const read = readFrames("server", (entry) => entries.push(entry));
    for (let i = 0; i < bytes.length; i += size) read(bytes.subarray(i, i + size));
    expect(entries.map((entry) => ("message" in entry ? entry.message.method : "fault" in entry && "fault"))).toEqual([
      "é",
      "b",
      "fault",
      "fault",
    ]);
  }
});

function frame(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
