/** Another linter: each is a folder here, with a `peer.ts` that exports one as `peer`. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../../scripts/rule-files.ts";
import type { BenchLanguage } from "../sentences.ts";

/** What is built or written for the peers. Git ignores it. */
export const cache = join(root, "bench/.cache");

export interface Peer {
  name: string;
  version: string;
  /** What it looks for, for readers of the figures: nobody shall think that it does what Tactful does, or the other way round. */
  does: string;
  languages: readonly BenchLanguage[];
  /** Why it cannot be measured here, and the remedy. */
  missing?: string | undefined;
  /** The program that lints all Markdown files of a folder, as its users would start it. */
  command(folder: string, language: BenchLanguage): [string, ...string[]];
  /** It is given every so many-th file only, since all of them would take too long. */
  every?: number;
  /** Whether its folder has a `lint.js`, to be measured warm. */
  isJavaScript?: boolean;
}

const require = createRequire(join(root, "bench/package.json"));
const pinned = (require("./package.json") as { dependencies: Record<string, string> }).dependencies;

/** What all peers on npm have in common. */
export function npmPeer(name: string): Pick<Peer, "version" | "missing" | "isJavaScript"> {
  const isThere = existsSync(join(root, "bench/node_modules", name));
  return {
    version: pinned[name] ?? "",
    missing: isThere ? undefined : "`npm install --prefix bench` gets it",
    isJavaScript: true,
  };
}

/** A program of a package on npm, as a command. */
export function npmProgram(path: string): [string, string] {
  return [process.execPath, join(root, "bench/node_modules", path)];
}

/** The lint.js of a peer, on all files of a folder: for those that have no command line, or a slow one. */
export function onFolder(peer: string, folder: string, language: BenchLanguage): [string, ...string[]] {
  return [process.execPath, join(root, "bench/peers/lint-folder.js"), peer, folder, language];
}
