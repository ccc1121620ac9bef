import { existsSync } from "node:fs";
import { join } from "node:path";
import { cache, type Peer } from "../peer.ts";

const jars = join(cache, "languagetool");
const codes = { ru: "ru", en: "en-US" };

export const peer: Peer = {
  name: "LanguageTool",
  version: "6.7",
  does: "grammar, spelling and style, thousands of rules, with parts of speech",
  languages: ["ru", "en"],
  missing: existsSync(jars) ? undefined : "`npm run bench:peers` gets it, with Maven",
  every: 20,
  command: (folder, language) => [
    "java",
    "-cp",
    join(jars, "*"),
    "org.languagetool.commandline.Main",
    "--language",
    codes[language],
    "--recursive",
    folder,
  ],
};
