import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { linesOf, screen } from "../../cli/mcp/screen.ts";

test.each<[string, number, string | number | null]>([
  ["{oops", -32700, null],
  ["[]", -32600, null],
  ['[{"jsonrpc":"2.0","id":1,"method":"ping"}]', -32600, null],
  ["5", -32600, null],
  ["null", -32600, null],
  ["{}", -32600, null],
  ['{"jsonrpc":"1.0","id":7,"method":"ping"}', -32600, 7],
  ['{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600, null],
  ['{"jsonrpc":"2.0","id":1.5,"method":"ping"}', -32600, null],
  ['{"jsonrpc":"2.0","id":"a","method":5}', -32600, "a"],
  ['{"jsonrpc":"2.0","id":3,"method":"tools/call","params":"x"}', -32602, 3],
  ['{"jsonrpc":"2.0","id":3,"method":"tools/call","params":[]}', -32602, 3],
])("is refused with the code of JSON-RPC: %s", (line, code, id) => {
  expect(screen(line)).toMatchObject({ type: "refused", refusal: { jsonrpc: "2.0", id, error: { code } } });
});

test.each([
  ['{"jsonrpc":"2.0","id":0,"method":"ping"}', { type: "request", id: 0, method: "ping" }],
  ['{"jsonrpc":"2.0","method":"notifications/initialized"}', { type: "other" }],
  ['{"jsonrpc":"2.0","method":"x","params":"no answer to a notification"}', { type: "other" }],
  ['{"jsonrpc":"2.0","id":4,"result":{}}', { type: "other" }],
  ['{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":4}}', { type: "cancelled", id: 4 }],
])("is passed on: %s", (line, screened) => {
  expect(screen(line)).toEqual(screened);
});

test("lines may come in pieces, and the last may lack its end", async () => {
  const linesIn = async (input: Readable, most: number) => {
    const lines: string[] = [];
    for await (const line of linesOf(input, most)) lines.push(line.trim());
    return lines;
  };
  const bytes = Buffer.from("«а»\n\r\nвторая\r\nend");
  const single = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
  expect(await linesIn(single, 100)).toEqual(["«а»", "вторая", "end"]);
  await expect(linesIn(Readable.from([Buffer.alloc(8), Buffer.alloc(8)]), 10)).rejects.toThrow(RangeError);
});
