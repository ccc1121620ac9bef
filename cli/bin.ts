#!/usr/bin/env node
import { once } from "node:events";
import module from "node:module";
import type { Output } from "./io.ts";

// Node 22 and later keep compiled code, in the system's folder for temporary files: that of all that is loaded from here on.
(module as { enableCompileCache?(): unknown }).enableCompileCache?.();
const { main } = await import("./main.ts");

/** A stream of the process as an output that lets its reader keep up. */
function outputOf(stream: NodeJS.WriteStream): Output {
  let isClosed = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`tactful … | head`) is no error, but the exit code is still owed.
    if (error.code === "EPIPE") {
      isClosed = true;
      return;
    }
    process.stderr.write(`tactful: The output could not be written (${error.message}).\n`);
    process.exit(2);
  });
  return {
    write: (text) => {
      if (isClosed || stream.write(text)) return undefined;
      return once(stream, "drain").then(nothing, nothing);
    },
    isClosed: () => isClosed,
    isTTY: stream.isTTY === true,
    columns: stream.columns || undefined,
  };
}

function nothing(): void {}

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  interrupted: () =>
    new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
    }),
});
