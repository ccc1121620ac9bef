import { basename, dirname, extname, resolve } from "node:path";
import { type FSWatcher, watch as watchPaths } from "chokidar";
import { UserError } from "../../core/errors.ts";
import { baselineFileName, configFileName, ignoreFileName } from "../../core/loaded-config.ts";
import { CacheFile } from "../../workspace/cache-file.ts";
import { nearestWith } from "../../workspace/paths.ts";
import { splitGlob } from "../../workspace/walk.ts";
import type { Arguments } from "../arguments.ts";
import { errorLine } from "../errors.ts";
import type { ExitCode } from "../io.ts";
import { RunCache } from "../run-cache.ts";
import { withLastingLinters } from "../services.ts";
import type { CommandContext } from "./context.ts";

/** Editors write a file in several steps, and Git changes many at once. */
const patience = 100;

const settingsFiles = new Set([configFileName, ignoreFileName, baselineFileName]);
/** What packs and extended configurations end with. */
const settingsExtensions = new Set([".json", ".yml", ".yaml"]);
const otherPeoples = new Set(["node_modules", ".git"]);

/** One run over all files; what did not change since the last is in the cache. */
export type RunOnce = (context: CommandContext, cache: RunCache) => Promise<ExitCode>;

/** Runs, and runs again whenever something changes, until the person has had enough; then with the last exit code. */
export async function watch(args: Arguments, context: CommandContext, runOnce: RunOnce): Promise<ExitCode> {
  const { io, strings } = context;
  if (args.operands.includes("-") || args["stdin-filename"] !== undefined) {
    throw new UserError(strings.conflict("--watch", "-"), strings.seeHelp);
  }
  const isScreen = io.stdout.isTTY && !io.env.CI;
  const lasting = { ...context, services: withLastingLinters(context.services) };
  const file = CacheFile.inMemory();
  const extensions = await context.services.extensions();
  const counts = (path: string) =>
    settingsFiles.has(basename(path)) ||
    settingsExtensions.has(extname(path)) ||
    extensions.includes(extname(path).toLowerCase());

  let code: ExitCode = 0;
  let isWaiting = false;
  let running: Promise<void> | undefined;
  const watcher = watchPaths(placesOf(args, io.cwd), {
    ignoreInitial: true,
    ignored: (path, stats) => otherPeoples.has(basename(path)) || (stats?.isFile() === true && !counts(path)),
  });
  // What cannot be watched, such as too many folders, is told; the rest is.
  watcher.on("error", (error) => void io.stderr.write(errorLine(new UserError((error as Error).message))));
  await ready(watcher);
  watcher.on("all", (_, path) => {
    if (counts(path)) schedule();
  });
  schedule(0);
  try {
    await io.interrupted?.();
    await running;
    return code;
  } finally {
    await watcher.close();
  }

  function schedule(delay = patience): void {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      const before = running;
      running = (async () => {
        await before;
        isWaiting = false;
        await run();
      })();
    }, delay);
  }

  async function run(): Promise<void> {
    if (isScreen) await io.stdout.write("\u001b[2J\u001b[3J\u001b[H");
    try {
      code = await runOnce(lasting, new RunCache(file));
      file.renew();
    } catch (error) {
      // A mistake, in a baseline for one, is mended while we watch.
      if (!(error instanceof UserError)) throw error;
      code = 2;
      await io.stderr.write(errorLine(error));
    }
    await io.stderr.write(`${strings.watching}\n`);
  }
}

/** The folders and files that are asked for, and those of the configurations that hold for them. */
function placesOf({ operands, config }: Arguments, cwd: string): string[] {
  const places = operands
    .filter((operand) => !operand.startsWith("!"))
    .map((operand) => resolve(cwd, splitGlob(operand).pattern === "" ? operand : splitGlob(operand).base));
  // Packs, what is extended and what is included lie beside the configuration or below it.
  const homes = places.flatMap((place) => nearestWith(dirname(place), configFileName) ?? []);
  const ignoring = places.flatMap((place) => nearestWith(dirname(place), ignoreFileName) ?? []);
  const given = config === undefined ? [] : [resolve(cwd, config)];
  return [...new Set([...places, ...homes, ...ignoring.map((folder) => resolve(folder, ignoreFileName)), ...given])];
}

function ready(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => {
    watcher.once("ready", resolve);
  });
}
