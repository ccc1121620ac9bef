import picomatch from "picomatch";

/** Whether a path is included and not excluded. A pattern without a slash is for names anywhere; one of a folder, for all in it. */
export function pathMatcher(include: readonly string[], exclude: readonly string[] = []): (path: string) => boolean {
  const included = include.map(globMatcher);
  const excluded = exclude.map(globMatcher);
  return (path) => included.some((fits) => fits(path)) && !excluded.some((fits) => fits(path));
}

function globMatcher(glob: string): (path: string) => boolean {
  const pattern = glob.normalize("NFC").replace(/^\.\//, "").replace(/\/+$/, "");
  const anywhere = pattern.includes("/") ? pattern : `**/${pattern}`;
  return picomatch([anywhere, `${anywhere}/**`], { dot: true });
}
