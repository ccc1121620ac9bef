import { lstat, realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UserError } from "../core/errors.ts";
import { isInside } from "../workspace/paths.ts";
import type { ActionStrings } from "./strings/strings.ts";

/**
 * The absolute path of a file that an input names. The checkout may be anybody's, and a link in it could lead anywhere.
 * @throws {UserError} where it is not within the workspace, or is a link.
 */
export async function insideWorkspace(
  workspace: string,
  input: string,
  path: string,
  own: ActionStrings,
): Promise<string> {
  const whole = resolve(workspace, path);
  const [root, folder] = await Promise.all([realpath(workspace), realpath(dirname(whole)).catch(() => undefined)]);
  const isLink = (await lstat(whole).catch(() => undefined))?.isSymbolicLink() ?? false;
  if (isInside(workspace, whole) && !isLink && (folder === undefined || isInside(root, folder))) return whole;
  throw new UserError(own.outsideWorkspace(input, path), own.outsideRemedy);
}
