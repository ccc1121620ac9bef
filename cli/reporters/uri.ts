import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";

/** A shown path as a URI: relative with slashes, or `file:` where it lies elsewhere. No part of it can be taken for a scheme. */
export function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  const wellFormed = path.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return wellFormed.split("/").map(encodeURIComponent).join("/");
}
