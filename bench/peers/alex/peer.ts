import { npmPeer, npmProgram, type Peer } from "../peer.ts";

export const peer: Peer = {
  ...npmPeer("alex"),
  name: "alex",
  does: "insensitive words and profanities, by lists",
  languages: ["en"],
  command: (folder) => [...npmProgram("alex/cli.js"), folder],
};
