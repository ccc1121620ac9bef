/** All peers, found by their folders. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/rule-files.ts";
import type { BenchLanguage } from "../sentences.ts";
import type { Peer } from "./peer.ts";

export interface FoundPeer extends Peer {
  folder: string;
}

const said = new Set<string>();

export async function allPeers(): Promise<FoundPeer[]> {
  const folder = join(root, "bench/peers");
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "peer.ts")));
  return Promise.all(
    names.sort().map(async (name) => {
      const { peer } = (await import(join(folder, name, "peer.ts"))) as { peer: Peer };
      return { ...peer, folder: name };
    }),
  );
}

/** Those that are here, and have rules for the language. Who is not here is said, once. */
export async function peersFor(language: BenchLanguage): Promise<FoundPeer[]> {
  const peers = await allPeers();
  for (const { name, missing } of peers) {
    if (missing && !said.has(name)) process.stderr.write(`${name} is left out: ${missing}.\n`);
    said.add(name);
  }
  return peers.filter((peer) => !peer.missing && peer.languages.includes(language));
}
