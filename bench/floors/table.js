/** `node table.js FILE`: reads a table line by line, and parses each. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

let letters = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) }))
  letters += JSON.parse(line).text.length;
process.stdout.write(`${letters}\n`);
