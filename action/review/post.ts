import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Strings } from "../../cli/strings/strings.ts";
import { decodeText } from "../../core/encoding/decode-text.ts";
import { type LineRange, linesOfPatch } from "../../workspace/hunks.ts";
import type { Found } from "../collect.ts";
import type { Event } from "../event.ts";
import { GitHubError, type NewComment, type PullRequestClient, type PullRequestFile } from "../github.ts";
import { escaped } from "../markup.ts";
import type { Checkouts } from "../repository.ts";
import type { ActionStrings } from "../strings/strings.ts";
import { commentOn, type FileLines, markIn, markOf } from "./comments.ts";

/** A review with more comments helps nobody. */
const MOST_COMMENTS = 30;

interface ReviewOptions {
  /** Worst first. */
  found: readonly Found[];
  client: PullRequestClient | undefined;
  event: Event;
  workspace: string;
  checkouts: Checkouts;
  strings: Strings;
  own: ActionStrings;
}

/**
 * Writes a review with what is new since the last one, and closes the threads of ours whose words are gone.
 * @returns The findings that stand in a review, this one or an earlier one; or, where none could be written, why.
 */
export async function postReview(options: ReviewOptions): Promise<ReadonlySet<Found> | string> {
  const { found, client, event, own } = options;
  if (!client || !event.pullRequest) return own.review.noPullRequest;
  try {
    const threads = (await client.threads()).filter(({ isOwn }) => isOwn);
    // What is resolved or outdated is folded away: a finding that came back, or moved there, is to be seen again.
    const open = threads.filter(({ isResolved, isOutdated }) => !isResolved && !isOutdated);
    const told = new Set(open.flatMap(({ body }) => markIn(body) ?? []));
    const { files } = await client.changedFiles();
    const placed = await commentsFor(options, new Map(files.map((file) => [file.filename, file])), told);
    if (placed.fresh.length > 0) {
      const { review } = own;
      const rest = found.length - placed.standing.size;
      const body = [review.intro(placed.fresh.length), ...(rest > 0 ? [review.more(rest)] : [])].map(escaped).join(" ");
      await client.review(event.pullRequest.head, body, placed.fresh);
    }
    const current = new Set(found.map((one) => markOf(options.checkouts.nameOf(one.path), one)));
    for (const { id, body, isResolved } of threads) {
      const mark = markIn(body);
      // A review is worth having where the token may not close threads.
      if (mark && !isResolved && !current.has(mark)) await client.resolve(id).catch(() => undefined);
    }
    return placed.standing;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const isRefused = error.status === 403 || error.status === 404;
    return isRefused ? own.review.refused : own.review.failed(error.message);
  }
}

/** What is to be said, as far as it lies within the difference that GitHub shows. */
async function commentsFor(
  { found, workspace, checkouts, strings }: ReviewOptions,
  changed: ReadonlyMap<string, PullRequestFile>,
  told: ReadonlySet<string>,
): Promise<{ fresh: NewComment[]; standing: Set<Found> }> {
  const fresh: NewComment[] = [];
  const standing = new Set<Found>();
  const marks = new Set(told);
  const files = new Map<string, DiffedFile | undefined>();
  for (const one of found) {
    const path = checkouts.nameOf(one.path);
    const mark = markOf(path, one);
    if (marks.has(mark)) {
      standing.add(one);
      continue;
    }
    if (fresh.length === MOST_COMMENTS) continue;
    if (!files.has(path)) files.set(path, await diffedFile(resolve(workspace, one.path), changed.get(path)));
    const file = files.get(path);
    if (file === undefined) continue;
    const comment = commentOn(one, path, file, strings);
    const first = comment.start_line ?? comment.line;
    if (!file.near.some((range) => range.first <= first && comment.line <= range.last)) continue;
    marks.add(mark);
    standing.add(one);
    fresh.push(comment);
  }
  return { fresh, standing };
}

interface DiffedFile extends FileLines {
  /** The lines that the difference shows. */
  near: readonly LineRange[];
}

/** A file as the pull request has it; undefined where the checkout has another one: its lines may be others. */
async function diffedFile(path: string, file: PullRequestFile | undefined): Promise<DiffedFile | undefined> {
  if (file?.patch === undefined) return undefined;
  const bytes = await readFile(path);
  const hash = createHash(file.sha?.length === 64 ? "sha256" : "sha1")
    .update(`blob ${bytes.length}\0`)
    .update(bytes);
  if (hash.digest("hex") !== file.sha) return undefined;
  const { text, encoding } = decodeText(bytes, path);
  const isUtf8 = encoding === "utf-8";
  return { lines: text.split(/\r\n?|\n/), isUtf8, near: linesOfPatch(file.patch).near };
}
