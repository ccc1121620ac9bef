/** A stream to write to. A promise means: not yet, wait; so that a slow reader does not fill the memory. */
export interface Output {
  /** @param text Characters, or the bytes of a text that is in another encoding. */
  write(text: string | Uint8Array): void | Promise<void>;
  isTTY: boolean;
  /** The terminal's width; undefined where there is none. */
  columns?: number | undefined;
}

/** All that the command line knows of the world. */
export interface Io {
  /** Absolute. */
  cwd: string;
  env: Record<string, string | undefined>;
  stdin: AsyncIterable<Uint8Array | string>;
  stdout: Output;
  stderr: Output;
  /** Waits until the person has had enough; asked for by what goes on until then. */
  interrupted?(): Promise<void>;
}

/** What a run ends with: nothing to report, something, or wrong use. */
export type ExitCode = 0 | 1 | 2;

/** Whether to colour what goes to an output: as asked, else as `NO_COLOR` and `FORCE_COLOR` say, else on terminals. */
export function wantsColor(output: Output, env: Io["env"], asked: boolean | undefined): boolean {
  if (asked !== undefined) return asked;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return output.isTTY && env.TERM !== "dumb";
}
