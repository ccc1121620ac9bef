import type { Event } from "./event.ts";

/** GitHub said no. */
export class GitHubError extends Error {
  readonly status: number;

  constructor(status: number, what: string) {
    super(`GitHub answered ${status} to ${what}`);
    this.status = status;
  }
}

export interface PullRequestFile {
  filename: string;
  status: string;
  /** The hash of its content, as Git's. */
  sha: string | null;
  /** Absent where it is too large, or no text. */
  patch?: string;
}

export interface NewComment {
  path: string;
  body: string;
  /** The last line, and the first where there are several; from 1, on the side of the new file. */
  line: number;
  start_line?: number;
}

export interface ReviewThread {
  id: string;
  isResolved: boolean;
  isOutdated: boolean;
  /** Whether it is of the one who asks. */
  isOwn: boolean;
  /** The text of its first comment. */
  body: string;
}

/** What we ask GitHub about one pull request. */
export interface PullRequestClient {
  /** @returns `isWhole` is false where GitHub does not list them all. */
  changedFiles(): Promise<{ files: PullRequestFile[]; isWhole: boolean }>;
  review(commit: string, body: string, comments: readonly NewComment[]): Promise<void>;
  threads(): Promise<ReviewThread[]>;
  resolve(thread: string): Promise<void>;
}

/** GitHub lists no more files of a pull request. */
const MOST_FILES = 3000;
const PAGE = 100;
const TIMEOUT_MS = 20_000;
const TRIES = 3;
/** A rate limit that asks for more patience than this is an error. */
const LONGEST_WAIT_S = 30;

const THREADS = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: ${PAGE}, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved isOutdated comments(first: 1) { nodes { body viewerDidAuthor } } }
      }
    }
  }
}`;

const RESOLVE = `mutation($thread: ID!) { resolveReviewThread(input: { threadId: $thread }) { thread { id } } }`;

interface ThreadPage {
  repository: {
    pullRequest: {
      reviewThreads: {
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
        nodes: {
          id: string;
          isResolved: boolean;
          isOutdated: boolean;
          comments: { nodes: { body: string; viewerDidAuthor: boolean }[] };
        }[];
      };
    };
  };
}

/** @returns Undefined where there is nothing to ask about, or nothing to ask with. */
export function createClient(event: Event, token: string): PullRequestClient | undefined {
  const { pullRequest, repository } = event;
  if (!pullRequest || token === "" || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  const pull = `${event.apiUrl}/repos/${repository}/pulls/${pullRequest.number}`;
  const [owner, name] = repository.split("/");

  return {
    async changedFiles() {
      const files: PullRequestFile[] = [];
      for (let page = 1; page <= MOST_FILES / PAGE; page++) {
        const some = (await ask("GET", `${pull}/files?per_page=${PAGE}&page=${page}`)) as PullRequestFile[];
        files.push(...some);
        if (some.length < PAGE) return { files, isWhole: true };
      }
      return { files, isWhole: false };
    },
    async review(commit, body, comments) {
      const placed = comments.map((comment) => ({
        ...comment,
        side: "RIGHT",
        ...(comment.start_line && { start_side: "RIGHT" }),
      }));
      await ask("POST", `${pull}/reviews`, { commit_id: commit, event: "COMMENT", body, comments: placed });
    },
    async threads() {
      const threads: ReviewThread[] = [];
      let after: string | null = null;
      do {
        const page: ThreadPage = (await query(THREADS, {
          owner,
          name,
          number: pullRequest.number,
          after,
        })) as ThreadPage;
        const { nodes, pageInfo } = page.repository.pullRequest.reviewThreads;
        for (const { comments, ...thread } of nodes) {
          const [first] = comments.nodes;
          threads.push({ ...thread, isOwn: first?.viewerDidAuthor ?? false, body: first?.body ?? "" });
        }
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      return threads;
    },
    async resolve(thread) {
      await query(RESOLVE, { thread });
    },
  };

  async function query(text: string, variables: object): Promise<unknown> {
    const { data, errors } = (await ask("POST", event.graphqlUrl, { query: text, variables })) as {
      data?: unknown;
      errors?: { type?: string }[];
    };
    if (errors?.length || !data) throw new GitHubError(errors?.[0]?.type === "FORBIDDEN" ? 403 : 422, "a query");
    return data;
  }

  /** The token goes into a header, and nowhere else: no message has it. */
  async function ask(method: string, url: string, body?: object): Promise<unknown> {
    const what = `${method} ${new URL(url).pathname}`;
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(url, {
        method,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "user-agent": "tactful-action",
          "x-github-api-version": "2022-11-28",
          ...(body && { "content-type": "application/json" }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((error: unknown) => {
        throw new GitHubError(0, `${what} (${error instanceof Error ? error.name : "no answer"})`);
      });
      if (response.ok) return response.status === 204 ? undefined : await response.json();
      const { status, headers } = response;
      await response.body?.cancel();
      const wait = Number(headers.get("retry-after") ?? (status >= 500 ? attempt : Number.NaN));
      // What is posted may have been taken although the answer says no: only a limit means that it was not.
      const isAgain =
        (method === "GET" && status >= 500) || status === 429 || (status === 403 && headers.has("retry-after"));
      if (!isAgain || attempt === TRIES || !(wait <= LONGEST_WAIT_S)) throw new GitHubError(status, what);
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    }
  }
}
