/** How tests start the language server: as it ships. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const serverPath = fileURLToPath(new URL("../../../dist/server.js", import.meta.url));

export function serverCommand(): [string, ...string[]] {
  if (!existsSync(serverPath)) throw new Error("dist/server.js is not built: run `npm run build`.");
  return [process.execPath, serverPath, "--stdio"];
}
