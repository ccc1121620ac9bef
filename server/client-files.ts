import ignore from "ignore";
import type { Connection } from "vscode-languageserver";
import { URI, Utils } from "vscode-uri";
import { UserError } from "../core/errors.ts";
import { isDataFile, textExtensions } from "../core/formats/detect.ts";
import { type ConfigPlace, loadConfig } from "../core/load-config.ts";
import { configFileName, ignoreFileName, isWanted, type LoadedConfig, noConfig } from "../core/loaded-config.ts";
import { content } from "../generated/content.ts";
import { type Files, type FilesContext, folderOf } from "./files.ts";

/** More files than this are not looked for. */
const MOST_FILES = 10_000;

/** Files that the editor reads for us: in a browser, and in workspaces that are on no disk. */
export function clientFiles(connection: Connection, { folders, openText }: FilesContext): Files {
  let configs = new Map<string, Promise<LoadedConfig>>();
  let texts = new Map<string, Promise<string | undefined>>();
  const place: ConfigPlace = { read, shown: (uri) => uri, extended, packs };

  return {
    configFor,
    isIgnored,
    read,
    async findTexts(uris) {
      const glob = `**/*{${textExtensions.join(",")}}`;
      const found = (await Promise.all(uris.map((uri) => find(uri, glob)))).flat();
      const wanted = await Promise.all(
        found.map(async (uri) => !isDataFile(uri) || isWanted(await configFor(uri), uri)),
      );
      return [...new Set(found.filter((_, i) => wanted[i]))].sort();
    },
    forget() {
      configs = new Map();
      texts = new Map();
    },
  };

  async function configFor(uri: string): Promise<LoadedConfig> {
    const folder = folderOf(uri, folders()) ?? (URI.parse(uri).scheme === "untitled" ? folders()[0] : undefined);
    const file = folder === undefined ? undefined : await nearestConfig(uri, folder);
    if (file === undefined) return noConfig((text) => relativeTo(folder ?? parentOf(text), text));
    const loading =
      configs.get(file) ?? loadConfig(file, place, content.rules, (text) => relativeTo(parentOf(file), text));
    configs.set(file, loading);
    return loading;
  }

  /** The nearest configuration file from a text's folder up to the open one. */
  async function nearestConfig(uri: string, top: string): Promise<string | undefined> {
    let folder = uri.startsWith(top) ? parentOf(uri) : top;
    for (;;) {
      const file = Utils.joinPath(URI.parse(folder), configFileName).toString();
      if ((await keptText(file)) !== undefined) return file;
      if (folder.length <= top.length) return undefined;
      folder = parentOf(folder);
    }
  }

  /** The `.tactfulignore` files from the open folder down to the text's own; each has the last word over those above. */
  async function isIgnored(uri: string): Promise<boolean> {
    const top = folderOf(uri, folders());
    if (top === undefined) return false;
    const way: string[] = [];
    for (let folder = parentOf(uri); ; folder = parentOf(folder)) {
      way.unshift(folder);
      // The root of a file system is its own parent.
      if (folder.length <= top.length) break;
    }
    let isOut = false;
    for (const folder of way) {
      const patterns = await keptText(Utils.joinPath(URI.parse(folder), ignoreFileName).toString());
      const verdict = patterns ? ignore().add(patterns).test(relativeTo(folder, uri)) : undefined;
      if (verdict?.ignored) isOut = true;
      if (verdict?.unignored) isOut = false;
    }
    return isOut;
  }

  /** A text that is asked for at every key, and changes seldom. */
  function keptText(uri: string): Promise<string | undefined> {
    const text = texts.get(uri) ?? textOf(uri);
    texts.set(uri, text);
    return text;
  }

  async function textOf(uri: string): Promise<string | undefined> {
    const open = openText(uri);
    if (open !== undefined) return open;
    const answer = await connection.sendRequest<{ text: string } | null>("tactful/readFile", { uri });
    return answer?.text;
  }

  async function read(uri: string): Promise<string> {
    const text = await textOf(uri);
    if (text === undefined) throw new UserError("There is no such file", "Check the name", { path: uri });
    return text;
  }

  async function extended(file: string, name: string, at: UserError["place"]): Promise<string> {
    const base = Utils.joinPath(URI.parse(parentOf(file)), name).toString();
    if (name.startsWith("/") || folderOf(base, folders()) === undefined) {
      throw new UserError(`${JSON.stringify(name)} is outside the workspace`, "Use a relative path within it", at);
    }
    if ((await textOf(base)) === undefined) {
      const problem = `There is no file ${JSON.stringify(name)} to extend`;
      throw new UserError(problem, "Check the path; it is from the folder of this file", at);
    }
    return base;
  }

  async function packs(file: string, pattern: string): Promise<string[]> {
    return (await find(parentOf(file), pattern.replace(/^\.\//, ""))).sort();
  }

  async function find(base: string, glob: string): Promise<string[]> {
    return connection.sendRequest<string[]>("tactful/findFiles", { base, glob, limit: MOST_FILES });
  }
}

function parentOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** A file as globs from a folder name it. */
function relativeTo(folder: string, uri: string): string {
  const [base, path] = [URI.parse(folder).path, URI.parse(uri).path];
  return path.startsWith(base) ? path.slice(base.length).replace(/^\//, "") : Utils.basename(URI.parse(uri));
}
