import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";

/** Whether a path is a folder's own or below it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path as people read it: from the working folder where it lies below it, with slashes. */
export function shownPath(path: string, cwd: string): string {
  return isInside(cwd, path) ? withSlashes(relative(cwd, path) || ".") : path;
}

/** A path with the slashes of globs and configuration files. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** The nearest folder, from `folder` upwards, that has an entry of this name. */
export function nearestWith(folder: string, name: string): string | undefined {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(join(place, name))) return place;
    if (place === dirname(place)) return undefined;
  }
}

/** The folder that a person works in: the Git checkout around it, else the working folder itself. */
export function workspaceRoot(cwd: string): string {
  return nearestWith(cwd, ".git") ?? cwd;
}
