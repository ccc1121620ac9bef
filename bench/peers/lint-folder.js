/** `node lint-folder.js PEER FOLDER LANGUAGE`: the peer's lint.js on each file, and how much it found. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";

const [, , peer, folder, language] = argv;
const { createLint } = await import(`./${peer}/lint.js`);
const lint = await createLint(language);
let found = 0;
for (const name of readdirSync(folder)) found += await lint(readFileSync(join(folder, name), "utf8"));
process.stdout.write(`${found}\n`);
