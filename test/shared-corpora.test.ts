import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { main } from "../cli/main.ts";
import { UserError } from "../core/errors.ts";
import { formatFor } from "../core/formats/detect.ts";
import { readTextFile } from "../workspace/read-file.ts";

const shared = fileURLToPath(new URL("../../shared/", import.meta.url));
const folders = ["corpus/real", "corpus/dev", "corpus/train", "seeds"]
  .map((folder) => join(shared, folder))
  .filter(existsSync);
if (folders.length === 0) console.log("The shared corpora are not here: their tests are skipped.");
const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));

interface Document {
  row: number | null;
  problems: { start: number; end: number; actual: string }[];
}

describe.skipIf(files.length === 0)("real texts", () => {
  test.each(files)("%s goes through, every span in its place", async (file) => {
    const output: string[] = [];
    const errors: string[] = [];
    const io = {
      cwd: shared,
      env: {},
      stdin: (async function* () {})(),
      stdout: { write: (text: string) => void output.push(text), isTTY: false },
      stderr: { write: (text: string) => void errors.push(text), isTTY: false },
    };
    const code = await main(["--no-config", "--format", "json", "--fail-on", "never", file], io);
    expect(errors).toEqual([]);
    expect(code).toBe(0);
    const documents = JSON.parse(output.join("")).files[0].documents as Document[];
    const format = await formatFor(file);
    const sources = [...format.read(await readTextFile(file, file), {})].filter(
      (source) => !(source instanceof UserError),
    );
    expect(documents).toHaveLength(sources.length);
    documents.forEach(({ problems }, i) => {
      const { text } = sources[i] as { text: string };
      for (const { start, end, actual } of problems) expect(text.slice(start, end)).toBe(actual);
    });
  });
});
