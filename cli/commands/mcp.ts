import { once } from "node:events";
import { PassThrough } from "node:stream";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { UserError } from "../../core/errors.ts";
import type { Arguments } from "../arguments.ts";
import type { ExitCode } from "../io.ts";
import { CountingTransport } from "../mcp/counting-transport.ts";
import { linesOf, screen } from "../mcp/screen.ts";
import { createServer } from "../mcp/server.ts";
import type { CommandContext } from "./context.ts";

/** A text that is too long is refused with a sentence; only what is far beyond that ends the connection. */
const maxBufferSize = 64 * 1024 * 1024;

/** What was asked before the input ended is answered, unless it takes longer than this, in milliseconds. */
const longestAnswer = 60_000;

/** `tactful mcp`: serves assistants over standard input and output, until the input ends. */
export async function mcp(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const [extra] = args.operands;
  if (extra !== undefined) throw new UserError(context.strings.extraArgument(extra), context.strings.seeHelp);
  // The library drops what it works on when its input ends: so it is told only when all is answered.
  const messages = new PassThrough();
  const transport = new CountingTransport(messages, maxBufferSize);
  const handle = serveStdio(() => createServer(args, context), { transport });
  try {
    for await (const line of linesOf(process.stdin, maxBufferSize)) await pass(line);
    await transport.answered(longestAnswer);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  await handle.close();
  return 0;

  async function pass(line: string): Promise<void> {
    const screened = screen(line);
    if (screened.type === "refused") {
      process.stdout.write(`${JSON.stringify(screened.refusal)}\n`);
      return;
    }
    // What a client listens to has no end of its own.
    if (screened.type === "request" && screened.method !== "subscriptions/listen") transport.expect(screened.id);
    if (screened.type === "cancelled") transport.settle(screened.id);
    if (!messages.write(`${line}\n`)) await once(messages, "drain");
  }
}
