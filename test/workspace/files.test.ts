import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../core/encoding/decode-text.ts";
import { findFiles } from "../../workspace/find-files.ts";
import { isInside, shownPath } from "../../workspace/paths.ts";
import { readTextFile } from "../../workspace/read-file.ts";
import { folderWith } from "../cli/harness.ts";

const extensions = [".md", ".txt"];

async function find(cwd: string, ...patterns: string[]) {
  const { files, errors, ignored } = await findFiles(patterns, { cwd, extensions });
  return { files: files.map((file) => shownPath(file, cwd)), errors: errors.map(String), ignored };
}

describe("finding files", () => {
  const tree = {
    "b.md": "",
    "a.TXT": "",
    "picture.png": "",
    ".hidden.md": "",
    "~$a.md": "",
    ".github/x.md": "",
    "node_modules/p/readme.md": "",
    "sub/a.md": "",
    "sub/deep/c.txt": "",
    "Листи/лист (1).md": "",
    "[x]/[y].md": "",
    "!odd.md": "",
    "--kind": "",
  };

  test("what a folder or a glob has is asked about, what is named is not", async () => {
    const cwd = folderWith(tree);
    const asked: string[] = [];
    const options = {
      cwd,
      extensions,
      isWanted: async (path: string) => {
        asked.push(shownPath(path, cwd));
        return !path.endsWith("a.md");
      },
    };
    const found = async (...patterns: string[]) =>
      (await findFiles(patterns, options)).files.map((file) => shownPath(file, cwd));
    expect(await found("sub")).toEqual(["sub/deep/c.txt"]);
    expect(await found("sub/*.md")).toEqual([]);
    expect(asked).toEqual(["sub/a.md", "sub/deep/c.txt", "sub/a.md"]);
    expect(await found("sub/a.md")).toEqual(["sub/a.md"]);
    expect(asked).toHaveLength(3);
  });

  test.each([
    [["."], ["!odd.md", "[x]/[y].md", "a.TXT", "b.md", "sub/a.md", "sub/deep/c.txt", "Листи/лист (1).md"]],
    [
      ["sub", "b.md", "sub/a.md", "./b.md"],
      ["sub/a.md", "sub/deep/c.txt", "b.md"],
    ],
    [["*.md"], ["!odd.md", "b.md"]],
    [["**/*.md"], ["!odd.md", "[x]/[y].md", "b.md", "sub/a.md", "Листи/лист (1).md"]],
    [
      ["**", "!sub/**", "!**/*.txt", "!*.TXT"],
      ["!odd.md", "[x]/[y].md", "b.md", "Листи/лист (1).md"],
    ],
    [["sub/{a,z}.md"], ["sub/a.md"]],
    [["!", "!./", "b.md"], ["b.md"]],
    [["*/*.md"], ["[x]/[y].md", "sub/a.md", "Листи/лист (1).md"]],
    [["[x]/[y].md"], ["[x]/[y].md"]],
    [["Листи/лист (1).md"], ["Листи/лист (1).md"]],
    [
      ["picture.png", ".hidden.md"],
      ["picture.png", ".hidden.md"],
    ],
    [[".github/*.md"], [".github/x.md"]],
    [["node_modules/p"], ["node_modules/p/readme.md"]],
  ])("%j", async (patterns, files) => {
    expect(await find(folderWith(tree), ...patterns)).toEqual({ files, errors: [], ignored: [] });
  });

  test("from a folder below, and by absolute paths", async () => {
    const cwd = folderWith(tree);
    expect((await find(join(cwd, "sub"), "../b.md", "../sub/*.md")).files).toEqual([join(cwd, "b.md"), "a.md"]);
    expect((await find(cwd, join(cwd, "sub/*.md"))).files).toEqual(["sub/a.md"]);
  });

  test("each pattern that finds nothing is an error", async () => {
    const { files, errors } = await find(folderWith(tree), "no/*.md", "b.md", "nothing", "no/such/folder");
    expect(files).toEqual(["b.md"]);
    expect(errors).toHaveLength(3);
  });

  test("ignore files hold for their folders, the deeper one wins", async () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      ".tactfulignore": "# comment\n*.txt\n/drafts/\nсекрет*\n",
      "sub/.tactfulignore": "!keep.txt\nb.md\n",
      "a.txt": "",
      "b.md": "",
      "drafts/a.md": "",
      "sub/keep.txt": "",
      "sub/b.md": "",
      "sub/drafts/a.md": "",
      "секреты/a.md": "",
    });
    expect((await find(cwd, ".")).files).toEqual(["b.md", "sub/drafts/a.md", "sub/keep.txt"]);
    expect((await find(join(cwd, "sub"), ".")).files).toEqual(["drafts/a.md", "keep.txt"]);
    expect(await find(cwd, "drafts/a.md", "drafts", "*.txt")).toEqual({
      files: [],
      errors: [],
      ignored: ["drafts/a.md", "drafts", "*.txt"],
    });
  });

  test("a pattern to ignore that could take hours is refused with its place", async () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      ".tactfulignore": "*.txt\n\n*a*a*a*a*b\n",
      [`${"a".repeat(200)}.md`]: "",
    });
    const { files, errors } = await find(cwd, ".");
    expect(files).toEqual([]);
    expect(errors[0]).toMatch(/\.tactfulignore:3: The pattern .* has too many/);
  });

  test("links within the workspace are followed once, also in circles", async () => {
    const cwd = folderWith({ "shared/a.md": "", "replies/b.md": "" });
    symlinkSync("../shared", join(cwd, "replies", "common"));
    symlinkSync("..", join(cwd, "replies", "up"));
    symlinkSync("nowhere", join(cwd, "replies", "broken.md"));
    expect((await find(cwd, "replies")).files).toEqual(["replies/b.md", "replies/common/a.md"]);
    expect((await find(cwd, ".")).files).toEqual(["replies/b.md", "replies/common/a.md"]);
  });

  test("a glob does not leave the workspace through a link", async () => {
    const outside = folderWith({ "a.md": "", "deep/b.md": "" });
    const cwd = folderWith({ "own.md": "" });
    mkdirSync(join(cwd, "sub"));
    symlinkSync(outside, join(cwd, "sub", "link"));
    expect((await find(cwd, "**/*.md")).files).toEqual(["own.md"]);
    expect((await find(cwd, "sub/link")).errors).toEqual([
      "sub/link: This is a link that leads out of the workspace. Name the file itself.",
    ]);
    expect((await find(cwd, "sub/link/*.md")).errors).toHaveLength(1);
    expect((await find(cwd, outside)).files).toEqual([join(outside, "a.md"), join(outside, "deep/b.md")]);
  });
});

describe("reading", () => {
  const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

  test.each([
    ["UTF-8", bytes("привет\r\n😀"), "привет\r\n😀"],
    ["UTF-8 with a mark", bytes("\ufeffa"), "a"],
    ["UTF-16 LE", bytes([0xff, 0xfe], [...Buffer.from("ї\n", "utf16le")]), "ї\n"],
    ["UTF-16 BE", bytes([0xfe, 0xff], [...Buffer.from("ї\n", "utf16le").swap16()]), "ї\n"],
    ["nothing", bytes(""), ""],
    ["a stray NUL", bytes(`${"a".repeat(200)}\0`), `${"a".repeat(200)}\0`],
  ])("%s", (_, input, text) => {
    expect(decodeText(input, "x.txt").text).toBe(text);
  });

  test.each([
    [
      "two encodings in one file",
      bytes("ok\nещё ok\n", [0xcf, 0xf0, 0xe8]),
      "x.txt:3: The bytes on line 3 (from byte 13) are not UTF-8. Save the file as UTF-8 (in Excel: CSV UTF-8).",
    ],
    [
      "a picture",
      bytes([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]),
      "x.txt: This is not a text file. Save the text as plain text in UTF-8.",
    ],
    [
      "a PDF, which begins with letters",
      bytes("%PDF-1.7\n1 0 obj\n"),
      "x.txt: This is a PDF document. Save its text as plain text in UTF-8.",
    ],
    [
      "half a UTF-16 character",
      bytes([0xff, 0xfe, 0x3d, 0xd8]),
      "x.txt: The file begins like UTF-16, but its bytes are not. Save the file as UTF-8 (in Excel: CSV UTF-8).",
    ],
  ])("not %s", (_, input, message) => {
    expect(() => decodeText(input, "x.txt")).toThrow(expect.objectContaining({ name: "UserError" }));
    try {
      decodeText(input, "x.txt");
    } catch (error) {
      expect(String(error)).toBe(message);
    }
  });

  test("a format that asks for bytes gets them", () => {
    const mail = bytes("Subject: ", [0xcf, 0xf0, 0xe8], "\n");
    expect(decodeText(mail, "x.eml", "fallback")).toEqual({
      text: "Subject: \u00cf\u00f0\u00e8\n",
      encoding: "bytes",
      hasMark: false,
    });
    expect(decodeText(bytes("Привет"), "x.eml", "fallback").text).toBe("Привет");
    expect(decodeText(bytes("\ufeffї", [0, 0, 0]), "x.xlsx", "always").text).toBe("ï»¿Ñ\u0097\0\0\0");
  });

  test("missing files and folders", async () => {
    const cwd = folderWith({ "a/b.md": "" });
    await expect(readTextFile(join(cwd, "no.md"), "no.md")).rejects.toThrow("There is no such file");
    await expect(readTextFile(join(cwd, "a"), "a")).rejects.toThrow("This is a folder");
  });
});

test("paths", () => {
  expect([isInside("/a", "/a"), isInside("/a", "/a/..b"), isInside("/a", "/ab"), isInside("/a", "/")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(shownPath(join(realpathSync("/"), "x"), "/y")).toBe("/x");
});
