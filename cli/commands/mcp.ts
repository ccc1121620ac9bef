import { once } from "node:events";
import { StdioServerTransport, serveStdio } from "@modelcontextprotocol/server/stdio";
import { UserError } from "../../core/errors.ts";
import type { Arguments } from "../arguments.ts";
import type { ExitCode } from "../io.ts";
import { createServer } from "../mcp/server.ts";
import type { CommandContext } from "./context.ts";

/** A text that is too long is refused with a sentence; only what is far beyond that ends the connection. */
const maxBufferSize = 64 * 1024 * 1024;

/** `tactful mcp`: serves assistants over standard input and output, until the input ends. */
export async function mcp(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const [extra] = args.operands;
  if (extra !== undefined) throw new UserError(context.strings.extraArgument(extra), context.strings.seeHelp);
  const ended = once(process.stdin, "close");
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize });
  serveStdio(() => createServer(args, context), { transport });
  await ended;
  return 0;
}
