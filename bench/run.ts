/**
 * `npm run bench [-- [--only SECTION,…] [--rounds N] [--files N] [--write]]`: speed beside other linters, in one run on the same texts,
 * in turns, medians. Seconds depend on the machine; ratios less so. `--write` puts the figures into docs/performance.md.
 */
import { parseArgs } from "node:util";
import { FILES } from "./corpus.ts";
import { machine, table as markdownTable, writeFigures } from "./figures.ts";
import { allPeers } from "./peers/peers.ts";
import { editing } from "./sections/editing.ts";
import { inside } from "./sections/inside.ts";
import { programs } from "./sections/programs.ts";
import { gigabyte, table } from "./sections/table.ts";
import { warm } from "./sections/warm.ts";
import { writeTerms } from "./terms.ts";

const sections: Record<string, (rounds: number, files: number) => Promise<string>> = {
  inside,
  warm,
  editing,
  table,
  programs,
  peers,
  gigabyte,
};
/** It takes long, and a gigabyte of disk. */
const onlyWhenAsked = ["gigabyte"];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "3" },
    // Fewer, to try something out.
    files: { type: "string", default: String(FILES) },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const files = Number(values.files);
const names = values.only?.split(",") ?? Object.keys(sections).filter((name) => !onlyWhenAsked.includes(name));
const unknown = names.find((name) => !sections[name]);
if (unknown !== undefined || !(rounds >= 1) || !(files >= 1)) {
  process.stderr.write(
    unknown === undefined
      ? "--rounds and --files are numbers, and at least 1.\n"
      : `There is no section "${unknown}"; there are ${Object.keys(sections).join(", ")}.\n`,
  );
  process.exit(2);
}

writeTerms();
for (const name of names) {
  // A gigabyte takes so long that it is measured once.
  const times = rounds === 1 || name === "gigabyte" ? "one round" : `medians of ${rounds} rounds`;
  const head = name === "peers" ? "" : `${machine}; ${times} in turns.\n\n`;
  const figures = `${head}${await sections[name]!(rounds, files)}`;
  process.stdout.write(`${name}: ${figures}\n`);
  if (values.write) writeFigures(`bench/run.ts, ${name}`, figures);
}

/** Who is measured, and what they do. */
async function peers(): Promise<string> {
  return markdownTable(
    ["linter", "version", "what it does", "languages with rules"],
    (await allPeers()).map(({ name, version, does, languages }) => [name, version, does, languages.join(", ")]),
    4,
  );
}
