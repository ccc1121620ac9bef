/** `node parse.js FOLDER`: what remark makes of each file, and no more. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse);
let nodes = 0;
for (const name of readdirSync(process.argv[2])) {
  nodes += parser.parse(readFileSync(join(process.argv[2], name), "utf8")).children.length;
}
process.stdout.write(`${nodes}\n`);
