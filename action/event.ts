import { readFileSync } from "node:fs";

/** What the runner says of the event, as far as we go by it. Anybody can open a pull request: nothing is taken on trust. */
export interface Event {
  name: string;
  /** `owner/name`. */
  repository: string;
  pullRequest?: { number: number; base: string; head: string };
  /** What the event's commits come after; undefined where nothing tells. */
  before?: string;
  serverUrl: string;
  apiUrl: string;
  graphqlUrl: string;
  /** The commit that was checked out, as far as the runner knows. */
  sha: string;
}

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

export function readEvent(env: NodeJS.ProcessEnv): Event {
  const payload = readPayload(env.GITHUB_EVENT_PATH);
  const name = env.GITHUB_EVENT_NAME ?? "";
  const pull = payload.pull_request as Payload | undefined;
  const [base, head] = [hashIn(pull?.base), hashIn(pull?.head)];
  const before = asHash(name === "merge_group" ? (payload.merge_group as Payload)?.base_sha : payload.before);
  return {
    name,
    repository: env.GITHUB_REPOSITORY ?? "",
    ...(typeof pull?.number === "number" && base && head && { pullRequest: { number: pull.number, base, head } }),
    ...(before && { before }),
    serverUrl: env.GITHUB_SERVER_URL || "https://github.com",
    apiUrl: env.GITHUB_API_URL || "https://api.github.com",
    graphqlUrl: env.GITHUB_GRAPHQL_URL || "https://api.github.com/graphql",
    sha: asHash(env.GITHUB_SHA) ?? "",
  };
}

type Payload = Record<string, unknown>;

function readPayload(path: string | undefined): Payload {
  try {
    const payload: unknown = JSON.parse(readFileSync(path ?? "", "utf8"));
    return payload !== null && typeof payload === "object" ? (payload as Payload) : {};
  } catch {
    return {};
  }
}

function hashIn(side: unknown): string | undefined {
  return side !== null && typeof side === "object" ? asHash((side as Payload).sha) : undefined;
}

/** A commit's hash; undefined for anything else, and for the zeros that stand for no commit. */
function asHash(value: unknown): string | undefined {
  return typeof value === "string" && HASH.test(value) && !/^0+$/.test(value) ? value : undefined;
}
