import { FileSystemError, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { findFilesRequest, readFileRequest } from "./protocol.ts";

/** Whether the server cannot reach all files of the workspace by itself: in a browser, and in folders that are nowhere on a disk. */
export function needsFiles(isBrowser: boolean): boolean {
  return isBrowser || (workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme !== "file");
}

/** Reads and finds files for the server, wherever VS Code keeps them. */
export function answerFiles(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, async ({ uri }: { uri: string }) => {
    const file = Uri.parse(uri, true);
    try {
      return { text: await workspace.decode(await workspace.fs.readFile(file), { uri: file }) };
    } catch (error) {
      if (error instanceof FileSystemError && error.code === "FileNotFound") return null;
      throw error;
    }
  });
  client.onRequest(
    findFilesRequest,
    async ({ base, glob, limit }: { base: string; glob: string; limit: number }, token) => {
      const pattern = new RelativePattern(Uri.parse(base, true), glob);
      const found = await workspace.findFiles(pattern, undefined, limit, token);
      return found.map((uri) => uri.toString());
    },
  );
}
