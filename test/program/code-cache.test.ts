import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { CodeCache } from "../../cli/start/code-cache.ts";

const bin = fileURLToPath(new URL("../../dist/bin.cjs", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "tactful-code-"));
const folder = join(home, "tactful", "code");
const text = "---\nkind: reply\n---\nМы вам уже объясняли, что чек вы потеряли сами.\n";

afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => rmSync(folder, { recursive: true, force: true }));

function tactful(args: readonly string[] = ["-"], env: Record<string, string> = {}): string {
  const { NODE_OPTIONS: _, NODE_DISABLE_COMPILE_CACHE: __, ...own } = process.env;
  return execFileSync(process.execPath, [bin, "--fail-on", "never", ...args], {
    cwd: home,
    input: text,
    encoding: "utf8",
    env: { ...own, XDG_CACHE_HOME: home, ...env },
  });
}

function kept(): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

test("the script is ASCII, as it is read byte by byte", () => {
  const script = readFileSync(join(bin, "../tactful.cjs"));
  expect(script.find((byte) => byte > 0x7f)).toBeUndefined();
});

describe("the code that V8 has compiled", () => {
  test("is kept for one's own eyes, used again, and changes nothing", () => {
    const first = tactful();
    const [file = "", ...more] = kept();
    expect(more).toEqual([]);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    utimesSync(file, 1_800_000_000, 1_800_000_000);
    expect(tactful()).toBe(first);
    expect(statSync(file).mtimeMs).toBe(1_800_000_000_000);
  });

  test("is made anew where a bit of it has turned over", () => {
    const first = tactful();
    const [file = ""] = kept();
    const good = readFileSync(file);
    for (const at of [40, Math.floor(good.length / 4), good.length - 2000, good.length - 1]) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] as number) ^ 0xff;
      writeFileSync(file, bad);
      expect(tactful()).toBe(first);
      expect(readFileSync(file).equals(bad)).toBe(false);
    }
  });

  test("is not kept of a run that looked at no text, where nobody wants it, and where it cannot be", () => {
    tactful(["--version"]);
    tactful(["-"], { NODE_DISABLE_COMPILE_CACHE: "1" });
    tactful(["-"], { NODE_OPTIONS: "--max-old-space-size=300" });
    expect(tactful(["-"], { XDG_CACHE_HOME: bin })).toContain("✖");
    expect(kept()).toEqual([]);
  });
});

describe.skipIf(process.getuid === undefined)("a file that others may write", () => {
  test("is not read", () => {
    const cache = new CodeCache("build", folder);
    cache.write(Buffer.from("code"));
    expect(cache.read()?.toString()).toBe("code");
    chmodSync(kept()[0] as string, 0o666);
    expect(cache.read()).toBeUndefined();
  });

  test("is not put into a folder that others may write", () => {
    const cache = new CodeCache("build", folder);
    cache.write(Buffer.from("code"));
    rmSync(kept()[0] as string);
    chmodSync(folder, 0o777);
    cache.write(Buffer.from("code"));
    expect(kept()).toEqual([]);
  });
});

test("what nobody has made anew for a month is taken away", () => {
  new CodeCache("old", folder).write(Buffer.from("old"));
  utimesSync(kept()[0] as string, 1_700_000_000, 1_700_000_000);
  new CodeCache("new", folder).write(Buffer.from("new"));
  expect(kept().map((path) => readFileSync(path, "latin1").slice(0, 3))).toEqual(["new"]);
});
