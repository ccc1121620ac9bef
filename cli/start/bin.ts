#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { constants, Script } from "node:vm";
import { forgetLeanness } from "../lean-memory.ts";
import { majorOfV8, setV8Flags } from "../v8-flags.ts";
import { CodeCache } from "./code-cache.ts";
import type { run } from "./run.ts";

/*
 * The whole command line is one script, and what V8 has compiled of it is kept: to find and to compile many modules takes longer
 * than to check a reply.
 */

/** The hash of the script; written in by scripts/build.ts. */
declare const BUILD: string;

const path = join(__dirname, "tactful.cjs");

/** How V8 is told to optimise functions later. */
const LATER = majorOfV8 === "11" ? "--interrupt-budget=1000000" : "--invocation-count-for-turbofan=20000";

async function start(): Promise<void> {
  // What was compiled with other flags is not taken from the cache: they come first. Most runs end before what was optimised is of
  // use, and where no core is to spare, they wait for it; thousands of files take as long as before. And V8 would take what some
  // objects of a kind become for what all of them will, and make those of all texts old from the start.
  setV8Flags(LATER, "--no-allocation-site-pretenuring");
  const cache = openCache();
  const cachedData = cache?.read();
  // After a long run, it would have dropped what it compiled for the start.
  if (!cachedData) setV8Flags("--no-flush-bytecode");
  // It is written in ASCII: read as Latin-1, it takes half the memory.
  const script = new Script(`(function (module, require, __filename, __dirname) {${readFileSync(path, "latin1")}\n})`, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  const program = { exports: {} as { run: typeof run } };
  script.runInThisContext()(program, createRequire(path), path, dirname(path));
  const isWorthKeeping = await program.exports.run();
  if (!cache || !isWorthKeeping || (cachedData && !script.cachedDataRejected)) return;
  forgetLeanness();
  setV8Flags("--flush-bytecode");
  cache.write(script.createCachedData());
}

/** Undefined where the person wants none, has no home, or runs V8 with settings of their own, which it has to be compiled for. */
function openCache(): CodeCache | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_OPTIONS } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE || NODE_OPTIONS || process.execArgv.length > 0) return undefined;
  try {
    return new CodeCache(BUILD);
  } catch {
    return undefined;
  }
}

void start();
