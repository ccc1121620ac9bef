/** Many files, as the program reads them: in little memory. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { folderWith } from "../cli/harness.ts";
import { SENTENCES } from "../helpers/reply-sentences.ts";

const bin = fileURLToPath(new URL("../../dist/bin.cjs", import.meta.url));
const measure = fileURLToPath(new URL("./peak-memory.mjs", import.meta.url));

/** Replies of which no two sentences are the same. */
function replies(count: number): Record<string, string> {
  const reply = (file: number) =>
    Array.from({ length: 30 }, (_, i) => `${SENTENCES[(file + i * 5) % SENTENCES.length]} No. ${file * 30 + i}!`);
  return Object.fromEntries(Array.from({ length: count }, (_, file) => [`${file}.md`, reply(file).join("\n\n")]));
}

/** In kilobytes. */
function peakOf(files: number): number {
  const argv = ["--import", measure, bin, ".", "--concurrency", "1"];
  const cwd = folderWith(replies(files));
  const { stderr } = spawnSync(process.execPath, argv, { cwd, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  return Number(/peak (\d+)/.exec(stderr)?.[1]);
}

test("what is made of texts does not heap up", { timeout: 300_000 }, () => {
  const [few, many] = [peakOf(200), peakOf(1000)];
  expect(many).toBeLessThan(1.3 * few);
});
