import { termFile } from "../../terms.ts";
import { npmPeer, npmProgram, type Peer } from "../peer.ts";

export const peer: Peer = {
  ...npmPeer("textlint"),
  name: "textlint with prh",
  does: "500 terms, each with a better word: no forms, no context",
  languages: ["ru", "en"],
  command: (folder, language) => [
    ...npmProgram("textlint/bin/textlint.js"),
    "--config",
    termFile("textlint.json", language),
    folder,
  ],
};
