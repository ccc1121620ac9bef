import type { Readable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";

type Message = Parameters<StdioServerTransport["send"]>[0];

/** A transport over standard output that knows what has not been answered yet. */
export class CountingTransport extends StdioServerTransport {
  readonly #input: Readable;
  readonly #open = new Map<unknown, number>();
  #tellAnswered: (() => void) | undefined;

  /** @param maxBufferSize Of one message, in bytes. */
  constructor(input: Readable, maxBufferSize: number) {
    super(input, process.stdout, { maxBufferSize });
    this.#input = input;
  }

  /** A request came in. */
  expect(id: string | number): void {
    this.#open.set(id, (this.#open.get(id) ?? 0) + 1);
  }

  /** A request is answered, or nobody waits for its answer any more. */
  settle(id: unknown): void {
    const count = this.#open.get(id);
    if (count === undefined) return;
    if (count > 1) this.#open.set(id, count - 1);
    else this.#open.delete(id);
    if (this.#open.size === 0) this.#tellAnswered?.();
  }

  override async send(message: Message): Promise<void> {
    await super.send(message);
    if (!("method" in message) && "id" in message) this.settle(message.id);
  }

  override async close(): Promise<void> {
    await super.close();
    this.#open.clear();
    this.#tellAnswered?.();
    // Whoever still writes must not wait for a reader that has gone.
    this.#input.resume();
  }

  /** Resolves when nothing is left to answer, or so many milliseconds are over. */
  async answered(most: number): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, most);
      this.#tellAnswered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
