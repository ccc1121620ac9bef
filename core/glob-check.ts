import { UserError } from "./errors.ts";

/** What a person would write is far below. */
const LONGEST = 1000;
const MOST_STARS = 3;
const MOST_FOLDERS = 3;
const MOST_GROUPS = 4;

/**
 * Refuses a glob that its matcher could take hours over: matchers try all ways to share a name out among the stars. Globs come
 * with the texts, from people whom nobody knows.
 * @throws {UserError} without a place.
 */
export function checkGlob(glob: string): void {
  const reason = faultOf(glob);
  if (reason === undefined) return;
  const shown = JSON.stringify(glob.length > 60 ? `${glob.slice(0, 60)}…` : glob);
  throw new UserError(`The pattern ${shown} ${reason}`, "Write several simpler ones");
}

function faultOf(glob: string): string | undefined {
  if (glob.length > LONGEST) return "is too long";
  if (/[+*!@?]\(/.test(glob) || (glob.includes("+") && /[([{]/.test(glob)))
    return 'has a group with a sign: "+(…)", "!(…)" and the like are not taken';
  // The parser of globs does not come back from some of these.
  if (glob.includes("\\\\")) return "has several backslashes in a row";
  if ((glob.match(/[{(]/g) ?? []).length > MOST_GROUPS) return "has too many groups";
  const segments = withoutGroups(glob).split("/");
  if (segments.filter((segment) => segment.includes("**")).length > MOST_FOLDERS) return 'has too many "**"';
  if (segments.some((segment) => starsIn(segment) > MOST_STARS)) return 'has too many "*" in one name';
  return undefined;
}

/** Each `{a,b}` and `(a|b)` as its alternative with the most stars. */
function withoutGroups(glob: string): string {
  const shorter = glob.replace(/[{(]([^{}()]*)[})]/g, (_, inner: string) =>
    inner.split(/[,|]/).reduce((most, one) => (starsIn(one) > starsIn(most) ? one : most)),
  );
  return shorter.length === glob.length ? glob : withoutGroups(shorter);
}

function starsIn(text: string): number {
  return (text.match(/\*+/g) ?? []).length;
}
