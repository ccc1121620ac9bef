import { expect, test } from "vitest";
import { englishProblems, englishReply, reply, replyProblems } from "../server/texts.ts";
import {
  documentedSettings,
  type EditorRun,
  isInstalled,
  runEditor,
  serverFaults,
  withFirstRewrite,
} from "./editor.ts";

/** The places of the problems, with columns as an editor counts them. */
function places(text: string, problems: readonly string[], measure: (before: string) => number): string[][] {
  const lines = text.split("\n");
  return problems.map((problem) => {
    const [rule, words] = problem.split(": ") as [string, string];
    const line = lines.findIndex((one) => one.includes(words));
    return [String(line + 1), String(measure(lines[line]!.slice(0, lines[line]!.indexOf(words)))), rule];
  });
}

const codePoints = (text: string) => [...text].length;

function expectMended(text: string, { code, report, output, entries, saved }: EditorRun): void {
  const said = `${report.join("\n")}\n${output}`;
  expect(code, said).toBe(0);
  expect(serverFaults(entries), said).toEqual([]);
  expect(saved).not.toBe(text);
  expect(saved).toBe(withFirstRewrite(text, entries));
}

test.skipIf(!isInstalled("nvim", "--version"))("Neovim", { timeout: 90_000 }, async () => {
  const run = await runEditor({
    text: reply,
    settings: { name: "init.lua", content: documentedSettings("nvim") },
    driver: "nvim.lua",
    command: ({ settings, text, driver }) => [
      "nvim",
      "--headless",
      "-u",
      settings,
      "-i",
      "NONE",
      "-n",
      text,
      "-c",
      `luafile ${driver}`,
    ],
  });
  expectMended(reply, run);
  expect(run.report.map((line) => line.slice(0, 3))).toEqual(places(reply, replyProblems, Buffer.byteLength));
});

test.skipIf(
  !isInstalled("emacs", "--batch", "--eval", "(progn (require 'package) (package-initialize) (require 'eglot))"),
)("Emacs with Eglot", { timeout: 90_000 }, async () => {
  const run = await runEditor({
    text: reply,
    settings: { name: "init.el", content: documentedSettings("emacs") },
    driver: "eglot.el",
    command: ({ settings, text, driver }) => ["env", `TEXT=${text}`, "emacs", "--batch", "-l", settings, "-l", driver],
  });
  expectMended(reply, run);
  expect(run.report.map((line) => line.slice(0, 2))).toEqual(
    places(reply, replyProblems, codePoints).map((place) => place.slice(0, 2)),
  );
});

const hasAle = "runtime plugin/ale.vim | if exists(':ALELint') | qall! | else | cquit | endif";

// It takes characters for bytes, so only what is before them on the line must be plain (see docs/editors.md).
test.skipIf(!isInstalled("vim", "-Nu", "NONE", "-i", "NONE", "-es", "-c", "silent! packadd ale", "-c", hasAle))(
  "Vim with ALE",
  { timeout: 90_000 },
  async () => {
    const vimrc = [
      "set nocompatible hidden shortmess+=A",
      "let g:ale_lint_delay = 0",
      "packloadall",
      "packadd! ale",
      "filetype plugin on",
      "runtime plugin/ale.vim",
      documentedSettings("vim"),
    ].join("\n");
    const run = await runEditor({
      text: englishReply,
      settings: { name: ".vimrc", content: vimrc },
      driver: "ale.vim",
      command: ({ settings, text, driver }) => ["vim", "-Nu", settings, "-i", "NONE", "-n", "-es", text, "-S", driver],
    });
    expectMended(englishReply, run);
    expect(run.report).toEqual(places(englishReply, englishProblems, (before) => before.length + 1));
  },
);
