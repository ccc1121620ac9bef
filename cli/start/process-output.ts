import { once } from "node:events";
import { fstatSync } from "node:fs";
import type { Output } from "../io.ts";

/** A stream of the process as an output that lets its reader keep up. It is opened when it is first written to. */
export class ProcessOutput implements Output {
  readonly isTTY: boolean;
  readonly #open: () => NodeJS.WriteStream;
  #stream: NodeJS.WriteStream | undefined;
  #isClosed = false;

  /** @param open The stream of the file descriptor. */
  constructor(descriptor: number, open: () => NodeJS.WriteStream) {
    this.#open = open;
    // A stream that is opened loads what few runs need: a terminal is a device.
    this.isTTY = isDevice(descriptor) && this.#opened().isTTY === true;
  }

  get columns(): number | undefined {
    return (this.isTTY && this.#opened().columns) || undefined;
  }

  isClosed(): boolean {
    return this.#isClosed;
  }

  write(text: string | Uint8Array): void | Promise<void> {
    const stream = this.#opened();
    if (this.#isClosed || stream.write(text)) return undefined;
    return once(stream, "drain").then(nothing, nothing);
  }

  #opened(): NodeJS.WriteStream {
    if (this.#stream) return this.#stream;
    this.#stream = this.#open();
    this.#stream.on("error", (error: NodeJS.ErrnoException) => {
      // A reader that has seen enough (`tactful … | head`) is no error, but the exit code is still owed.
      if (error.code === "EPIPE") {
        this.#isClosed = true;
        return;
      }
      process.stderr.write(`tactful: The output could not be written (${error.message}).\n`);
      process.exit(2);
    });
    return this.#stream;
  }
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

function nothing(): void {}
