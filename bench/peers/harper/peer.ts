import { existsSync } from "node:fs";
import { join } from "node:path";
import { cache, type Peer } from "../peer.ts";

const program = join(cache, "bin/harper-bench");

export const peer: Peer = {
  name: "Harper, as a program",
  version: "2.10.0",
  does: "grammar, spelling and style, compiled from Rust",
  languages: ["en"],
  missing: existsSync(program) ? undefined : "`npm run bench:peers` builds it, with cargo, in a quarter of an hour",
  command: (folder) => [program, folder],
};
