/**
 * `npm run bench:peers`: builds the peers that are not on npm, from Go's, Rust's and Maven's registries, into bench/.cache.
 * A toolchain that is absent is said, and its peer left out.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../scripts/rule-files.ts";
import { cache } from "./peers/peer.ts";
import { peer as vale } from "./peers/vale/peer.ts";

const peers = join(root, "bench/peers");

build("Vale", "go", ["install", `github.com/vale-cli/vale/v3/cmd/vale@v${vale.version}`], {
  GOBIN: join(cache, "bin"),
});
build("Harper", "cargo", ["install", "--path", join(peers, "harper"), "--root", cache], {
  CARGO_TARGET_DIR: join(cache, "cargo"),
});
build("LanguageTool", "mvn", [
  "--quiet",
  "--batch-mode",
  "--file",
  join(peers, "languagetool/pom.xml"),
  "dependency:copy-dependencies",
  `-DoutputDirectory=${join(cache, "languagetool")}`,
]);

function build(name: string, program: string, parameters: string[], env: NodeJS.ProcessEnv = {}): void {
  process.stderr.write(`${name}: ${program} ${parameters.join(" ")}\n`);
  const { error, status } = spawnSync(program, parameters, { env: { ...process.env, ...env }, stdio: "inherit" });
  if (error) process.stderr.write(`${name} is left out: ${program} is not here (${error.message}).\n`);
  else if (status !== 0) process.stderr.write(`${name} is left out: ${program} ended with ${status}.\n`);
}
