import { npmPeer, npmProgram, type Peer } from "../peer.ts";

const config = new URL("cspell.json", import.meta.url).pathname;

export const peer: Peer = {
  ...npmPeer("cspell"),
  name: "cspell",
  does: "spelling, by dictionaries",
  languages: ["ru", "en"],
  command: (folder) => [
    ...npmProgram("cspell/bin.mjs"),
    "lint",
    "--no-progress",
    "--config",
    config,
    "--root",
    folder,
    "**",
  ],
};
