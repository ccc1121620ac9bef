import { FileSystemError, l10n, type Uri, window, workspace } from "vscode";

/** The folder of the workspace that is meant: the only one, or the one that is picked. */
export async function pickFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw new Error(l10n.t("Open a folder first."));
  if (folders.length === 1) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick())?.uri;
}

/** Writes a file, and leaves alone one that is there. */
export async function writeNew(file: Uri, text: string): Promise<void> {
  try {
    await workspace.fs.stat(file);
  } catch (error) {
    if (!(error instanceof FileSystemError && error.code === "FileNotFound")) throw error;
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
}
