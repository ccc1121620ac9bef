import { readdirSync } from "node:fs";
import { join } from "node:path";
import { npmPeer, npmProgram, type Peer } from "../peer.ts";

export const peer: Peer = {
  ...npmPeer("write-good"),
  name: "write-good",
  does: "weasel words, passives, clichés: eight lists as regular expressions, without reading Markdown",
  languages: ["en"],
  command: (folder) => [
    ...npmProgram("write-good/bin/write-good.js"),
    ...readdirSync(folder).map((name) => join(folder, name)),
  ],
};
