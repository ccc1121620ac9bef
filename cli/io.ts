/** A stream to write to. A promise means: not yet, wait; so that a slow reader does not fill the memory. */
export interface Output {
  /** @param text Characters, or the bytes of a text that is in another encoding. */
  write(text: string | Uint8Array): void | Promise<void>;
  isTTY: boolean;
  /** Whether nobody reads it any more. */
  isClosed?(): boolean;
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

/** Gathers small pieces of text, since each that is written costs time. */
export interface GatheredOutput {
  write(text: string | Uint8Array): void | Promise<void>;
  /** Writes what is gathered; before anything else is said, and in the end. */
  flush(): void | Promise<void>;
}

/** So many code units are written at once; and none waits longer than so many milliseconds while others come. */
const ENOUGH = 65_536;
const PATIENCE = 100;

/** An output that is written less often. A terminal shows each piece at once. */
export function gathered(output: Output): GatheredOutput {
  let pieces: string[] = [];
  let length = 0;
  let last = Date.now();
  const flush = (): void | Promise<void> => {
    if (pieces.length === 0) return;
    const text = pieces.join("");
    [pieces, length, last] = [[], 0, Date.now()];
    return output.write(text);
  };
  return {
    flush,
    write(text) {
      // Bytes were gathered already.
      if (typeof text !== "string") return after(flush(), () => output.write(text));
      pieces.push(text);
      length += text.length;
      if (output.isTTY || length >= ENOUGH || Date.now() - last > PATIENCE) return flush();
    },
  };
}

function after(first: void | Promise<void>, next: () => void | Promise<void>): void | Promise<void> {
  return first ? first.then(next) : next();
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
