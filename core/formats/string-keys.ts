import { pathMatcher } from "../globs.ts";

/**
 * Which keys of a data file hold texts, by globs with dots between keys. They are those of files with other separators:
 * one without a dot is for keys at any depth, one that names a table or list is for all in it.
 */
export function keyMatcher(globs: readonly string[]): (path: readonly string[]) => boolean {
  const isOut = (glob: string): boolean => glob.startsWith("!");
  const taken = globs.filter((glob) => !isOut(glob)).map(asPath);
  const fits = pathMatcher(
    taken.length > 0 ? taken : ["**"],
    globs.filter(isOut).map((glob) => asPath(glob.slice(1))),
  );
  return (path) => fits(path.map(asSegment).join("/") || NAMELESS);
}

/** Globs ask for no empty name. */
const NAMELESS = "\u200B";

function asPath(glob: string): string {
  return glob.replaceAll(".", "/");
}

/** `messages.title` may be one key as well as two. What would end a segment or its line is not asked for by any glob. */
function asSegment(key: string): string {
  return key === "" ? NAMELESS : key.replace(/[/\r\n\u2028\u2029]/g, "\u2215").replaceAll(".", "/");
}
