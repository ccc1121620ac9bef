/**
 * Stands between an editor and the server, and writes down what they say: `tap.ts LOG -- COMMAND…`. One entry a line, as
 * `readTranscript` reads it.
 */
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { type Entry, readFrames } from "./transcript.ts";

const [log, dashes, program, ...parameters] = process.argv.slice(2);
if (log === undefined || dashes !== "--" || program === undefined) throw new Error("usage: tap.ts LOG -- COMMAND…");

const add = (entry: Entry) => appendFileSync(log, `${JSON.stringify(entry)}\n`);
const server = spawn(program, parameters, { stdio: ["pipe", "pipe", "inherit"] });
const fromClient = readFrames("client", add);
const fromServer = readFrames("server", add);

process.stdin.on("data", (chunk: Buffer) => {
  fromClient(chunk);
  server.stdin.write(chunk);
});
process.stdin.on("end", () => server.stdin.end());
server.stdout.on("data", (chunk: Buffer) => {
  fromServer(chunk);
  process.stdout.write(chunk);
});
// Whoever of the two goes first, the other sees it by its own means.
server.stdin.on("error", () => {});
process.stdout.on("error", () => {});
server.on("exit", (exit, signal) => {
  add({ from: "server", at: performance.now(), exit, signal });
  process.exit(exit ?? 1);
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => server.kill(signal));
