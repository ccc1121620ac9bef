import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./rule-files.ts";

/**
 * The licences of all packages that are in a bundle.
 * @param inputs Paths of the bundled files, from the root or absolute; those outside of `node_modules` are ours.
 */
export function notices(inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  // By name, wherever the packages lie.
  const name = (folder: string) => folder.slice(folder.lastIndexOf("node_modules/"));
  const parts = [...folders]
    .sort((a, b) => (name(a) < name(b) ? -1 : 1))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Record<
        string,
        string
      >;
      const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text =
        file && existsSync(join(root, folder, file))
          ? readFileSync(join(root, folder, file), "utf8").trim()
          : `Licence: ${license}`;
      return `${name} ${version} (${license})\n\n${text}\n`;
    });
  return `This package contains the following software.\n\n${parts.join("\n---\n\n")}`;
}
