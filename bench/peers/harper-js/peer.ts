import { npmPeer, onFolder, type Peer } from "../peer.ts";

export const peer: Peer = {
  ...npmPeer("harper.js"),
  name: "harper.js",
  does: "grammar, spelling and style, as WebAssembly",
  languages: ["en"],
  every: 10,
  command: (folder, language) => onFolder("harper-js", folder, language),
};
