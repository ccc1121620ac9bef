import { createHash } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { UserError } from "../../core/errors.ts";
import { formatOptions } from "../../core/loaded-config.ts";
import type { ConfigFor } from "../../workspace/config-file.ts";
import { shownPath } from "../../workspace/paths.ts";
import { readTextFile } from "../../workspace/read-file.ts";
import { writeWhole } from "../../workspace/write-whole.ts";
import type { Arguments } from "../arguments.ts";
import type { CommandContext } from "../commands/context.ts";
import type { Input } from "../inputs.ts";
import { readVersion } from "../version.ts";
import { readWritten, type Written } from "./written.ts";

/** All that a run's output depends on, each as what it is or as a hash. */
interface Identity {
  version: string;
  options: string;
  inputs: string;
  configuration: string;
}

/** The record beside an output that can be gone on with. */
function recordPath(output: string): string {
  return `${output}.resume`;
}

/**
 * Finds where an interrupted run is to go on, undefined: at its beginning. Puts on record what it depends on.
 * @throws {UserError} where that has changed since the run was begun.
 */
export async function resumeAt(
  args: Arguments,
  { io, strings }: Pick<CommandContext, "io" | "strings">,
  inputs: readonly Input[],
  configFor: ConfigFor,
): Promise<Written | undefined> {
  const path = resolve(io.cwd, args["output-file"] ?? "");
  const shown = shownPath(path, io.cwd);
  const identity = await identityOf(args, inputs, configFor);
  const isBegun = existsSync(path) && statSync(path).size > 0;
  if (!isBegun) {
    await writeWhole(recordPath(path), `${JSON.stringify(identity)}\n`, recordPath(shown));
    return undefined;
  }
  if (!existsSync(recordPath(path))) {
    throw new UserError(strings.resume.notOurs(shown), strings.resume.startAnew(shown));
  }
  const known = await readIdentity(recordPath(path), recordPath(shown));
  for (const part of ["version", "options", "inputs", "configuration"] as const) {
    if (known[part] === identity[part]) continue;
    throw new UserError(strings.resume.changed[part], strings.resume.startAnew(shown), { path: shown });
  }
  return readWritten(path, shown);
}

/** An output that is written as a whole is nothing to go on with. */
export function forgetRecord(output: string): void {
  rmSync(recordPath(output), { force: true });
}

async function identityOf(args: Arguments, inputs: readonly Input[], configFor: ConfigFor): Promise<Identity> {
  const { kind, language, locale, platform, template, shard } = args;
  const files: unknown[] = [];
  const configurations: unknown[] = [];
  for (const { path, shown } of inputs) {
    const { size, mtimeMs } = await stat(path);
    files.push([shown, size, mtimeMs]);
    const config = await configFor(path);
    const [error] = config.errors;
    if (error) throw error;
    const { packs, templates } = config;
    configurations.push([config.settingsFor(path), formatOptions(config, path), packs, templates]);
  }
  return {
    version: readVersion(),
    options: hashOf([kind, language, locale, platform, template, shard, args["max-file-size"]]),
    inputs: hashOf(files),
    configuration: hashOf(configurations),
  };
}

function hashOf(values: readonly unknown[]): string {
  const hash = createHash("sha256");
  for (const value of values) hash.update(`${JSON.stringify(value)}\n`);
  return hash.digest("base64");
}

async function readIdentity(path: string, shown: string): Promise<Partial<Identity>> {
  try {
    return JSON.parse(await readTextFile(path, shown)) as Partial<Identity>;
  } catch (error) {
    if (error instanceof UserError) throw error;
    // What cannot be read is nothing that this run could go on with.
    return {};
  }
}
