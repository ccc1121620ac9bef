import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { URI } from "vscode-uri";
import { formatFor, isDataFile, textExtensions } from "../core/formats/detect.ts";
import { isWanted, type LoadedConfig } from "../core/loaded-config.ts";
import { content } from "../generated/content.ts";
import { type ConfigFor, createConfigFinder } from "../workspace/config-file.ts";
import { findFiles } from "../workspace/find-files.ts";
import { createIgnore, type IsIgnored } from "../workspace/ignore-file.ts";
import { createInclude } from "../workspace/include.ts";
import { workspaceRoot } from "../workspace/paths.ts";
import { readText } from "../workspace/read-file.ts";
import { type Files, type FilesContext, folderOf } from "./files.ts";

/** The files of the disk. */
export function diskFiles({ folders, openText }: FilesContext): Files {
  let finders = new Map<string, ConfigFor>();
  let ignores = new Map<string, IsIgnored>();
  /** Configurations that take URIs, by those that take paths. */
  const byUri = new WeakMap<LoadedConfig, LoadedConfig>();

  return {
    configFor,
    async isIgnored(uri) {
      const path = pathOf(uri);
      const root = workspaceRoot(rootOf(uri, path));
      const ignore = ignores.get(root) ?? createIgnore(root);
      ignores.set(root, ignore);
      return ignore(path, false);
    },
    async read(uri) {
      const path = pathOf(uri);
      return (await readText(path, uri, (await formatFor(path)).bytes)).text;
    },
    includeFor(uri) {
      const path = pathOf(uri);
      return createInclude(path, rootOf(uri, path), (file) => openText(uriOf(file)));
    },
    async findTexts(uris) {
      const found = await Promise.all(
        uris
          .map((uri) => URI.parse(uri).fsPath)
          .filter((folder) => existsSync(folder))
          .map(
            async (cwd) => (await findFiles(["."], { cwd, extensions: textExtensions, isWanted: isWantedFile })).files,
          ),
      );
      return [...new Set(found.flat().map(uriOf))];
    },
    forget() {
      finders = new Map();
      ignores = new Map();
    },
  };

  async function configFor(uri: string): Promise<LoadedConfig> {
    const path = pathOf(uri);
    const cwd = rootOf(uri, path);
    const finder =
      finders.get(cwd) ??
      createConfigFinder({
        cwd,
        rules: async () => content.rules,
        read: (file) => openText(uriOf(file)),
        shown: uriOf,
      });
    finders.set(cwd, finder);
    const config = await finder(path);
    const known = byUri.get(config) ?? {
      ...config,
      settingsFor: (text) => config.settingsFor(pathOf(text)),
      stringsOf: (text) => config.stringsOf(pathOf(text)),
      names: (text) => config.names(pathOf(text)),
      globName: (text) => config.globName(pathOf(text)),
    };
    byUri.set(config, known);
    return known;
  }

  async function isWantedFile(path: string): Promise<boolean> {
    return !isDataFile(path) || isWanted(await configFor(uriOf(path)), uriOf(path));
  }

  /** A text that was never saved is thought to lie in the first folder. */
  function pathOf(uri: string): string {
    const { scheme, fsPath, path } = URI.parse(uri);
    const [first] = folders();
    return scheme === "file" || !first ? fsPath : join(URI.parse(first).fsPath, path.replace(/^.*\//, ""));
  }

  function rootOf(uri: string, path: string): string {
    const folder = folderOf(uri, folders()) ?? (uri.startsWith("file:") ? undefined : folders()[0]);
    return folder === undefined ? dirname(path) : URI.parse(folder).fsPath;
  }
}

function uriOf(path: string): string {
  return URI.file(path).toString();
}
