import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { readHtml } from "../../core/formats/html.ts";
import { createInclude } from "../../workspace/include.ts";
import { folderWith } from "../cli/harness.ts";
import { lintDocument } from "../helpers/lint.ts";

const footer = "<mj-section><mj-column><mj-text>Last chance to buy.<br/>Bye, Ann</mj-text></mj-column></mj-section>";

function read(files: Record<string, string>, tag: string, folder = folderWith({ ...files, ".git/HEAD": "" })) {
  const path = join(folder, "mails/letter.mjml");
  const page = `<mjml><mj-body><mj-text>Hello</mj-text>${tag}<mj-text>End</mj-text></mj-body></mjml>`;
  return readHtml(page, createInclude(path, folder));
}

function wordsOf({ blocks }: SourceDocument): string[] {
  return blocks.map(({ text }) => text);
}

const missing = (document: SourceDocument) => document.notices.map(({ code }) => code);

describe("files that MJML includes", () => {
  test.each([
    ["beside it", "mails/footer.mjml", "./footer.mjml"],
    ["without its ending", "mails/footer.mjml", "footer"],
    ["in another folder of the workspace", "parts/footer.mjml", "../parts/footer.mjml"],
  ])("%s", (_, file, path) => {
    const document = read({ [file]: footer }, `<mj-include path="${path}" />`);
    expect(wordsOf(document)).toEqual(["Hello", "Last chance to buy.\nBye, Ann", "End"]);
    const { start, end } = document.blocks[1]?.map.toSource(0, 5) ?? { start: 0, end: 0 };
    expect(document.text.slice(start, end)).toBe(`<mj-include path="${path}" />`);
    expect(missing(document)).toEqual([]);
  });

  test("of HTML and of style sheets", () => {
    const files = { "mails/a.html": "<p class=x>gone</p><p>Seen", "mails/b.css": ".x{display:none}" };
    const tags = '<mj-include path="a.html" type="html" /><mj-include path="b.css" type="css" />';
    const document = read(files, `${tags}<div class="x">gone too</div>`);
    expect(wordsOf(document)).toContain("Seen");
    expect(wordsOf(document)).not.toContain("gone too");
  });

  test("include others, by their own folders", () => {
    const files = {
      "parts/a.mjml": '<mj-text>one</mj-text><mj-include path="deep/b.mjml"/>',
      "parts/deep/b.mjml": "<mj-text>two</mj-text>",
    };
    expect(wordsOf(read(files, '<mj-include path="../parts/a.mjml"/>'))).toEqual(["Hello", "one", "two", "End"]);
  });

  test.each([
    ["are not there", "none.mjml"],
    ["lie outside", "../../outside.mjml"],
    ["are named from the root", "/etc/passwd"],
    ["are folders", "../parts"],
    ["are reached by a link out of the workspace", "link.mjml"],
    ["have no name", ""],
  ])("that %s are told of", (_, path) => {
    const around = folderWith({ "outside.mjml": footer, "work/.git/HEAD": "", "work/parts/a.mjml": "" });
    const folder = join(around, "work");
    mkdirSync(join(folder, "mails"));
    symlinkSync(join(around, "outside.mjml"), join(folder, "mails/link.mjml"));
    const document = read({}, `<mj-include path="${path}"/>`, folder);
    expect(wordsOf(document)).toEqual(["Hello", "End"]);
    expect(missing(document)).toEqual(["missing-include"]);
  });

  test("that include themselves, or ever more, come to an end", () => {
    const again = '<mj-text>a</mj-text><mj-include path="a.mjml"/>';
    expect(wordsOf(read({ "mails/a.mjml": again }, '<mj-include path="a.mjml"/>'))).toEqual(["Hello", "a", "End"]);
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`mails/${i}.mjml`, `<mj-include path="${i + 1}.mjml"/>`.repeat(20)]),
    );
    expect(wordsOf(read(files, '<mj-include path="0.mjml"/>'))).toEqual(["Hello", "End"]);
  });

  test("that a template names are not looked for", () => {
    expect(missing(read({}, '<mj-include path="{{ part }}.mjml"/>'))).toEqual([]);
  });
});

describe("findings of a letter with an included footer", () => {
  const rules = async (document: SourceDocument) =>
    (await lintDocument(document)).problems.map(({ rule }) => rule).filter((rule) => /pressure|opt-out/.test(rule));
  const letter = "<mj-text>Our new boots are in the shop, come and try them on.</mj-text>";

  test("are those of its own words", async () => {
    const files = { "mails/footer.mjml": footer };
    expect(await rules(read(files, `${letter}<mj-include path="footer.mjml"/>`))).toEqual(["missing-opt-out"]);
    expect(await rules(read(files, `${letter}${footer}`))).toContain("pressure");
  });

  test("know that it lets people leave", async () => {
    const files = { "mails/footer.mjml": '<mj-text><a href="https://example.org/unsubscribe">Bye</a></mj-text>' };
    expect(await rules(read(files, `${letter}<mj-include path="footer.mjml"/>`))).toEqual([]);
  });
});
