import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { services } from "../../cli/services.ts";
import { encodeText } from "../../core/encoding/encodings.ts";
import type { Format } from "../../core/formats/format.ts";
import { folderWith, type RunOptions, run } from "./harness.ts";

const tactful = (argv: string[], options: RunOptions = {}) =>
  run(["--kind", "message", "--no-color", ...argv], { ...options, services });

const wrong = "Информируем вас, что касса закрыта.";
const right = "Сообщаем вам, что касса закрыта.";
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const windows = (text: string) => encodeText(text, { encoding: "windows-1251", hasMark: false }) as Uint8Array;

/** A repository of texts as they are met, and what is left of them after mending. */
const repository = (words: string): Record<string, string | Uint8Array> => ({
  ".git/HEAD": "ref: refs/heads/main\n",
  "письмо клиенту.md": `---\r\nkind: message\r\n---\r\n\r\n# Касса\r\n\r\n**Важно.**   ${words}\r\n`,
  "mark.txt": `\ufeff${words}`,
  "wide.txt": utf16(`Здравствуйте!\n\n${words}\n`),
  "old.txt": windows(`Здравствуйте! Ёлки «там» № 5.\r\n\r\n${words}\r\n`),
  "table.csv": `\ufeffid;text;note\r\n1;"Мы ""там"". ${words}";x\r\n\r\n2;${words};\r\n3;"broken\r\n`,
  "lines.jsonl": `{ "text" : "${words}" ,"id":1}\n\n{"text":"\\u041a\\n\\n${words}"}\n`,
  "page.html": `<p title="a">&laquo;Да&raquo;<br>${words}</p>\n<!-- ${wrong} -->\n`,
  "quiet.md": `<!-- tactful-disable-next-line bureaucratese -- a quotation -->\n${wrong}\n`,
  "fine.md": "Спасибо за отзыв!\n",
});

const schema = JSON.parse(readFileSync(new URL("../../schema/output.schema.json", import.meta.url), "utf8"));
const fitsSchema = new Ajv({ allowUnionTypes: true }).compile(schema);

const bytesOf = (folder: string, name: string) => readFileSync(join(folder, name));

describe("--fix", () => {
  test("mends words where they stand, and leaves every other byte as it was", async () => {
    const cwd = folderWith(repository(wrong));
    const { code, out, err } = await tactful(["--fix", "."], { cwd });
    for (const [name, content] of Object.entries(repository(right)))
      expect([name, bytesOf(cwd, name).toString("latin1")]).toEqual([name, Buffer.from(content).toString("latin1")]);
    expect(out).toContain("Mended 9 problems in 7 files");
    expect(out).toContain("windows-1251");
    // The broken record of the table.
    expect([code, err.match(/\n/g)?.length]).toEqual([2, 1]);
    expect(readdirSync(cwd).sort()).toEqual(
      [".git", ...Object.keys(repository("")).filter((name) => name !== ".git/HEAD")].sort(),
    );
    const again = await tactful(["--fix", "."], { cwd });
    expect(again.out).not.toContain("Mended");
  });

  test("counts what is left", async () => {
    const cwd = folderWith({ "a.md": `${wrong}\n`, "b.md": "You failed to read the card on the wall.\n" });
    const { code, out } = await tactful(["--fix", "--locale", "en", "."], { cwd });
    expect([code, out]).toEqual([1, expect.stringMatching(/blaming[\s\S]*Mended 1 problem in 1 file\n.*1 error/)]);
    expect((await tactful(["--fix", "a.md"], { cwd })).code).toBe(0);
  });

  test("tells programs what was mended and what is left", async () => {
    const cwd = folderWith({ "a.md": `${wrong}\n`, "b.md": "Спасибо.\n" });
    const output = JSON.parse((await tactful(["--fix", "--format", "json", "."], { cwd })).out);
    expect(fitsSchema(output) || fitsSchema.errors).toBe(true);
    const { files, summary } = output;
    expect(files.map(({ path, mended, output }: never) => [path, mended, output])).toEqual([
      ["a.md", 1, undefined],
      ["b.md", 0, undefined],
    ]);
    expect(files[0].documents[0].problems).toEqual([]);
    expect(summary.mended).toBe(1);
  });

  test("keeps permissions, and the files that links lead to", async () => {
    const cwd = folderWith({ ".git/HEAD": "", "real/a.md": `${wrong}\n` });
    chmodSync(join(cwd, "real/a.md"), 0o640);
    mkdirSync(join(cwd, "sub"));
    symlinkSync("../real/a.md", join(cwd, "sub", "link.md"));
    await tactful(["--fix", "sub/link.md"], { cwd });
    expect(bytesOf(cwd, "real/a.md").toString()).toBe(`${right}\n`);
    expect(statSync(join(cwd, "real/a.md")).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(cwd, "sub"), { withFileTypes: true })[0]?.isSymbolicLink()).toBe(true);
  });

  test("a file that must not be written is an error, and the others are mended", async () => {
    const cwd = folderWith({ "a.md": `${wrong}\n`, "b.md": `${wrong}\n` });
    chmodSync(join(cwd, "a.md"), 0o444);
    const { code, out, err } = await tactful(["--fix", "."], { cwd });
    expect(err).toBe("tactful: a.md: There is no permission to write it. Change its permissions, or leave it out.\n");
    expect([code, bytesOf(cwd, "a.md").toString(), bytesOf(cwd, "b.md").toString()]).toEqual([
      2,
      `${wrong}\n`,
      `${right}\n`,
    ]);
    expect(out).toContain("a.md");
  });

  test("a file that changes while it is read is left as it is", async () => {
    const cwd = folderWith({ "a.txt": `${wrong}\n` });
    const slow: Format = {
      *read(text, options) {
        if (text.startsWith(wrong)) writeFileSync(join(cwd, "a.txt"), `${wrong} Ждём вас.\n`);
        yield* plain.read(text, options);
      },
    };
    const plain = await services.formatFor("a.txt");
    const own = { ...services, formatFor: async () => slow };
    const { code, err } = await run(["--fix", "--kind", "message", "."], { cwd, services: own });
    expect(err).toContain("has changed meanwhile");
    expect([code, bytesOf(cwd, "a.txt").toString()]).toEqual([2, `${wrong} Ждём вас.\n`]);
    expect(readdirSync(cwd)).toEqual(["a.txt"]);
  });

  test("what the encoding of a file lacks is left out, and said", async () => {
    const pack = [
      "rule: shop/words",
      "language: ru",
      "severity: warning",
      "message: «{actual}» — не наше слово.",
      "phrases:",
      '  - { match: ящик, suggest: "коробка ☺", fix: true, bad: Это ящик., good: Это коробка. }',
      "  - { match: касса, suggest: стойка, fix: true, bad: Это касса., good: Это стойка. }",
    ].join("\n");
    const text = (box: string, desk: string) => `У нас есть ${box}, и рядом ${desk}.`;
    const cwd = folderWith({
      "tactful.json": '{ "packs": ["*.yml"] }',
      "shop.yml": pack,
      "a.txt": windows(text("ящик", "касса")),
      "b.txt": text("ящик", "касса"),
    });
    const { out } = await tactful(["--fix", "--locale", "ru", "."], { cwd });
    expect(bytesOf(cwd, "a.txt")).toEqual(Buffer.from(windows(text("ящик", "стойка"))));
    expect(bytesOf(cwd, "b.txt").toString()).toBe(text("коробка ☺", "стойка"));
    expect(out).toContain("Замена «коробка ☺» не внесена: в кодировке файла, windows-1251, нет таких знаков.");
    expect(out).toContain("Исправлено: 3 места в 2 файлах");
  });

  test("standard input goes to standard output, mended; what is to be said goes beside it", async () => {
    const { code, out, err } = await tactful(["--fix", "--locale", "en", "-"], {
      stdin: `${wrong}\r\nВы сами виноваты.`,
    });
    expect(Buffer.from(out, "latin1").toString()).toBe(`${right}\r\nВы сами виноваты.`);
    expect([code, err]).toEqual([1, expect.stringMatching(/<stdin>[\s\S]*blaming[\s\S]*Mended 1 problem/)]);
    const same = await tactful(["--fix", "-"], { stdin: windows("Ёлка, касса и «зонт» ждут вас.") });
    expect(Buffer.from(same.out, "latin1")).toEqual(Buffer.from(windows("Ёлка, касса и «зонт» ждут вас.")));
    const json = JSON.parse((await tactful(["--fix", "--format", "json", "-"], { stdin: wrong })).out);
    expect(json.files[0].output).toBe(right);
  });
});

describe("--fix-dry-run", () => {
  test("writes nothing, and shows what Git makes the very same files of", async () => {
    const cwd = folderWith(repository(wrong));
    const before = Object.keys(repository(wrong)).map((name) => bytesOf(cwd, name).toString("latin1"));
    const { out, err } = await tactful(["--fix-dry-run", "--locale", "en", "."], { cwd });
    expect(Object.keys(repository(wrong)).map((name) => bytesOf(cwd, name).toString("latin1"))).toEqual(before);
    expect(err).toContain("Would mend 9 problems in 7 files");
    // A diff has the text in UTF-8, whatever the file is in.
    const inUtf8 = Object.keys(repository("")).filter((name) => !/old|wide|HEAD/.test(name));
    const patch = out.split(/^(?=--- )/m).filter((part) => inUtf8.some((name) => part.startsWith(`--- a/${name}`)));
    expect(patch).toHaveLength(5);
    const clone = folderWith(repository(wrong));
    execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: clone, input: patch.join("") });
    for (const name of inUtf8)
      expect([name, bytesOf(clone, name).toString()]).toEqual([name, Buffer.from(repository(right)[name]!).toString()]);
  });

  test("gives programs the new text", async () => {
    const cwd = folderWith({ "a.md": `${wrong}\n`, "b.md": "Спасибо.\n" });
    const { code, out } = await tactful(["--fix-dry-run", "--format", "json", "."], { cwd });
    const { files, ...output } = JSON.parse(out);
    expect(fitsSchema({ ...output, files }) || fitsSchema.errors).toBe(true);
    expect([code, files[0].output, files[0].mended, files[1].output]).toEqual([0, `${right}\n`, 1, undefined]);
    expect(bytesOf(cwd, "a.md").toString()).toBe(`${wrong}\n`);
  });

  test("nothing in a text acts on a terminal", async () => {
    const cwd = folderWith({ "a.txt": `\u001b[2J ${wrong}\n` });
    const { out } = await tactful(["--fix-dry-run", "."], { cwd, isTTY: true });
    expect(out).toContain(right);
    expect(out).not.toContain("\u001b[2J");
  });
});

test.each([
  [["--fix", "--fix-dry-run", "."], "--fix and --fix-dry-run exclude each other"],
  [["--fix", "--changed-since=HEAD", "."], "--fix and --changed-since exclude each other"],
  [["--fix-dry-run", "--cache-location=c", "."], "--fix-dry-run and --cache-location exclude each other"],
  [["--fix-dry-run", "--prune-suppressions", "."], "--fix-dry-run and --prune-suppressions exclude each other"],
  [["--fix-dry-run", "--format=github", "."], "--fix-dry-run and --format github exclude each other"],
  [["explain", "--suppress", "."], "explain and --suppress exclude each other"],
  [["outline", "--fix", "."], "outline and --fix exclude each other"],
  [["explain", "--fix-dry-run", "."], "explain and --fix-dry-run exclude each other"],
])("%j is wrong use", async (argv, message) => {
  expect(await run(argv)).toMatchObject({ code: 2, out: "", err: expect.stringContaining(message) });
});
