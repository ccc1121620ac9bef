#!/usr/bin/env node
import { once } from "node:events";
import type { Output } from "./io.ts";
import { main } from "./main.ts";

/** A stream of the process as an output that lets its reader keep up. */
function outputOf(stream: NodeJS.WriteStream): Output {
  // A reader that has seen enough (`tactful … | head`) is no error.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  return {
    write: (text) => (stream.write(text) ? undefined : once(stream, "drain").then(() => undefined)),
    isTTY: stream.isTTY === true,
    columns: stream.columns || undefined,
  };
}

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
});
