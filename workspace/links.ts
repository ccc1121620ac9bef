import { existsSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../core/errors.ts";
import { isInside, workspaceRoot } from "./paths.ts";

/**
 * Refuses a file that looks like the workspace's own and is a link that leads out of it: a checkout's link could name any file
 * of the machine, and what is wrong with a file is quoted.
 * @param path Absolute; nothing is wrong with one that is not there.
 * @throws {UserError}
 */
export function refuseLinkOut(path: string, cwd: string, shownPath: string): void {
  if (!existsSync(path)) return;
  const root = workspaceRoot(isInside(cwd, path) ? cwd : dirname(path));
  if (!isInside(root, path) || isInside(realpathSync(root), realpathSync(path))) return;
  throw new UserError("This is a link that leads out of the workspace", "Put the file itself in its place", {
    path: shownPath,
  });
}
