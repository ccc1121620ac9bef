/** `npm run package:vscode`: writes `tactful-<version>.vsix` from what `npm run build` made. Needs no network. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../rule-files.ts";
import { type ExtensionManifest, packVsix } from "./vsix.ts";

const client = join(root, "client");

/** The extension as it is installed. */
export interface Extension {
  /** By path inside of the extension, with slashes. */
  files: Map<string, Uint8Array>;
  /** With its texts in English. */
  manifest: ExtensionManifest & { files: string[] };
}

/**
 * Collects what the extension consists of: what its manifest names under `files`, and the licence and the changes, which
 * are the whole project's.
 */
export function readExtension(): Extension {
  const text = readFileSync(join(client, "package.json"), "utf8");
  const files = new Map<string, Uint8Array>();
  const { files: wanted } = JSON.parse(text) as { files: string[] };
  for (const path of wanted.flatMap(listFiles)) files.set(path, readFileSync(join(client, path)));
  files.set("package.json", withoutDevelopment(text));
  files.set("LICENSE.txt", readFileSync(join(root, "LICENSE")));
  files.set("CHANGELOG.md", readFileSync(join(root, "CHANGELOG.md")));
  const english = JSON.parse(readFileSync(join(client, "package.nls.json"), "utf8")) as Record<string, string>;
  const manifest = JSON.parse(text.replace(/"%([\w.]+)%"/g, (_, key: string) => JSON.stringify(english[key] ?? "")));
  files.set("README.md", Buffer.from(withAbsoluteLinks(readFileSync(join(client, "README.md"), "utf8"), manifest)));
  return { files, manifest };
}

/** The files of an entry of the manifest: a file, a folder with all that is in it, or names with one `*`. */
function listFiles(entry: string): string[] {
  if (entry.includes("*")) {
    const [start = "", end = ""] = entry.split("*");
    return readdirSync(client).filter((name) => name.startsWith(start) && name.endsWith(end));
  }
  if (statSync(join(client, entry)).isFile()) return [entry];
  return readdirSync(join(client, entry), { withFileTypes: true }).flatMap(({ name }) => listFiles(`${entry}/${name}`));
}

/** What only we need would be read as promises about the extension by those who scan packages. */
function withoutDevelopment(text: string): Uint8Array {
  const { devDependencies: _dev, files: _files, private: _private, ...manifest } = JSON.parse(text);
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** The Marketplace shows the page without the files beside it. */
function withAbsoluteLinks(markdown: string, { repository }: ExtensionManifest): string {
  const base = `${repository.url.replace(/\.git$/, "")}/`;
  return markdown.replace(/(!?\[[^\]]*\]\()(?![a-z]+:|#)([^)\s]+)/g, (_, head: string, path: string) => {
    const { pathname, hash } = new URL(path, "file:///client/");
    return `${head}${base}${head.startsWith("!") ? "raw" : "blob"}/main${pathname}${hash}`;
  });
}

/** The files and folders that a manifest names, anywhere in it, and that are not among those packed. */
export function missingFiles(manifest: unknown, packed: Iterable<string>): string[] {
  const paths = [...packed];
  if (typeof manifest === "string") {
    const path = /^(?:\.\/)?([\w-]+(?:\/[\w.-]+)*\.(?:js|json|md|png)|l10n)$/.exec(manifest)?.[1];
    if (path === undefined || (!manifest.includes("/") && path !== "l10n")) return [];
    return paths.some((each) => each === path || each.startsWith(`${path}/`)) ? [] : [path];
  }
  if (typeof manifest !== "object" || manifest === null) return [];
  return Object.values(manifest).flatMap((value) => missingFiles(value, paths));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { files, manifest } = readExtension();
  const missing = missingFiles(manifest, files.keys());
  if (missing.length > 0) throw new Error(`The manifest names what is not packed: ${missing.join(", ")}`);
  const path = join(root, `tactful-${manifest.version}.vsix`);
  const archive = packVsix(files, manifest);
  writeFileSync(path, archive);
  console.log(`${path}: ${files.size} files, ${(archive.length / 1e6).toFixed(2)} MB`);
}
