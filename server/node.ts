import { readFileSync } from "node:fs";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { diskFiles } from "./disk-files.ts";
import { serve } from "./server.ts";

// Serves the editor that started this process, over what the command line says: `--stdio`, `--node-ipc`, …
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const isTold = process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument));
const { stdin, stdout } = process;
const { all } = ProposedFeatures;
serve(isTold ? createConnection(all) : createConnection(all, stdin, stdout), { version, disk: diskFiles });
