import { existsSync } from "node:fs";
import { join } from "node:path";
import { termFile } from "../../terms.ts";
import { cache, type Peer } from "../peer.ts";

const program = join(cache, "bin/vale");

export const peer: Peer = {
  name: "Vale",
  version: "3.21.0",
  does: "500 terms, each with a better word (one rule `substitution`), on all cores: no forms, no context",
  languages: ["ru", "en"],
  missing: existsSync(program) ? undefined : "`npm run bench:peers` builds it, with Go",
  command: (folder, language) => [program, "--no-exit", "--config", termFile("vale.ini", language), folder],
};
