import type { ExitCode } from "../io.ts";

/** Serves an editor. The process ends when the editor says so, or is gone. */
export async function lsp(): Promise<ExitCode> {
  await import("../../server/node.ts");
  return new Promise(() => {});
}
