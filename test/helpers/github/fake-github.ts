import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { OpenApi } from "./openapi.ts";

export interface FakeThread {
  id: string;
  isResolved: boolean;
  body: string;
  viewerDidAuthor: boolean;
}

export interface FakeGitHub {
  url: string;
  requests: { name: string; body: Record<string, unknown> | undefined; authorization: string | undefined }[];
  /** What was wrong with requests, and with the fake's own answers. */
  faults: string[];
  threads: FakeThread[];
  reviews: { body: string; comments: Record<string, unknown>[] }[];
}

interface Files {
  filename: string;
  status: string;
  sha: string;
  patch?: string;
}

const LIST_FILES = "get /repos/{owner}/{repo}/pulls/{pull_number}/files";
const CREATE_REVIEW = "post /repos/{owner}/{repo}/pulls/{pull_number}/reviews";

let api: OpenApi | undefined;

/**
 * A GitHub that knows one pull request, and holds each request against the real one's description.
 * @param canWrite Whether the token may write; a fork's may not.
 */
export async function startFakeGitHub(files: readonly Files[], canWrite = true): Promise<FakeGitHub> {
  api ??= new OpenApi();
  const known = api;
  const fake: FakeGitHub = { url: "", requests: [], faults: [], threads: [], reviews: [] };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", fake.url);
    let text = "";
    for await (const piece of request) text += piece;
    const body = text === "" ? undefined : JSON.parse(text);
    const send = (status: number, content: unknown): void => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(content));
    };
    const method = request.method?.toLowerCase() ?? "";
    const name = pathname === "/graphql" ? "graphql" : known.operation(method, pathname);
    fake.requests.push({ name: name ?? `${method} ${pathname}`, body, authorization: request.headers.authorization });
    if (name === "graphql") return send(200, graphql(body));
    if (name === undefined) {
      fake.faults.push(`no such operation: ${method} ${pathname}`);
      return send(404, { message: "Not Found" });
    }
    const faults = known.requestFaults(name, searchParams, body);
    if (faults.length > 0) {
      fake.faults.push(...faults.map((fault) => `${name}: ${fault}`));
      return send(422, { message: "Validation Failed", errors: faults });
    }
    const [status, content] = handle(name, searchParams, body);
    if (status < 400)
      fake.faults.push(...known.answerFaults(name, status, content).map((fault) => `the fake: ${fault}`));
    send(status, content);
  }

  function handle(name: string, query: URLSearchParams, body: Record<string, unknown>): [number, unknown] {
    if (name === LIST_FILES) {
      const [example] = known.example(name, 200) as object[];
      const [size, page] = [Number(query.get("per_page") ?? 30), Number(query.get("page") ?? 1)];
      return [
        200,
        files.slice((page - 1) * size, page * size).map((file) => ({ ...example, patch: undefined, ...file })),
      ];
    }
    if (name !== CREATE_REVIEW) return [501, {}];
    if (!canWrite) return [403, { message: "Resource not accessible by integration" }];
    const comments = body.comments as Record<string, unknown>[];
    for (const { path, line, start_line: start = line } of comments) {
      if (!isInDiff(path as string, start as number, line as number)) {
        return [
          422,
          { message: "Unprocessable Entity", errors: ["Pull request review thread line must be part of the diff"] },
        ];
      }
    }
    fake.reviews.push({ body: body.body as string, comments });
    for (const { body } of comments) {
      fake.threads.push({
        id: `T${fake.threads.length}`,
        isResolved: false,
        body: body as string,
        viewerDidAuthor: true,
      });
    }
    return [200, known.example(name, 200)];
  }

  function isInDiff(path: string, first: number, last: number): boolean {
    const patch = files.find(({ filename }) => filename === path)?.patch ?? "";
    return [...patch.matchAll(/^@@ \S+ \+(\d+)(?:,(\d+))? @@/gm)].some(([, start, count = "1"]) => {
      return Number(start) <= first && first <= last && last < Number(start) + Number(count);
    });
  }

  function graphql({ query, variables }: { query: string; variables: Record<string, unknown> }): object {
    if (query.includes("resolveReviewThread")) {
      if (!canWrite) return { data: null, errors: [{ type: "FORBIDDEN", message: "Resource not accessible" }] };
      const thread = fake.threads.find(({ id }) => id === variables.thread);
      if (thread) thread.isResolved = true;
      return { data: { resolveReviewThread: { thread: { id: variables.thread } } } };
    }
    const start = Number(variables.after ?? 0);
    const nodes = fake.threads.slice(start, start + 2).map(({ id, isResolved, body, viewerDidAuthor }) => {
      return { id, isResolved, isOutdated: false, comments: { nodes: [{ body, viewerDidAuthor }] } };
    });
    const pageInfo = { hasNextPage: start + 2 < fake.threads.length, endCursor: String(start + 2) };
    return { data: { repository: { pullRequest: { reviewThreads: { pageInfo, nodes } } } } };
  }
}
