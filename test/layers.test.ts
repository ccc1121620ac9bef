import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Which of our folders each folder may import. `generated` follows from `rules` and counts as it. */
const allowed: Record<string, string[]> = {
  core: ["core"],
  rules: ["core", "rules", "generated"],
  workspace: ["core", "rules", "generated", "workspace"],
  server: ["core", "rules", "generated", "workspace", "server"],
  playground: ["core", "rules", "generated", "playground"],
  cli: ["core", "rules", "generated", "workspace", "server", "cli"],
  action: ["core", "rules", "generated", "workspace", "server", "cli", "action"],
};

const files = Object.keys(allowed).flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    // A bundler's configuration is no part of what it bundles.
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith("vite.config.ts"))
    .map((path) => join(folder, path)),
);

function importsOf(file: string): string[] {
  return [...readFileSync(join(root, file), "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(
    (found) => found[1] as string,
  );
}

test.each(files)("%s imports only what lies below it", (file) => {
  const folder = file.split(/[\\/]/)[0] as string;
  for (const name of importsOf(file)) {
    if (folder === "core" || folder === "rules" || folder === "playground") expect(name).not.toMatch(/^node:/);
    if (!name.startsWith(".")) continue;
    const target = relative(root, join(root, dirname(file), name)).split(/[\\/]/)[0];
    expect(allowed[folder]).toContain(target);
  }
});

test("no file of ours is over 300 lines", () => {
  const long = files.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > 300);
  expect(long).toEqual([]);
});
