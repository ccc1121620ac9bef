import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
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
// What a text is made into is thrown away at the next key: a fifth of the memory is spared where it is not collected for
// long. Our own client says so better, on the command line of the process that it starts.
if (process.execArgv.length === 0) setFlagsFromString("--semi-space-growth-factor=1");
serve(isTold ? createConnection(all) : createConnection(all, stdin, stdout), { version, disk: diskFiles });
