/** What `npm ci` brings: from where, whether it is what we looked at, and whether it runs anything of its own. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
const { packages } = JSON.parse(read("../package-lock.json")) as { packages: Record<string, Locked> };
const installed = Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);

/** Each checks that its binary fits the machine. */
const MAY_RUN = ["node_modules/esbuild"];

test("packages run nothing when they are installed", () => {
  const running = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  expect(running).toEqual(MAY_RUN);
});

test("packages come from the registry, and are what they were", () => {
  expect(installed.length).toBeGreaterThan(100);
  for (const [path, { resolved, integrity, version }] of installed) {
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
    expect(integrity, path).toMatch(/^sha512-[\w+/=]{88}$/);
    expect(new URL(resolved ?? "https://registry.npmjs.org/").origin, path).toBe("https://registry.npmjs.org");
  }
});

test("what CI runs is named by what it holds, not by a name that may be moved", () => {
  const uses = [...read("../.github/workflows/ci.yml").matchAll(/uses: (\S+)/g)].map(([, action]) => action as string);
  expect(uses.length).toBeGreaterThan(0);
  for (const action of uses) expect(action).toMatch(/@[0-9a-f]{40}$/);
});
