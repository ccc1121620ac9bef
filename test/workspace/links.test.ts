import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, run } from "../cli/harness.ts";

test.each(["tactful.json", ".tactfulignore", "tactful-baseline.json"])(
  "what %s leads to outside of the workspace is neither read nor quoted",
  async (name) => {
    const cwd = folderWith({ "repo/.git/HEAD": "", "repo/a.md": "fine", "secret.json": '{ "token": "TOPSECRET" }' });
    const repository = join(cwd, "repo");
    symlinkSync("../secret.json", join(repository, name));
    const { code, out, err } = await run(["."], { cwd: repository });
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`${name}: This is a link that leads out of the workspace`),
    ]);
    expect(out + err).not.toMatch(/TOPSECRET|token/);
  },
);

test("links within the workspace are as good as files", async () => {
  const cwd = folderWith({ ".git/HEAD": "", "a.md": "bad", "shared.json": '{ "rules": { "bad-word": "off" } }' });
  symlinkSync("shared.json", join(cwd, "tactful.json"));
  expect(await run(["."], { cwd })).toMatchObject({ code: 0 });
});
