import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../cli/harness.ts";
import { startFakeGitHub } from "../helpers/github/fake-github.ts";
import { hasOpenApi } from "../helpers/github/openapi.ts";
import { pullRequestEvent, runAction } from "../helpers/github/run-action.ts";
import { type Repository, repositoryWith } from "../helpers/repository.ts";
import { bad, faulty, good } from "./texts.ts";

if (!hasOpenApi) {
  console.warn(
    "@octokit/openapi is not installed: what the Action asks of GitHub is not held against GitHub's description.",
  );
}

const inputs = { review: "suggestions" };

/** What GitHub's API says of the files of a pull request. */
function filesOf(repository: Repository, base: string, head: string) {
  const names = repository.git("-c", "core.quotePath=off", "diff", "--name-only", `${base}...${head}`).split("\n");
  return names.map((filename) => {
    const content = readFileSync(join(repository.folder, filename));
    const patch = repository.git("diff", `${base}...${head}`, "--", filename);
    return {
      filename,
      status: repository.git("ls-tree", base, "--", filename) === "" ? "added" : "modified",
      sha: createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex"),
      patch: patch.slice(patch.indexOf("@@")),
    };
  });
}

function topic(
  files: Record<string, string | Uint8Array>,
  before: Record<string, string> = {},
): { repository: Repository; event: object } {
  const repository = repositoryWith({ "a.md": good("Ann"), ...before });
  repository.git("checkout", "--quiet", "-b", "topic");
  repository.commit(files);
  return { repository, event: pullRequestEvent(repository, "topic", "main") };
}

const text = faulty("Hello, Ann.\n\nYou failed to read the terms, as always. ```Unfortunately, we can not help you.");

describe.skipIf(!hasOpenApi)("a review", () => {
  test("stands on the changed lines, with whole lines to put in, and says each thing once", async () => {
    const { repository, event } = topic({ "новый.md": text, "b.md": faulty(bad.en) });
    const github = await startFakeGitHub(filesOf(repository, "main", "topic"));
    const first = await runAction(repository.folder, { event, inputs, api: github.url });
    expect(first.err).toBe("");
    expect(github.faults).toEqual([]);
    expect(github.reviews).toHaveLength(1);
    const [review] = github.reviews;
    expect(first.code).toBe(1);
    const lines = text.split("\n");
    let suggestions = 0;
    for (const { path, line, body } of review?.comments ?? []) {
      const [, fence, put] = /\n(`{3,})suggestion\n([\s\S]*?)\n\1\n/.exec(body as string) ?? [];
      if (put === undefined) continue;
      suggestions++;
      if (path !== "новый.md") continue;
      // All but the rewritten words stays, and no fence of the text ends the block.
      const was = lines[(line as number) - 1] as string;
      expect(put.length).toBeGreaterThan(was.length / 3);
      if (was.includes("```")) expect(fence?.length).toBeGreaterThan(3);
    }
    expect(suggestions).toBeGreaterThan(0);
    // What the review says is not said again beside it.
    const annotated = first.annotations.filter(({ properties }) => properties.file);
    expect(annotated.length + (review?.comments.length ?? 0)).toBe(
      Number(first.outputs.errors) + Number(first.outputs.warnings) + Number(first.outputs.infos),
    );
    const second = await runAction(repository.folder, { event, inputs, api: github.url });
    expect(second.code).toBe(1);
    expect(github.reviews).toHaveLength(1);
    expect(github.faults).toEqual([]);
  });

  test("closes the threads whose words are gone, and nobody else's", async () => {
    const { repository, event } = topic({ "b.md": faulty(bad.en) });
    const github = await startFakeGitHub(filesOf(repository, "main", "topic"));
    await runAction(repository.folder, { event, inputs, api: github.url });
    const written = github.threads.length;
    expect(written).toBeGreaterThan(0);
    github.threads.push({
      id: "X",
      isResolved: false,
      body: "<!-- tactful:0123456789abcdef -->",
      viewerDidAuthor: false,
    });
    github.threads.push({ id: "Y", isResolved: false, body: "A person's words.", viewerDidAuthor: true });
    repository.commit({ "b.md": good("Bob") });
    const later = pullRequestEvent(repository, "topic", "main");
    const { code } = await runAction(repository.folder, { event: later, inputs, api: github.url });
    expect(code).toBe(0);
    expect(github.threads.filter(({ isResolved }) => isResolved)).toHaveLength(written);
    expect(github.threads.filter(({ id }) => id === "X" || id === "Y").map(({ isResolved }) => isResolved)).toEqual([
      false,
      false,
    ]);
  });

  test("says again what came back after its thread was closed", async () => {
    const { repository, event } = topic({ "b.md": faulty(bad.en) });
    const github = await startFakeGitHub(filesOf(repository, "main", "topic"));
    await runAction(repository.folder, { event, inputs, api: github.url });
    for (const thread of github.threads) thread.isResolved = true;
    const { annotations } = await runAction(repository.folder, { event, inputs, api: github.url });
    expect(github.reviews).toHaveLength(2);
    expect(github.reviews[1]?.comments.length).toBe(github.reviews[0]?.comments.length);
    expect(annotations.filter(({ properties }) => properties.file)).toEqual([]);
  });

  test("puts nothing into a file that is not UTF-8, and says what it finds there all the same", async () => {
    const words = faulty(bad.ru).replace("Мы", "Здравствуйте, Анна! Спасибо за отзыв. Мы");
    const cp1251 = Buffer.from(
      Array.from(words, (letter) => {
        const code = letter.charCodeAt(0);
        return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
      }),
    );
    const { repository, event } = topic({ "b.md": cp1251 });
    const github = await startFakeGitHub(filesOf(repository, "main", "topic"));
    await runAction(repository.folder, { event, inputs, api: github.url });
    const bodies = github.reviews.flatMap(({ comments }) => comments.map(({ body }) => body as string));
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.join("\n")).not.toContain("```suggestion");
  });

  test("finds the repository in a folder of the workspace", async () => {
    const { repository, event } = topic({ "replies/b.md": faulty(bad.en) });
    const workspace = folderWith({});
    renameSync(repository.folder, join(workspace, "repo"));
    const inner = { ...repository, folder: join(workspace, "repo") };
    mkdirSync(repository.folder);
    const files = [
      {
        filename: "replies/b.md",
        status: "added",
        sha: createHash("sha1")
          .update(`blob ${Buffer.byteLength(faulty(bad.en))}\0${faulty(bad.en)}`)
          .digest("hex"),
        patch: `@@ -0,0 +1,6 @@\n+${faulty(bad.en).trimEnd().replaceAll("\n", "\n+")}`,
      },
    ];
    const github = await startFakeGitHub(files);
    const { outputs, annotations } = await runAction(workspace, { event, inputs, api: github.url });
    expect(github.faults).toEqual([]);
    expect(JSON.parse(outputs["files-with-issues"] ?? "")).toEqual(["repo/replies/b.md"]);
    expect(github.reviews[0]?.comments.map(({ path }) => path)).toContain("replies/b.md");
    expect(annotations.map(({ message }) => message).join()).not.toContain("fetch-depth");
    // Without the history, by what GitHub says; in a checkout of something else, by nothing.
    rmSync(join(inner.folder, ".git"), { recursive: true });
    mkdirSync(join(inner.folder, ".git"));
    const asked = await runAction(workspace, { event, api: github.url });
    expect(asked.annotations.map(({ properties }) => properties.file)).toContain("replies/b.md");
    expect(JSON.parse(asked.outputs["files-with-issues"] ?? "")).toEqual(["repo/replies/b.md"]);
    renameSync(inner.folder, join(workspace, "other"));
    rmSync(join(workspace, "other/.git"), { recursive: true });
    const unknown = await runAction(workspace, { event, api: github.url });
    expect(JSON.parse(unknown.outputs["files-with-issues"] ?? "")).toEqual(["other/replies/b.md"]);
    expect(unknown.annotations.some(({ level, message }) => level === "notice" && /fetch-depth/.test(message))).toBe(
      true,
    );
  });

  test("has at most thirty comments, worst first", async () => {
    const many = Array.from(
      { length: 20 },
      (_, i) => `Unfortunately, number ${i} is late. It is your own fault, Ann number ${i}.`,
    );
    const { repository, event } = topic({ "b.md": faulty(many.join("\n\n")) });
    const github = await startFakeGitHub(filesOf(repository, "main", "topic"));
    await runAction(repository.folder, { event, inputs: { ...inputs, "fail-on": "never" }, api: github.url });
    expect(github.faults).toEqual([]);
    const comments = github.reviews[0]?.comments ?? [];
    expect(comments.length).toBeLessThanOrEqual(30);
    expect(comments.length).toBeGreaterThan(15);
    const ranks = comments.map(({ body }) =>
      ["error", "warning", "info"].indexOf(/^\*\*(\w+)/.exec(body as string)?.[1] ?? ""),
    );
    expect(ranks).toEqual([...ranks].sort());
  });

  test("cannot be written from a fork: the same is annotated, with the same exit code", async () => {
    const { repository, event } = topic({ "b.md": faulty(bad.en), "c.md": faulty(bad.ru) });
    const github = await startFakeGitHub(filesOf(repository, "main", "topic"), false);
    const { code, annotations, err } = await runAction(repository.folder, { event, inputs, api: github.url });
    expect(err).toBe("");
    expect(code).toBe(1);
    expect([...new Set(annotations.flatMap(({ properties }) => properties.file ?? []))].sort()).toEqual([
      "b.md",
      "c.md",
    ]);
    expect(github.reviews).toEqual([]);
  });

  test("leaves alone what the checkout has in other words than the pull request", async () => {
    const { repository, event } = topic({ "b.md": faulty(bad.en) });
    const files = filesOf(repository, "main", "topic").map((file) => ({ ...file, sha: "0".repeat(40) }));
    const github = await startFakeGitHub(files);
    const { annotations } = await runAction(repository.folder, { event, inputs, api: github.url });
    expect(github.reviews).toEqual([]);
    expect(annotations.some(({ properties }) => properties.file === "b.md")).toBe(true);
  });

  test("is not asked for: GitHub hears nothing", async () => {
    const { repository, event } = topic({ "b.md": faulty(bad.en) });
    const github = await startFakeGitHub([]);
    await runAction(repository.folder, { event, api: github.url });
    expect(github.requests).toEqual([]);
  });

  test("cannot mention people, nor end its own comment, by the words of a text", async () => {
    const words =
      "You failed to read the terms @octocat #1 --> <b>x</b> | `x` ![x](https://example.org/x.png), as always.";
    const { repository, event } = topic({ "b.md": faulty(words) });
    const github = await startFakeGitHub(filesOf(repository, "main", "topic"));
    const { summary } = await runAction(repository.folder, { event, inputs, api: github.url });
    const bodies = github.reviews.flatMap(({ comments }) => comments.map(({ body }) => body as string));
    expect(bodies.length).toBeGreaterThan(0);
    for (const shown of [summary, ...bodies.map((body) => body.replace(/`{3,}suggestion[\s\S]*/, ""))]) {
      expect(shown.replace(/<!-- tactful:\w+ -->/g, "")).not.toMatch(/@octocat|<b>x<|!\[x\]|-->/);
    }
  });
});

describe.skipIf(!hasOpenApi)("without the history", () => {
  test("GitHub is asked what changed, page by page", async () => {
    const { repository, event } = topic({ "b.md": faulty(bad.en) }, { "old.md": faulty(bad.ru) });
    const others = Array.from({ length: 250 }, (_, i) => ({
      filename: `x${i}.md`,
      status: "removed",
      sha: "0".repeat(40),
    }));
    const github = await startFakeGitHub([...others, ...filesOf(repository, "main", "topic")]);
    repository.git("update-ref", "-d", "refs/heads/main");
    const gone = JSON.parse(JSON.stringify(event).replace(/"base":\{"sha":"\w+"/, `"base":{"sha":"${"1".repeat(40)}"`));
    const { annotations } = await runAction(repository.folder, { event: gone, api: github.url });
    expect(github.faults).toEqual([]);
    expect(github.requests).toHaveLength(3);
    expect([...new Set(annotations.flatMap(({ properties }) => properties.file ?? []))]).toEqual(["b.md"]);
  });
});
