import { npmPeer, onFolder, type Peer } from "../peer.ts";

export const peer: Peer = {
  ...npmPeer("remark-retext"),
  name: "remark with five retext plugins",
  does: "equality, passives, profanities, repeated words, wordiness",
  languages: ["en"],
  command: (folder, language) => onFolder("retext", folder, language),
};
