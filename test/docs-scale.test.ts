/** What docs/scale.md tells Spark to do is done by Spark, where it is installed (`pip install pyspark pandas pyarrow`, Java). */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { folderWith } from "./cli/harness.ts";

vi.setConfig({ testTimeout: 600_000 });

const root = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(join(root, "docs/scale.md"), "utf8");
const snippets = [...page.matchAll(/```python\n(.*?)```/gs)].map(([, code]) => code);
const python = process.env.TACTFUL_PYTHON ?? "python3";
const hasSpark = spawnSync(python, ["-c", "import pyspark, pandas, pyarrow"]).status === 0;
if (!hasSpark) console.log("PySpark is not here (TACTFUL_PYTHON names a Python that has it): its tests are skipped.");

const records = [
  { id: "1", rating: 1, review: "Bad.", reply: "You failed to read the terms." },
  { id: "2", rating: 5, review: "Всё\u2028хорошо", reply: "Спасибо!\nЖдём вас снова." },
  { id: "3", rating: 2, review: "Hm.", reply: null },
];

/** Runs a snippet in a folder with `records.jsonl`, with a `tactful` that is this one. */
function spark(snippet: string, then: string): string {
  const cwd = folderWith({
    "records.jsonl": records.map((record) => `${JSON.stringify(record)}\n`).join(""),
    "bin/tactful": `#!/bin/sh\nexec "${process.execPath}" --import "${import.meta.resolve("tsx")}" "${root}cli/bin.ts" "$@"\n`,
    "job.py": `from pyspark.sql import SparkSession\nspark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()\n${snippet}\n${then}\n`,
  });
  chmodSync(join(cwd, "bin/tactful"), 0o755);
  const env = { ...process.env, PATH: `${join(cwd, "bin")}${delimiter}${process.env.PATH}`, PYSPARK_PYTHON: python };
  return execFileSync(python, ["job.py"], { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

test("there are two snippets", () => {
  expect(snippets).toHaveLength(2);
});

test.skipIf(!hasSpark)("rdd.pipe answers each record", () => {
  const out = spark(snippets[0]!, 'print("\\n".join(sorted(spark.sparkContext.textFile("answers").collect())))');
  const answers = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: "1", problems: [{ rule: "blaming" }, { rule: "structure/missing" }] },
    { id: "2", problems: [] },
    { id: "3" },
  ]);
});

test.skipIf(!hasSpark)("mapInPandas keeps the columns and adds the rules", () => {
  const out = spark(snippets[1]!, 'print("\\n".join(sorted(spark.read.parquet("checked").toJSON().collect())))');
  const found = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(found).toMatchObject([
    { ...records[0], rules: ["blaming", "structure/missing"] },
    { ...records[1], rules: [] },
    { id: "3", rules: [] },
  ]);
});
