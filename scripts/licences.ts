/** `npm run check:licences`: whether all that is shipped, and all that builds and tests it, may be used as we use it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./rule-files.ts";

/** What asks for no more than its notice. */
const PERMISSIVE = ["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"];
const FREE = [...PERMISSIVE, "CC0-1.0", "Unlicense"];
/** What we run, and never ship: it asks for its own source alone, or for a name. */
const FOR_TOOLS = [...FREE, "MPL-2.0", "CC-BY-4.0", "Python-2.0"];

/** Lists of words, no code: their licence asks for the name, which the notices give. */
const SHIPPED_LISTS = ["naughty-words"];

interface LockedPackage {
  version?: string;
  license?: string;
  link?: boolean;
}

/** Whether a licence as SPDX writes it is one of those: one of alternatives, all of what holds together. */
function isOneOf(licence: string, allowed: readonly string[]): boolean {
  return licence
    .replace(/^\(|\)$/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((part) => allowed.includes(part.trim())));
}

/** Packages of the lock file, our own apart. */
function lockedPackages(): [name: string, locked: LockedPackage][] {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);
}

/** What the bundles hold, as `scripts/notices.ts` wrote it. */
function shippedPackages(): [name: string, licence: string][] {
  const path = join(root, "dist", "THIRD-PARTY-NOTICES.txt");
  if (!existsSync(path)) throw new Error("There is no dist/THIRD-PARTY-NOTICES.txt: run npm run build first.");
  const heads = readFileSync(path, "utf8").matchAll(/(?<=^|\n---\n\n|software\.\n\n)(\S+ \S+) \(([^\n]*)\)\n/g);
  return [...heads].map(([, name, licence]) => [name as string, licence as string]);
}

const shipped = shippedPackages();
const locked = lockedPackages();
const faults = [
  ...shipped
    .filter(([name, licence]) => {
      const isList = SHIPPED_LISTS.includes(name.split(" ")[0] as string);
      return !isOneOf(licence, isList ? [...FREE, "CC-BY-4.0"] : FREE);
    })
    .map(([name, licence]) => `shipped: ${name}: ${licence}`),
  ...locked
    .filter(([, { license = "" }]) => !isOneOf(license, FOR_TOOLS))
    .map(([name, { license = "none" }]) => `used: ${name}: ${license}`),
];
console.log(`${shipped.length} packages are shipped, ${locked.length} are installed.`);
if (shipped.length < 10) faults.push("the notices of what is shipped could not be read");
for (const fault of faults) console.error(`Not among the licences that we allow: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
