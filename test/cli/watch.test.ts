import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { main } from "../../cli/main.ts";
import { fakeServices, folderWith, run } from "./harness.ts";

/** Starts to watch a folder; what was printed is emptied with each look. */
function watching(cwd: string, argv: string[] = ["."], more: { isTTY?: boolean; env?: Record<string, string> } = {}) {
  let out = "";
  let err = "";
  const linted: string[] = [];
  const services: typeof fakeServices = {
    ...fakeServices,
    createLinter: async (packs) => {
      const { linter, errors } = await fakeServices.createLinter(packs);
      const lint: typeof linter.lint = (document, ...rest) => {
        linted.push(document.text);
        return linter.lint(document, ...rest);
      };
      return { linter: { ...linter, lint }, errors };
    },
  };
  let stop = (): void => {};
  const interrupted = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const { isTTY = false, env = {} } = more;
  const code = main(
    [...argv, "--watch"],
    {
      cwd,
      env,
      stdin: (async function* () {})(),
      stdout: {
        write: (text) => {
          out += text;
        },
        isTTY,
      },
      stderr: {
        write: (text) => {
          err += text;
        },
        isTTY: false,
      },
      interrupted: () => interrupted,
    },
    services,
  );
  return {
    /** Waits until a run has ended, and says what it printed and linted. */
    async next() {
      await vi.waitFor(() => expect(err).toContain("Watching"), { timeout: 10_000, interval: 20 });
      const seen = { out, err, linted: linted.splice(0) };
      out = "";
      err = "";
      return seen;
    },
    stop: () => {
      stop();
      return code;
    },
  };
}

test("checks what changed, comes and goes, and ends with the last exit code", async () => {
  const cwd = folderWith({ "a.txt": "bad", "b.txt": "fine", "tactful.json": "{}" });
  const session = watching(cwd);
  expect(await session.next()).toMatchObject({ out: expect.stringContaining("1 error"), linted: ["bad", "fine"] });

  writeFileSync(join(cwd, "a.txt"), "mended");
  const second = await session.next();
  expect(second.linted).toEqual(["mended"]);
  expect(second.out).toContain("2 texts checked: nothing to remark");

  mkdirSync(join(cwd, "new"));
  writeFileSync(join(cwd, "new/c.txt"), "so bad");
  expect((await session.next()).linted).toEqual(["so bad"]);

  rmSync(join(cwd, "new/c.txt"));
  expect(await session.next()).toMatchObject({ out: expect.stringContaining("2 texts checked"), linted: [] });

  writeFileSync(join(cwd, "b.txt"), "bad again");
  await session.next();
  expect(await session.stop()).toBe(1);
});

test("a changed configuration checks all again; a broken one is told of, and mended while we watch", async () => {
  const cwd = folderWith({ "sub/a.txt": "bad", "sub/b.txt": "fine", "tactful.json": "{}" });
  const session = watching(cwd, ["sub"]);
  await session.next();
  writeFileSync(join(cwd, "tactful.json"), '{"rules":{"bad-word":"info"}}');
  const changed = await session.next();
  expect(changed.linted).toEqual(["bad", "fine"]);
  expect(changed.out).toContain("1 info");
  writeFileSync(join(cwd, "tactful.json"), "{");
  expect((await session.next()).err).toContain("This is not JSON");
  writeFileSync(join(cwd, "tactful.json"), '{"rules":{"bad-word":"off"}}');
  expect((await session.next()).out).toContain("nothing to remark");
  expect(await session.stop()).toBe(0);
});

describe("the screen", () => {
  const clear = "\u001b[2J";

  test.each([
    ["is cleared on a terminal", { isTTY: true }, true],
    ["is not in CI", { isTTY: true, env: { CI: "true" } }, false],
    ["is not where there is none", {}, false],
  ])("%s", async (_, more, isCleared) => {
    const session = watching(folderWith({ "a.txt": "bad" }), ["."], more);
    expect((await session.next()).out.includes(clear)).toBe(isCleared);
    await session.stop();
  });
});

test.each([["-"], ["--stdin-filename=a.txt"], ["--suppress"], ["--prune-suppressions"]])(
  "not with %s",
  async (argument) => {
    const { code, err } = await run([".", argument, "--watch"]);
    expect([code, err]).toEqual([2, expect.stringContaining("exclude each other")]);
  },
);
