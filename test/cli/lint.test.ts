import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fakeServices, folderWith, run } from "./harness.ts";

describe("exit codes", () => {
  const cwd = () => folderWith({ "good.txt": "fine", "bad.txt": "bad", "meh.txt": "meh", "hm.txt": "hm" });

  test.each([
    [["good.txt"], 0],
    [["bad.txt"], 1],
    [["meh.txt"], 0],
    [["meh.txt", "--fail-on", "warning"], 1],
    [["hm.txt", "--fail-on=warning"], 0],
    [["hm.txt", "--fail-on=info"], 1],
    [["bad.txt", "--fail-on", "never"], 0],
    [["nothing.txt"], 2],
    [["bad.txt", "nothing.txt"], 2],
    [[], 2],
    [[""], 2],
  ])("%j gives %i", async (argv, code) => {
    expect((await run(argv, { cwd: cwd() })).code).toBe(code);
  });

  test("a file that cannot be read does not stop the others", async () => {
    const folder = folderWith({ "a.txt": new Uint8Array([0xff, 0x41]), "b.txt": "so bad" });
    const { code, out, err } = await run(["."], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toBe(
      "tactful: a.txt:1: The bytes on line 1 (from byte 0) are not UTF-8. Save the file as UTF-8 (in Excel: CSV UTF-8).\n",
    );
    expect(out).toContain("so bad");
    expect(out).toContain("1 file or entry could not be checked");
  });

  test("a text that breaks the linter does not stop the others", async () => {
    const { code, out, err } = await run(["t.csv"], { cwd: folderWith({ "t.csv": "a: fine\nb: crash\nc: bad\n" }) });
    expect(code).toBe(2);
    expect(err).toMatch(/^tactful: t\.csv:2: This text could not be checked because of a bug in Tactful \(boom\)\.\n$/);
    expect(out).toContain("row 3");
  });

  test("a broken record does not stop the others", async () => {
    const { code, out, err } = await run(["t.csv"], { cwd: folderWith({ "t.csv": "a: fine\nbroken\nc: bad\n" }) });
    expect([code, err]).toEqual([2, "tactful: t.csv:2: A record has no colon. Write id: text.\n"]);
    expect(out).toContain("1 error in 1 of 2 texts");
  });

  test("our own bug says so", async () => {
    const services = { createLinter: () => Promise.reject(new TypeError("oops")) };
    const { code, err } = await run(["good.txt"], { cwd: cwd(), services });
    expect(code).toBe(2);
    expect(err).toContain("TypeError: oops");
    expect(err).toContain("This is a bug in Tactful");
  });
});

describe("wrong use", () => {
  test.each([
    [["--kid", "reply"], "tactful: Unknown option --kid. Did you mean --kind?\n"],
    [["--fail-om=info"], "tactful: Unknown option --fail-om. Did you mean --fail-on?\n"],
    [["--nonesuch", "main"], "tactful: Unknown option --nonesuch. See tactful --help.\n"],
    [["-x"], "tactful: Unknown option -x. See tactful --help.\n"],
    [["--constructor"], "tactful: Unknown option --constructor. See tactful --help.\n"],
    [["--kind", "replly"], 'tactful: --kind cannot be "replly". Did you mean reply?\n'],
    [["--kind"], "tactful: The option --kind needs a value. It can be: auto, email, reply, message.\n"],
    [
      ["--kind", "--language", "ru"],
      "tactful: The option --kind needs a value. It can be: auto, email, reply, message.\n",
    ],
    [
      ["--format", "xml"],
      'tactful: --format cannot be "xml". It can be: stylish, json, ndjson, sarif, github, rdjson, checkstyle.\n',
    ],
    [["--help=yes"], "tactful: The option --help takes no value. See tactful --help.\n"],
    [
      ["--config", "a.json", "--no-config"],
      "tactful: --config and --no-config exclude each other. See tactful --help.\n",
    ],
    [["explian", "arguing"], "tactful: explian: There is no such file or folder. Did you mean tactful explain?\n"],
    [["raed.txt"], 'tactful: raed.txt: There is no such file or folder. Did you mean "read.txt"?\n'],
    [["*.docx"], "tactful: *.docx: No files to check are found here. Tactful reads *.md, *.txt, *.csv.\n"],
    [["empty"], "tactful: empty: No files to check are found here. Tactful reads *.md, *.txt, *.csv.\n"],
  ])("%j", async (argv, message) => {
    const cwd = folderWith({ "read.txt": "", "empty/picture.png": "" });
    const { code, err } = await run(argv, { cwd });
    expect(err.slice(0, message.length)).toBe(message);
    expect(code).toBe(2);
  });

  test("speaks the language that was asked for", async () => {
    expect((await run(["--locale", "uk", "--kid"])).err).toBe(
      "tactful: Невідомий параметр --kid. Можливо, малося на увазі --kind?\n",
    );
    expect((await run(["--kid"], { env: { LANG: "ru_RU.UTF-8" } })).err).toContain("Неизвестный параметр --kid");
    expect((await run(["--kid"], { env: { LANG: "ru_RU.UTF-8", LC_ALL: "C" } })).err).toContain("Unknown option");
  });
});

describe("standard input", () => {
  test("is read for -", async () => {
    const { code, out } = await run(["-"], { stdin: "This is bad." });
    expect(code).toBe(1);
    expect(out).toContain("<stdin>");
  });

  test("goes by the name it is given, which tells format and configuration", async () => {
    const cwd = folderWith({ "sub/tactful.json": '{"rules": {"bad-word": "off"}}' });
    const { code, out } = await run(["--stdin-filename", "sub/t.csv", "--format", "json"], {
      cwd,
      stdin: "a: bad\nb: meh\n",
    });
    expect(code).toBe(0);
    expect(JSON.parse(out).files[0]).toMatchObject({
      path: "sub/t.csv",
      documents: [{ id: "a", problems: [] }, { id: "b" }],
    });
  });

  test("may be UTF-16, and may not be garbage", async () => {
    const utf16 = Buffer.from("\ufeffso bad", "utf16le");
    expect((await run(["-"], { stdin: utf16 })).code).toBe(1);
    const { code, err } = await run(["-"], { stdin: new Uint8Array([0xc3, 0x28]) });
    expect([code, err]).toEqual([
      2,
      "tactful: <stdin>:1: The bytes on line 1 (from byte 0) are not UTF-8. Save the file as UTF-8 (in Excel: CSV UTF-8).\n",
    ]);
  });
});

describe("a file that is too large", () => {
  test("is told of and not read, and the others are checked", async () => {
    const cwd = folderWith({ "a.txt": "bad", "b.txt": `bad${" ".repeat(998)}` });
    const { code, out, err } = await run([".", "--max-file-size", "1KB"], { cwd });
    expect([code, err]).toEqual([
      2,
      "tactful: b.txt: The file is too large: 1.1 KB, and at most 1 KB are read. Split it, leave it out by .tactfulignore, or raise the limit with --max-file-size.\n",
    ]);
    expect(out).toContain("a.txt");
    expect((await run(["b.txt", "--max-file-size", "1001"], { cwd })).code).toBe(1);
  });

  test("may be standard input, which is read no further", async () => {
    const { code, err } = await run(["-", "--max-file-size=10B"], { stdin: "bad".repeat(9) });
    expect([code, err]).toEqual([2, expect.stringContaining("<stdin>: The text is too large: at most 10 B are read")]);
  });

  test.each(["x", "0", "-5", "5 TB", "1e9", "9".repeat(400), "1KBB"])("a limit of %j is refused", async (size) => {
    const { code, err } = await run(["-", `--max-file-size=${size}`], { stdin: "fine" });
    expect([code, err]).toEqual([2, expect.stringContaining("--max-file-size cannot be")]);
  });
});

describe("configuration", () => {
  test("a broken one is told once, and its files wait", async () => {
    const cwd = folderWith({
      "a/tactful.json": '{\n  "langage": "ru"\n}',
      "a/x.txt": "bad",
      "a/y.txt": "bad",
      "b.txt": "bad",
    });
    const { code, out, err } = await run(["."], { cwd });
    expect(code).toBe(2);
    expect(err).toBe('tactful: a/tactful.json:2:3: Unknown key "langage". Did you mean "language"?\n');
    expect(out).toContain("1 error in 1 text");
    expect(out).toContain("2 files or entries could not be checked");
  });

  test("--no-config leaves it alone, --config takes another", async () => {
    const cwd = folderWith({
      "tactful.json": "{",
      "x.txt": "bad",
      "shared/t.json": '{"files":[{"include":["x.txt"],"rules":{"bad-word":"info"}}]}',
    });
    expect((await run(["x.txt"], { cwd })).code).toBe(2);
    expect((await run(["x.txt", "--no-config"], { cwd })).code).toBe(1);
    expect((await run(["x.txt", "--config", "shared/t.json"], { cwd })).code).toBe(0);
    const { code, err } = await run(["x.txt", "--config", "no.json"], { cwd });
    expect([code, err]).toEqual([2, "tactful: no.json: There is no such file. Check the name.\n"]);
  });

  test("an option beats what the configuration says", async () => {
    const cwd = folderWith({ "tactful.json": '{"kind": "email"}', "x.txt": "fine" });
    const kindOf = async (argv: string[]) =>
      JSON.parse((await run([...argv, "--format=json", "x.txt"], { cwd })).out).files[0].documents[0].kind;
    expect(await kindOf([])).toBe("email");
    expect(await kindOf(["--kind", "reply"])).toBe("reply");
  });

  test("packs of its own reach the linter", async () => {
    const pack =
      'rule: brand/cheap\nlanguage: en\nmessage: "No."\nphrases:\n  - { match: cheap, bad: Cheap., good: Cheep. }\n';
    const cwd = folderWith({
      "tactful.json": '{"packs": ["./p/*.yml"], "rules": {"brand/cheap": "error"}}',
      "p/a.yml": pack,
      "x.txt": "fine",
    });
    const seen: string[] = [];
    const createLinter: typeof fakeServices.createLinter = (packs) => {
      seen.push(...packs.map(({ path, rule }) => `${path} ${rule}`));
      return fakeServices.createLinter(packs);
    };
    expect((await run(["x.txt"], { cwd, services: { createLinter } })).code).toBe(0);
    expect(seen).toEqual(["p/a.yml brand/cheap"]);
  });
});

describe("files", () => {
  test("ignored ones are left out; a named one is told of", async () => {
    const cwd = folderWith({ ".tactfulignore": "drafts/\n", "drafts/a.txt": "bad", "b.txt": "fine" });
    expect((await run(["."], { cwd })).code).toBe(0);
    const { code, err } = await run(["drafts/a.txt"], { cwd });
    expect([code, err]).toEqual([0, "tactful: drafts/a.txt: left out because of .tactfulignore\n"]);
  });

  test.each(["tactful.json", "sub/tactful-baseline.json", ".tactfulignore"])(
    "settings are no texts: %s",
    async (name) => {
      const cwd = folderWith({ "a.txt": "fine", [name]: "{}" });
      const { code, err } = await run(["a.txt", name], { cwd });
      expect([code, err]).toEqual([0, `tactful: ${name}: left out: it holds settings of Tactful, no texts\n`]);
    },
  );

  test("Cyrillic names, spaces and brackets", async () => {
    const cwd = folderWith({ "Ответы клиентам/май [черновик].txt": "bad" });
    const { code, out } = await run(["Ответы клиентам/май [черновик].txt"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("Ответы клиентам/май [черновик].txt\n");
    expect((await run(["Ответы*/**"], { cwd })).code).toBe(1);
  });

  test.skipIf(process.getuid?.() === 0)("no permission is a failure of that file alone", async () => {
    const cwd = folderWith({ "a.txt": "bad", "b.txt": "fine" });
    chmodSync(join(cwd, "b.txt"), 0);
    expect((await run(["."], { cwd })).err).toContain("b.txt: There is no permission to read it");
  });

  test("links out of the workspace are not followed", async () => {
    const outside = folderWith({ "secret.txt": "bad" });
    const cwd = folderWith({ "a.txt": "fine" });
    symlinkSync(join(outside, "secret.txt"), join(cwd, "link.txt"));
    mkdirSync(join(cwd, "sub"));
    symlinkSync(outside, join(cwd, "sub", "more"));
    expect((await run(["."], { cwd })).code).toBe(0);
    const { code, err } = await run(["link.txt"], { cwd });
    expect([code, err]).toEqual([
      2,
      "tactful: link.txt: This is a link that leads out of the workspace. Name the file itself.\n",
    ]);
  });
});
