import type { Readable } from "node:stream";

/** A line that is no message, and what is said to it: errors of JSON-RPC 2.0. */
export interface Refusal {
  jsonrpc: "2.0";
  id: string | number | null;
  error: { code: number; message: string };
}

/** What a line is to us: a request that wants an answer, another message, or what is to be refused. */
export type Screened =
  | { type: "request"; id: string | number; method: string }
  | { type: "cancelled"; id: unknown }
  | { type: "other" }
  | { type: "refused"; refusal: Refusal };

/** Looks at one line before the protocol's library does, which drops what it cannot read without an answer. */
export function screen(line: string): Screened {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return refused(null, -32700, "Parse error: this line is not JSON");
  }
  if (Array.isArray(message)) return refused(null, -32600, "Invalid request: batches are not taken");
  if (!isObject(message)) return refused(null, -32600, "Invalid request: a message is an object");
  const { jsonrpc, id, method, params } = message;
  const isKnown = typeof id === "string" || Number.isInteger(id);
  const to = isKnown ? (id as string | number) : null;
  if (jsonrpc !== "2.0") return refused(to, -32600, 'Invalid request: "jsonrpc" must be "2.0"');
  // An answer of the client's.
  if (method === undefined && ("result" in message || "error" in message)) return { type: "other" };
  if (typeof method !== "string") return refused(to, -32600, 'Invalid request: "method" must be a string');
  if ("id" in message && !isKnown) return refused(null, -32600, 'Invalid request: "id" must be a string or an integer');
  if (params !== undefined && !isObject(params)) {
    return isKnown ? refused(to, -32602, 'Invalid params: "params" must be an object') : { type: "other" };
  }
  if (isKnown) return { type: "request", id: id as string | number, method };
  return method === "notifications/cancelled" ? { type: "cancelled", id: params?.requestId } : { type: "other" };
}

/**
 * The lines of a stream, without their ends; empty ones are left out, and one that lacks its end is the last.
 * @throws {RangeError} for a line of more bytes than `most`.
 */
export async function* linesOf(input: Readable, most: number): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    let rest = Buffer.from(chunk as Uint8Array);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const line = Buffer.concat([...parts, rest.subarray(0, end)]).toString();
      parts = [];
      size = 0;
      rest = rest.subarray(end + 1);
      if (line.trim() !== "") yield line;
    }
    size += rest.length;
    if (size > most) throw new RangeError(`A message of more than ${most} bytes`);
    parts.push(rest);
  }
  const last = Buffer.concat(parts).toString();
  if (last.trim() !== "") yield last;
}

function refused(id: string | number | null, code: number, message: string): Screened {
  return { type: "refused", refusal: { jsonrpc: "2.0", id, error: { code, message } } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
