import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { isInside, withSlashes } from "../workspace/paths.ts";

/** Tells which checkouts of a workspace files lie in: `path` of actions/checkout puts one into a folder of the workspace. */
export interface Checkouts {
  /** The folder of the checkout that a file lies in; the workspace where there is none around it. */
  rootOf(path: string): string;
  /** How the repository names a file, with slashes. */
  nameOf(path: string): string;
}

/** @param workspace Absolute; paths may be seen from it. */
export function checkoutsIn(workspace: string): Checkouts {
  const known = new Map<string, string>();
  const rootOfFolder = (folder: string): string => {
    let root = known.get(folder);
    if (root === undefined) {
      const isRoot = folder === workspace || !isInside(workspace, folder) || existsSync(join(folder, ".git"));
      root = isRoot ? (isInside(workspace, folder) ? folder : workspace) : rootOfFolder(dirname(folder));
      known.set(folder, root);
    }
    return root;
  };
  const rootOf = (path: string) => rootOfFolder(dirname(resolve(workspace, path)));
  return { rootOf, nameOf: (path) => withSlashes(relative(rootOf(path), resolve(workspace, path))) };
}
