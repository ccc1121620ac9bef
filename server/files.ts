import type { Include } from "../core/formats/format.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";

/** The files around the open texts: a disk's, or those that the editor reads for us. All are named by their URIs. */
export interface Files {
  /** The configuration that holds for a text. What it names in errors are URIs. */
  configFor(uri: string): Promise<LoadedConfig>;
  /** Whether a `.tactfulignore` leaves the text out. */
  isIgnored(uri: string): Promise<boolean>;
  /** @throws {UserError} where the file cannot be read as text. */
  read(uri: string): Promise<string>;
  /** What reads the files that a text includes; absent or undefined where they cannot be read at once. */
  includeFor?(uri: string): Include | undefined;
  /** All files in some folders that Tactful reads; each once, in the order of their names. */
  findTexts(folders: readonly string[]): Promise<string[]>;
  /** Forgets all that was read: something has changed. */
  forget(): void;
}

/** What a place of files knows of the editor. */
export interface FilesContext {
  /** The folders that are open. */
  folders(): readonly string[];
  /** The text of a file that is open, be it saved or not. */
  openText(uri: string): string | undefined;
}

/** The innermost of some folders that a file lies in. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The files of the disk, and through the editor those that are on none. */
export function bothFiles(disk: Files, remote: Files, { folders }: FilesContext): Files {
  const of = (uri: string): Files => {
    const place = uri.startsWith("untitled:") ? (folders()[0] ?? uri) : uri;
    return place.startsWith("file:") || place.startsWith("untitled:") ? disk : remote;
  };
  return {
    configFor: (uri) => of(uri).configFor(uri),
    isIgnored: (uri) => of(uri).isIgnored(uri),
    read: (uri) => of(uri).read(uri),
    includeFor: (uri) => of(uri).includeFor?.(uri),
    async findTexts(all) {
      const found = await Promise.all(all.map((folder) => of(folder).findTexts([folder])));
      return [...new Set(found.flat())];
    },
    forget() {
      disk.forget();
      remote.forget();
    },
  };
}
