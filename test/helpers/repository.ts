import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folderWith } from "../cli/harness.ts";

/** A repository for one test, with no settings but its own. */
export interface Repository {
  folder: string;
  git(...args: string[]): string;
  write(files: Record<string, string | Uint8Array | undefined>): void;
  /** Writes files, deletes those without content, commits; returns the hash. */
  commit(files?: Record<string, string | Uint8Array | undefined>): string;
}

export function repositoryWith(files: Record<string, string | Uint8Array>): Repository {
  const repository = repositoryIn(folderWith({}));
  repository.git("init", "--quiet", "--initial-branch=main");
  repository.commit(files);
  return repository;
}

/** A checkout of another repository, as deep as is asked for. */
export function cloneOf(origin: Repository, ...options: string[]): Repository {
  const clone = repositoryIn(folderWith({}));
  clone.git("clone", "--quiet", ...options, `file://${origin.folder}`, ".");
  return clone;
}

function repositoryIn(folder: string): Repository {
  const git = (...args: string[]) =>
    execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "A",
        GIT_AUTHOR_EMAIL: "a@example.com",
        GIT_COMMITTER_NAME: "A",
        GIT_COMMITTER_EMAIL: "a@example.com",
      },
    }).trim();
  const write: Repository["write"] = (files) => {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      if (content === undefined) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
      }
    }
  };
  return {
    folder,
    git,
    write,
    commit(files = {}) {
      write(files);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message=x");
      return git("rev-parse", "HEAD");
    },
  };
}
