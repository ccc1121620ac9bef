/** How tests start the language server: as it ships. */
import { fileURLToPath } from "node:url";

export const serverPath = fileURLToPath(new URL("../../../dist/server.js", import.meta.url));

export function serverCommand(): [string, ...string[]] {
  return [process.execPath, serverPath, "--stdio"];
}
