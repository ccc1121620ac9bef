import { chmodSync, chownSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesFrom, changesSince } from "../../workspace/git-changes.ts";
import { createHunkReader, linesOfPatch, unquotedName } from "../../workspace/hunks.ts";
import { folderWith } from "../cli/harness.ts";
import { cloneOf, type Repository, repositoryWith } from "../helpers/repository.ts";

const ten = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

/** Names from the repository's root, and their lines: `2-3,7`. */
async function changed(repository: Repository, since: string): Promise<Record<string, string>> {
  const changes = await changesSince({ cwd: repository.folder, since });
  return Object.fromEntries(
    [...changes].map(([path, { added }]) => [
      path.slice(repository.folder.length + 1),
      added === "all" ? "all" : added.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join(),
    ]),
  );
}

describe("what changed since a commit", () => {
  test("counts lines that are committed, and those that are not yet", async () => {
    const repository = repositoryWith({ "a.md": ten, "b.md": ten, "same.md": ten });
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.commit({ "a.md": ten.replace("2\n3\n", "two\nthree\n"), "new.md": "x\n" });
    repository.write({ "b.md": ten.replace("10\n", "ten"), "untracked.md": "y\n" });
    repository.git("add", "b.md");
    repository.write({ "b.md": `0\n${ten.replace("10\n", "ten")}` });
    expect(await changed(repository, "main")).toEqual({
      "a.md": "2-3",
      "b.md": "1,11",
      "new.md": "all",
      "untracked.md": "all",
    });
  });

  test("starts from where branches parted, and follows merges and rebases", async () => {
    const repository = repositoryWith({ "a.md": ten, "b.md": ten });
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.commit({ "a.md": ten.replace("5\n", "five\n") });
    repository.git("checkout", "--quiet", "main");
    repository.commit({ "b.md": ten.replace("1\n", "one\n"), "main.md": "m\n" });
    repository.git("checkout", "--quiet", "topic");
    expect(await changed(repository, "main")).toEqual({ "a.md": "5" });
    repository.git("merge", "--quiet", "--no-edit", "main");
    expect(await changed(repository, "main")).toEqual({ "a.md": "5" });
    repository.git("reset", "--quiet", "--hard", "HEAD^1");
    repository.git("rebase", "--quiet", "main");
    expect(await changed(repository, "main")).toEqual({ "a.md": "5" });
  });

  test("knows renamed files by their new names, and leaves deleted ones out", async () => {
    const repository = repositoryWith({ "old.md": ten, "moved.md": `${ten}a\n`, "gone.md": ten, "kept.md": ten });
    repository.git("mv", "moved.md", "elsewhere.md");
    repository.git("mv", "old.md", "new name.md");
    repository.write({ "new name.md": `${ten}11\n` });
    repository.git("rm", "--quiet", "gone.md");
    repository.git("add", "--all");
    expect(await changed(repository, "HEAD")).toEqual({ "new name.md": "11" });
  });

  test("has nothing to say of lines that are only deleted, but knows what is near", async () => {
    const repository = repositoryWith({ "a.md": ten });
    repository.write({ "a.md": ten.replace("5\n6\n", "") });
    const file = (await changesSince({ cwd: repository.folder, since: "HEAD" })).get(join(repository.folder, "a.md"));
    expect(file).toEqual({ added: [], near: [{ first: 2, last: 7 }] });
  });

  const odd = [
    "Листи/лист ґ.md",
    "два слова.md",
    "a\tb.md",
    'say "hi".md',
    "back\\slash.md",
    "evil\n::error::x.md",
    "+++ b/a.md",
    "-rf.md",
    " lead.md",
    "emoji 🙂.md",
    "\u0085.md",
  ];

  test("takes any name", async () => {
    const files = Object.fromEntries(odd.map((name) => [name, ten]));
    const repository = repositoryWith(files);
    repository.write(Object.fromEntries(odd.map((name) => [name, ten.replace("3\n", "three\n")])));
    repository.git("config", "core.quotePath", "true");
    expect(await changed(repository, "HEAD")).toEqual(Object.fromEntries(odd.map((name) => [name, "3"])));
  });

  test("is not misled by texts that look like a patch", async () => {
    const repository = repositoryWith({ "a.md": ten, "z.md": ten });
    const text = "-- a/z.md\n++ b/z.md\n@@ -1 +1,9 @@\ndiff --git a/z.md b/z.md\n";
    repository.write({ "a.md": text + ten, "z.md": `${ten}end without a line feed` });
    expect(await changed(repository, "HEAD")).toEqual({ "a.md": "1-4", "z.md": "11" });
  });

  test("is the same whatever a person's settings say", async () => {
    const repository = repositoryWith({ "sub/a.md": ten, "b.md": ten });
    for (const setting of [
      "diff.noprefix=true",
      "diff.mnemonicPrefix=true",
      "color.ui=always",
      "diff.context=9",
      "diff.interHunkContext=9",
      "diff.relative=true",
      "diff.renames=false",
      "diff.submodule=log",
      "core.pager=false",
    ]) {
      repository.git("config", ...(setting.split("=") as [string, string]));
    }
    repository.write({ "sub/a.md": ten.replace("2\n", "two\n").replace("6\n", "six\n"), "b.md": `${ten}e` });
    const changes = await changesSince({ cwd: join(repository.folder, "sub"), since: "HEAD" });
    expect([...changes.keys()].sort()).toEqual(["b.md", "sub/a.md"].map((name) => join(repository.folder, name)));
    expect(await changed(repository, "HEAD")).toEqual({ "sub/a.md": "2,6", "b.md": "11" });
  });

  test("takes what Git calls binary as a whole, and leaves links alone", async () => {
    const repository = repositoryWith({
      "u.txt": Buffer.from(`\ufeff${ten}`, "utf16le"),
      ".gitattributes": "n.md -diff\n",
      "n.md": ten,
    });
    repository.write({ "u.txt": Buffer.from(`\ufeff${ten}e`, "utf16le"), "n.md": `${ten}e` });
    symlinkSync("/etc/passwd", join(repository.folder, "link.md"));
    repository.git("add", "link.md");
    expect(await changed(repository, "HEAD")).toEqual({ "u.txt": "all", "n.md": "all" });
  });

  test("runs nothing that a repository names", async () => {
    const repository = repositoryWith({ "a.md": ten, ".gitattributes": "*.md diff=evil filter=evil\n" });
    const [trap, sprung] = [join(repository.folder, "trap.sh"), join(repository.folder, ".git/sprung")];
    writeFileSync(trap, `#!/bin/sh\necho "$0 $@" >> ${sprung}\ncat\n`);
    chmodSync(trap, 0o755);
    for (const hook of ["post-index-change", "fsmonitor-watchman"]) {
      writeFileSync(join(repository.folder, ".git/hooks", hook), `#!/bin/sh\necho ${hook} >> ${sprung}\n`);
      chmodSync(join(repository.folder, ".git/hooks", hook), 0o755);
    }
    for (const name of [
      "core.fsmonitor",
      "diff.external",
      "diff.evil.command",
      "diff.evil.textconv",
      "filter.evil.clean",
      "filter.evil.process",
      "core.pager",
    ]) {
      repository.git("config", name, trap);
    }
    repository.git("config", "filter.evil.required", "true");
    repository.write({ "a.md": `${ten}e` });
    expect(await changed(repository, "HEAD")).toMatchObject({ "a.md": "11" });
    expect(existsSync(sprung)).toBe(false);
  });

  test("compares commits alone where that is asked for", async () => {
    const repository = repositoryWith({ "a.md": ten });
    const first = repository.git("rev-parse", "HEAD");
    repository.commit({ "a.md": `${ten}e` });
    repository.write({ "a.md": ten, "untracked.md": "" });
    const changes = await changesFrom(first, { cwd: repository.folder, committedOnly: true });
    expect([...changes.values()]).toEqual([{ added: [{ first: 11, last: 11 }], near: [{ first: 8, last: 14 }] }]);
  });

  test("reads a line that is a whole file in linear time", async () => {
    const time = async (length: number) => {
      const repository = repositoryWith({ "a.txt": "x\n" });
      repository.write({ "a.txt": `${"слово ".repeat(length)}\n` });
      const start = performance.now();
      expect(await changed(repository, "HEAD")).toEqual({ "a.txt": "1" });
      return performance.now() - start;
    };
    await time(100_000);
    expect((await time(1_600_000)) / (await time(400_000))).toBeLessThan(9);
  });

  test("takes no folder of texts for a repository", async () => {
    const folder = folderWith({
      HEAD: "ref: refs/heads/main\n",
      "objects/x": "",
      "refs/x": "",
      config: "[core]\nfsmonitor = false\n",
    });
    await expect(changesSince({ cwd: folder, since: "main" })).rejects.toThrow(/Git cannot tell/);
  });

  test.skipIf(process.getuid?.() !== 0)("reads another user's checkout only for who trusts it", async () => {
    const repository = repositoryWith({ "a.md": ten });
    repository.write({ "a.md": `${ten}e` });
    chownSync(repository.folder, 12345, 12345);
    chownSync(join(repository.folder, ".git"), 12345, 12345);
    const options = { cwd: repository.folder, since: "HEAD" };
    await expect(changesSince(options)).rejects.toThrow(/dubious ownership/);
    expect((await changesSince({ ...options, trustsOwner: true })).size).toBe(1);
  });

  test.each(["nosuch", "--output=x", "HEAD:a.md", ""])("says that there is no commit %j", async (since) => {
    const { folder } = repositoryWith({ "a.md": ten });
    await expect(changesSince({ cwd: folder, since })).rejects.toThrow(/no commit/);
  });

  test("says so where there is no repository, and where history is cut off", async () => {
    await expect(changesSince({ cwd: folderWith({}), since: "main" })).rejects.toThrow(/not a git repository/);
    const origin = repositoryWith({ "a.md": ten });
    const first = origin.commit();
    origin.commit({ "b.md": ten });
    const clone = cloneOf(origin, "--depth=1");
    clone.git("fetch", "--quiet", "--depth=1", "origin", first);
    await expect(changesSince({ cwd: clone.folder, since: first })).rejects.toThrow(/no commit in common/);
  });
});

describe("patches", () => {
  test("of the API are read with their context", () => {
    const patch =
      "@@ -1,4 +1,5 @@ head\n 1\n+one\n-2\n 3\n+three\n 4\n\\ No newline at end of file\n@@ -20,0 +22 @@\n+x";
    expect(linesOfPatch(patch)).toEqual({
      added: [
        { first: 2, last: 2 },
        { first: 4, last: 4 },
        { first: 22, last: 22 },
      ],
      near: [
        { first: 1, last: 5 },
        { first: 22, last: 22 },
      ],
    });
  });

  test("never make the reader throw", () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom("@@ -1 +1 @@", "@@ -0,0 +1,99999999999 @@", '+++ "', "+++ b/x", "+y"),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const reader = createHunkReader();
        for (const one of lines) {
          const found = reader.read(one);
          if (typeof found === "string") unquotedName(found);
        }
        linesOfPatch(lines.join("\n"));
      }),
    );
  });
});
