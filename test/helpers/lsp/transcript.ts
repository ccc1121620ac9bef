/** What went over the wire between a client and a language server, in order, in both directions. */

export type Side = "client" | "server";

export interface Message {
  jsonrpc?: string;
  id?: number | string | null;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

export type Entry =
  | { from: Side; at: number; message: Message }
  /** Bytes that are no message. */
  | { from: Side; at: number; fault: string }
  | { from: "server"; at: number; exit: number | null; signal: string | null };

export class Transcript {
  readonly entries: Entry[] = [];
  readonly #listeners = new Set<(entry: Entry) => void>();

  add(entry: Entry): void {
    this.entries.push(entry);
    for (const listener of this.#listeners) listener(entry);
  }

  /** @returns a function that ends the listening. */
  listen(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All messages of one side with this method, from the entry `since` on. */
  messages(from: Side, method: string, since = 0): Message[] {
    return this.entries
      .slice(since)
      .flatMap((entry) =>
        "message" in entry && entry.from === from && entry.message.method === method ? [entry.message] : [],
      );
  }
}

/** The entries of a log that `tap.ts` wrote. */
export function readTranscript(log: string): Entry[] {
  return log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Entry);
}

/** A function that takes bytes as they come and notes the messages in them. */
export function readFrames(from: Side, add: (entry: Entry) => void): (chunk: Uint8Array) => void {
  let chunks: Uint8Array[] = [];
  let size = 0;
  /** Fewer bytes than these cannot end the message: a large one must not be joined again for every chunk. */
  let wanted = 0;
  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size < wanted) return;
    let rest = Buffer.concat(chunks, size);
    for (;;) {
      const frame = readFrame(rest);
      if (typeof frame === "number") {
        wanted = frame;
        break;
      }
      rest = rest.subarray(frame.end);
      add({ from, at: performance.now(), ...frame.content });
    }
    chunks = [rest];
    size = rest.length;
  };
}

type Frame = { end: number; content: { message: Message } | { fault: string } };

/** The first message of some bytes, or how many bytes are needed for there to be one. */
function readFrame(bytes: Buffer): Frame | number {
  const head = bytes.indexOf("\r\n\r\n");
  if (head < 0) return bytes.length + 1;
  const lines = bytes.subarray(0, head).toString("latin1").split("\r\n");
  const length = lines.map((line) => /^Content-Length: *(\d+)$/i.exec(line)?.[1]).find((found) => found !== undefined);
  if (length === undefined || lines.some((line) => !/^Content-(Length|Type):/i.test(line))) {
    return { end: head + 4, content: { fault: `no header of LSP: ${JSON.stringify(lines.join("\n").slice(0, 120))}` } };
  }
  const end = head + 4 + Number(length);
  if (bytes.length < end) return end;
  const body = bytes.subarray(head + 4, end).toString("utf8");
  try {
    return { end, content: { message: JSON.parse(body) as Message } };
  } catch {
    return { end, content: { fault: `not JSON: ${body.slice(0, 120)}` } };
  }
}
