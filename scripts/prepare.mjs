/**
 * Builds the package where npm gets it from Git, as pre-commit does, and before it is packed. Plain JavaScript: the tools that
 * run TypeScript may not be there yet. npm hands the `--global` of an installation on to the one that it makes to prepare it,
 * which then leaves those tools out.
 */
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const options = { cwd: fileURLToPath(new URL("..", import.meta.url)), stdio: "inherit" };

if (!existsSync(new URL("../node_modules/tsx", import.meta.url))) {
  execSync("npm install --no-global --ignore-scripts --include=dev --no-save --no-audit --no-fund", options);
}
execSync("npm run --silent build", options);
