import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { services } from "../../cli/services.ts";
import { folderWith, run } from "../cli/harness.ts";
import { checkOutMerge, pullRequestEvent, runAction } from "../helpers/github/run-action.ts";
import { cloneOf, type Repository, repositoryWith } from "../helpers/repository.ts";
import { bad, faulty, good } from "./texts.ts";

/** Where errors are told of. */
function places(annotations: Awaited<ReturnType<typeof runAction>>["annotations"]): string[] {
  return annotations
    .filter(({ level, properties }) => level === "error" && properties.file)
    .map(({ properties }) => `${properties.file}:${properties.line}`);
}

/** A repository of old replies, all faulty, and a branch that adds two. */
function oldAndNew(count: number): Repository {
  const old = Array.from({ length: count }, (_, i) => [`replies/${i}.md`, faulty(bad.ru)]);
  const repository = repositoryWith(Object.fromEntries(old));
  repository.git("checkout", "--quiet", "-b", "topic");
  repository.commit({ "replies/новый ответ.md": faulty(bad.ru), "replies/new.md": faulty(bad.en) });
  repository.git("checkout", "--quiet", "main");
  repository.commit({ "replies/0.md": `${faulty(bad.ru)}\n` });
  return repository;
}

describe("a pull request", () => {
  test("that adds two faulty replies to 300 old ones has exactly these annotated, with suggestions", async () => {
    const repository = oldAndNew(300);
    const event = pullRequestEvent(repository, "topic", "main");
    checkOutMerge(repository, "topic", "main");
    const { code, err, annotations, outputs, summary } = await runAction(repository.folder, { event });
    expect(err).toBe("");
    expect(code).toBe(1);
    expect([...new Set(places(annotations))].sort()).toEqual(["replies/new.md:6", "replies/новый ответ.md:6"]);
    expect(annotations.map(({ message }) => message).join("\n")).toMatch(/Вместо[\s\S]*«/);
    expect(JSON.parse(outputs["files-with-issues"] ?? "")).toEqual(["replies/new.md", "replies/новый ответ.md"]);
    expect(outputs.success).toBe("false");
    expect(Number(outputs.errors)).toBeGreaterThanOrEqual(4);
    expect(summary).toContain("### <code>replies/new.md</code>");
    expect(summary).toContain("/blob/");
    expect(summary).not.toContain("replies/0.md");
  });

  test("with a baseline, what is known is silent, listed and counted as suppressed", async () => {
    const repository = repositoryWith({ "old.md": faulty(bad.en), "new.md": good("Ann") });
    const { code: made } = await run(["--suppress", "."], { cwd: repository.folder, services });
    expect(made).toBe(0);
    repository.commit();
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.commit({ "new.md": faulty(bad.ru) });
    const event = pullRequestEvent(repository, "topic", "main");
    const result = await runAction(repository.folder, { event, inputs: { filter: "none", "json-file": "out.json" } });
    expect([...new Set(places(result.annotations))]).toEqual(["new.md:6"]);
    expect(Number(result.outputs.suppressed)).toBeGreaterThan(1);
    const { files } = JSON.parse(readFileSync(join(repository.folder, "out.json"), "utf8"));
    const old = files.find(({ path }: { path: string }) => path === "old.md");
    expect(old.documents[0].problems).toEqual([]);
    expect(old.documents[0].suppressed.length).toBe(Number(result.outputs.suppressed));
  });

  test("that changes a line of an old reply is told of that line, or of the file, as asked", async () => {
    const two = `${faulty(bad.en)}\n\n\n\n\n\nThe second paragraph is here.\n`;
    const repository = repositoryWith({ "a.md": two });
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.commit({
      "a.md": two.replace("The second paragraph is here.", "You failed to read the terms, as always."),
    });
    const event = pullRequestEvent(repository, "topic", "main");
    const lines = async (filter: string) => {
      const { annotations } = await runAction(repository.folder, { event, inputs: { filter } });
      return [...new Set(places(annotations))];
    };
    expect(await lines("")).toEqual(["a.md:13"]);
    expect(await lines("diff-context")).toEqual(["a.md:13"]);
    expect(await lines("file")).toEqual(["a.md:6", "a.md:13"]);
  });

  test("in a checkout of one commit gets what it lacks from where it came from", async () => {
    const origin = oldAndNew(3);
    origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
    const event = pullRequestEvent(origin, "topic", "main");
    checkOutMerge(origin, "topic", "main");
    origin.git("branch", "merge");
    const clone = cloneOf(origin, "--depth=1", "--branch=merge");
    const { annotations } = await runAction(clone.folder, { event });
    expect([...new Set(places(annotations))].sort()).toEqual(["replies/new.md:6", "replies/новый ответ.md:6"]);
    // A checkout of the branch itself has no merge to go by.
    const branch = cloneOf(origin, "--depth=1", "--branch=topic");
    expect(places((await runAction(branch.folder, { event })).annotations).length).toBe(places(annotations).length);
  });

  test("without Git and without an answer has everything checked, and says so", async () => {
    const folder = folderWith({ "a.md": faulty(bad.en) });
    const event = { pull_request: { number: 7, base: { sha: "1".repeat(40) }, head: { sha: "2".repeat(40) } } };
    const { code, annotations } = await runAction(folder, { event });
    expect(code).toBe(1);
    expect(places(annotations)).toContain("a.md:6");
    expect(annotations.some(({ level, message }) => level === "notice" && /fetch-depth/.test(message))).toBe(true);
  });
});

describe("other events", () => {
  test("a push checks all files, or what it brought, after a forced one too", async () => {
    const origin = repositoryWith({ "old.md": faulty(bad.en) });
    const before = origin.commit({ "gone.md": faulty(bad.uk) });
    origin.git("reset", "--quiet", "--hard", "HEAD^");
    origin.commit({ "new.md": faulty(bad.uk) });
    const event = { before, after: origin.git("rev-parse", "HEAD"), forced: true };
    const all = await runAction(origin.folder, { eventName: "push", event });
    expect([...new Set(places(all.annotations))].sort()).toEqual(["new.md:6", "old.md:6"]);
    const added = await runAction(origin.folder, { eventName: "push", event, inputs: { filter: "added" } });
    expect([...new Set(places(added.annotations))]).toEqual(["new.md:6"]);
    // A new branch comes after nothing.
    const created = { ...event, before: "0".repeat(40) };
    const unknown = await runAction(origin.folder, { eventName: "push", event: created, inputs: { filter: "added" } });
    expect([...new Set(places(unknown.annotations))].sort()).toEqual(["new.md:6", "old.md:6"]);
  });

  test("a merge queue is told of what it would merge", async () => {
    const repository = oldAndNew(2);
    const base_sha = repository.git("rev-parse", "main");
    checkOutMerge(repository, "topic", "main");
    const event = { merge_group: { base_sha, head_sha: repository.git("rev-parse", "HEAD") } };
    const { annotations } = await runAction(repository.folder, { eventName: "merge_group", event });
    expect([...new Set(places(annotations))].sort()).toEqual(["replies/new.md:6", "replies/новый ответ.md:6"]);
  });
});

describe("inputs", () => {
  test.each([
    [{ "fail-on": "warn" }, /fail-on.*warn.*warning/],
    [{ filter: "lines" }, /filter.*lines/],
    [{ "max-warnings": "-1" }, /max-warnings/],
    [{ locale: "de" }, /locale.*de/],
    [{ review: "yes" }, /review/],
    [{ files: "nosuch.md" }, /nosuch\.md/],
    [{ config: "nosuch.json" }, /nosuch\.json/],
    [{ "json-file": "../out.json" }, /json-file/],
    [{ "json-file": "/etc/out.json" }, /json-file/],
    [{ "sarif-file": "link.sarif" }, /sarif-file/],
    [{ baseline: "link.sarif" }, /baseline/],
  ])("%j fails with a sentence", async (inputs, sentence) => {
    const folder = folderWith({ "a.md": good("Ann"), hosts: "" });
    symlinkSync("/etc/hosts", join(folder, "link.sarif"));
    const { code, out, err } = await runAction(folder, { eventName: "push", inputs: inputs as Record<string, string> });
    expect(code).toBe(1);
    expect(out).toMatch(sentence);
    expect(out + err).not.toMatch(/ at .*main\.mjs/);
  });

  test("warnings fail where they are too many", async () => {
    const folder = folderWith({ "a.md": faulty("Dear customer, calm down. Calm down!") });
    const counts = async (limit: string) => {
      const inputs = { "fail-on": "never", "max-warnings": limit };
      const { code, outputs } = await runAction(folder, { eventName: "push", inputs });
      return { code, warnings: Number(outputs.warnings) };
    };
    const { code, warnings } = await counts("");
    expect(code).toBe(0);
    expect(warnings).toBeGreaterThan(0);
    expect(await counts(String(warnings))).toEqual({ code: 0, warnings });
    expect(await counts(String(warnings - 1))).toEqual({ code: 1, warnings });
  });

  test("reports are written where they are asked for, into folders that are there", async () => {
    const folder = folderWith({ "a.md": faulty(bad.en), "out/x": "" });
    const inputs = { "sarif-file": "out/a.sarif", "rdjson-file": "out/a.rdjson", "json-file": "out/a.json" };
    const { outputs } = await runAction(folder, { eventName: "push", inputs });
    expect(outputs).toMatchObject(inputs);
    for (const path of Object.values(inputs)) JSON.parse(readFileSync(join(folder, path), "utf8"));
  });

  test("the messages are in the language that is asked for, else in the configuration's, else in the texts'", async () => {
    const folder = folderWith({ "a.md": faulty(bad.uk) });
    const summary = async (inputs = {}) => (await runAction(folder, { eventName: "push", inputs })).summary;
    expect(await summary()).toContain("Натомість");
    expect(await summary({ locale: "en" })).toContain("Instead");
    writeFileSync(join(folder, "tactful.json"), '{ "locale": "ru" }');
    expect(await summary()).toContain("Вместо этого");
  });
});

describe("what could not be read", () => {
  test("is on the page with a remedy, and no message points at what is not there", async () => {
    const folder = folderWith({ "a.md": good("Ann"), "b.md": Buffer.from([0xff, 0x41, 0xff, 0x0a, 0xd0]) });
    const { code, summary, annotations } = await runAction(folder, {
      eventName: "push",
      inputs: { annotations: "false", locale: "en" },
    });
    expect(code).toBe(1);
    expect(summary).toContain("1 file or entry could not be checked");
    expect(summary).toMatch(/<code>b\.md/);
    expect(summary).not.toContain("Nothing to remark");
    expect(annotations.map(({ message }) => message).join()).not.toContain("above");
  });
});

test("a large file is checked as well, in a thread of its own", async () => {
  const text = `${good("Ann")}${"We have refunded the delivery. ".repeat(9000)}\n\n${bad.en}\n`;
  const folder = folderWith({ "a.md": text });
  const { annotations, summary } = await runAction(folder, { eventName: "push" });
  expect(summary).not.toContain("could not be checked");
  expect(places(annotations)).toContain("a.md:9");
});

test("no page to write on, or none that can be written, is only told of", async () => {
  const folder = folderWith({ "a.md": good("Ann") });
  for (const path of ["", join(folder, "nosuch/summary")]) {
    const { code, annotations } = await runAction(folder, { eventName: "push", env: { GITHUB_STEP_SUMMARY: path } });
    expect(code).toBe(0);
    expect(annotations.map(({ level }) => level)).toEqual(["notice"]);
  }
});

test("a reader that went away takes nothing from the outputs and the exit code", async () => {
  const folder = folderWith({ "a.md": faulty(bad.en) });
  const { code, err, outputs } = await runAction(folder, { eventName: "push", closesOutput: true });
  expect([code, err, outputs.success]).toEqual([1, "", "false"]);
});

describe("a hostile checkout", () => {
  test("cannot give the runner a command", async () => {
    const folder = folderWith({
      "evil\n::error::x.md": faulty(`${bad.en}\n\n::set-output name=a::b\n##[error]x\n::stop-commands::x`),
      "a.md": faulty("::error::You failed to read\u2028::warning::the terms, as always."),
    });
    const { out, err, outputs, summary } = await runAction(folder, {
      eventName: "push",
      inputs: { "json-file": "out.json" },
    });
    const commands = out.split(/[\r\n\u2028]/).filter((line) => /^\s*(::|##\[)/.test(line));
    for (const line of commands)
      expect(line).toMatch(
        /^::(error|warning|notice) (file|title)=|^::(stop-commands::)?[0-9a-f-]{36}(::)?$|^::error::Tactful: /,
      );
    expect(`${out}${err}`).not.toMatch(/^(::set-output|##\[)/m);
    expect(JSON.parse(outputs["files-with-issues"] ?? "")).toContain("evil\n::error::x.md");
    expect(summary).not.toMatch(/^::/m);
  });

  test("has no link followed out of it, and nothing in it run", async () => {
    const outside = folderWith({ "secret.md": faulty(bad.en) });
    const repository = repositoryWith({ "a.md": good("Ann"), ".gitattributes": "* filter=evil diff=evil\n" });
    const sprung = join(outside, "sprung");
    for (const name of ["filter.evil.clean", "filter.evil.smudge", "diff.evil.textconv", "core.fsmonitor"]) {
      repository.git("config", name, `touch ${sprung};cat`);
    }
    mkdirSync(join(repository.folder, "sub"));
    symlinkSync(join(outside, "secret.md"), join(repository.folder, "sub/link.md"));
    symlinkSync(outside, join(repository.folder, "folder"));
    writeFileSync(join(repository.folder, "b.md"), faulty(bad.en));
    const { outputs } = await runAction(repository.folder, { eventName: "push" });
    expect(JSON.parse(outputs["files-with-issues"] ?? "")).toEqual(["b.md"]);
    const event = { before: repository.git("rev-parse", "HEAD") };
    await runAction(repository.folder, { eventName: "push", event, inputs: { filter: "added" } });
    expect(existsSync(sprung)).toBe(false);
  });

  test("never gets to see the token", async () => {
    const folder = folderWith({ "a.md": faulty(bad.en) });
    const event = { pull_request: { number: 7, base: { sha: "1".repeat(40) }, head: { sha: "2".repeat(40) } } };
    const { out, err, summary } = await runAction(folder, {
      event,
      inputs: { review: "suggestions", token: "ghs_secret" },
    });
    expect(out + err + summary).not.toContain("ghs_secret");
  });
});
