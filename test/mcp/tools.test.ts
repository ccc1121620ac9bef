import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const bin = fileURLToPath(new URL("../../dist/bin.cjs", import.meta.url));
let folder: string;
let client: Client;
let said = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tactful-"));
  writeFileSync(join(folder, "tactful.json"), '{"rules":{"shouting":"error"}}');
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [bin, "mcp", "--locale=ru"],
    // It passes on little of its own environment.
    env: { NODE_DISABLE_COMPILE_CACHE: "1" },
    cwd: folder,
    stderr: "pipe",
  });
  transport.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(transport);
});

afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true });
});

const call = (name: string, args: object) =>
  client.callTool({ name, arguments: args as Record<string, unknown> }) as Promise<{
    // biome-ignore lint/suspicious/noExplicitAny: each tool has an answer of its own, which the client holds against its schema.
    structuredContent?: any;
    content: { type: string; text: string }[];
    isError?: boolean;
  }>;

test("says who it is, and what it can do", async () => {
  expect(client.getServerVersion()).toMatchObject({ name: "tactful", version: expect.stringMatching(/^\d/) });
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(["lint_text", "fix_text", "outline", "explain_rule"]);
  for (const { inputSchema, outputSchema, annotations } of tools) {
    expect(inputSchema.type).toBe("object");
    expect(outputSchema?.type).toBe("object");
    expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
  }
});

describe("lint_text", () => {
  const text = "Добрый день!\n\nВы сами виноваты, что не прочитали договор.";

  test("finds words, in their place", async () => {
    const { structuredContent, content } = await call("lint_text", { text, kind: "reply" });
    const [problem] = structuredContent.problems;
    expect(problem).toMatchObject({ rule: "blaming", severity: "error", line: 3, column: 1 });
    expect(text.slice(problem.start, problem.end)).toBe(problem.actual);
    expect(problem.suggestions.length).toBeGreaterThan(0);
    expect(JSON.parse(content[0]!.text)).toEqual(structuredContent);
  });

  test("speaks the language that is asked for, else that of the text", async () => {
    const messages = async (more: object) =>
      (await call("lint_text", { text, kind: "reply", ...more })).structuredContent.problems[0].message;
    expect(await messages({})).toMatch(/клиент/);
    expect(await messages({ locale: "en" })).toMatch(/customer/);
    expect(await messages({ locale: "uk" })).toMatch(/клієнт/);
  });

  test("knows the review, and reads HTML", async () => {
    const request = {
      text: "<p>Рады, что вам понравилось!</p>",
      format: "html",
      review: "Ужасно: ждали два часа, еда холодная.",
      rating: 1,
    };
    const { structuredContent } = await call("lint_text", { ...request, kind: "reply" });
    expect(structuredContent.problems.map(({ rule }: { rule: string }) => rule)).toContain("mood-mismatch");
  });

  test("goes by the configuration of the folder", async () => {
    const { structuredContent } = await call("lint_text", {
      text: "СРОЧНО ПОЗВОНИТЕ НАМ СЕГОДНЯ ЖЕ!!!",
      kind: "reply",
    });
    expect(structuredContent.problems).toContainEqual(expect.objectContaining({ rule: "shouting", severity: "error" }));
  });
});

test("fix_text mends what is safe, and says what is left", async () => {
  const { structuredContent } = await call("fix_text", {
    text: "Ты придёшь завтра!!!!! Вы сами виноваты.",
    kind: "reply",
  });
  const { text, fixed, problems } = structuredContent;
  expect(fixed).toBeGreaterThan(0);
  expect(text).toContain("Вы сами виноваты");
  for (const { start, end, actual } of problems) expect(text.slice(start, end)).toBe(actual);
});

test("outline names what is there, and what is missing", async () => {
  const request = {
    text: "Здравствуйте, Анна! Приносим извинения.",
    kind: "reply",
    review: "Ждали заказ два часа, привезли холодное.",
  };
  const { structuredContent } = await call("outline", request);
  expect(structuredContent).toMatchObject({ mood: "complaint", template: "complaint" });
  expect(structuredContent.elements[0]).toMatchObject({ element: "greeting", line: 1, column: 1 });
  expect(structuredContent.missing[0]).toMatchObject({
    name: expect.stringMatching(/[а-я]/),
    advice: expect.stringMatching(/[а-я]/),
  });
});

test("explain_rule gives the page, and helps with names", async () => {
  const { structuredContent } = await call("explain_rule", { rule: "arguing", locale: "uk" });
  expect(structuredContent).toMatchObject({ rule: "arguing", page: expect.stringMatching(/^# /) });
  const { isError, content } = await call("explain_rule", { rule: "argueing" });
  expect([isError, content[0]?.text]).toEqual([true, "Нет правила argueing. Возможно, имелось в виду arguing?"]);
});

describe("what cannot be done", () => {
  test.each<[object, RegExp]>([
    [{ text: "x".repeat(200_001) }, /200001.*200000/],
    [{ text: "x", template: "no-such" }, /no-such/],
    [{ text: 5 }, /text/],
    [{}, /text/],
    [{ text: "x", kind: "poem" }, /kind/],
    [{ text: "x", raiting: 5 }, /raiting/],
  ])("is told, and the next call is answered: %#", async (args, message) => {
    const { isError, content } = await call("lint_text", args);
    expect(isError).toBe(true);
    expect(content[0]?.text).toMatch(message);
    expect((await call("lint_text", { text: "" })).structuredContent.problems).toEqual([]);
  });

  test("nothing of a text is logged", () => {
    expect(said).toBe("");
  });
});

test("ends when its input does; what is no message neither kills it nor gets an answer that is none", async () => {
  const child = spawn(process.execPath, [bin, "mcp"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  const open = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "t", version: "1" } };
  child.stdin.write("this is no JSON\n{}\n[]\n\0\n");
  child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: open })}\n`);
  await expect.poll(() => out, { timeout: 20_000 }).toContain('"id":1');
  child.stdin.end();
  expect(await once(child, "exit")).toEqual([0, null]);
  for (const line of out.trim().split("\n")) expect(JSON.parse(line)).toMatchObject({ jsonrpc: "2.0" });
});

test.each<[string, object[], number[]]>([
  ["nothing", [], []],
  [
    "a call",
    [{ id: 2, method: "tools/call", params: { name: "lint_text", arguments: { text: "You are wrong." } } }],
    [1, 2],
  ],
  [
    "calls, of which one is wrong",
    [
      { id: 2, method: "tools/call", params: "x" },
      { id: 3, method: "tools/list" },
    ],
    [1, 2, 3],
  ],
])("what was asked is answered though the input ends at once: %s", async (_, messages, ids) => {
  const child = spawn(process.execPath, [bin, "mcp"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  const open = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "t", version: "1" } };
  const opening = [{ id: 1, method: "initialize", params: open }, { method: "notifications/initialized" }];
  const lines = messages.length === 0 ? [] : [...opening, ...messages];
  child.stdin.end(lines.map((line) => `${JSON.stringify({ jsonrpc: "2.0", ...line })}\n`).join(""));
  expect(await once(child, "close")).toEqual([0, null]);
  const answers = out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).id);
  expect(answers.sort()).toEqual(ids);
});
