import { strFromU8, strToU8, unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { missingFiles } from "../../scripts/client/package.ts";
import { type ExtensionManifest, packVsix } from "../../scripts/client/vsix.ts";

const manifest: ExtensionManifest = {
  name: "a-b",
  displayName: 'Quotes "&" <tags>',
  description: "Words",
  version: "1.2.3",
  publisher: "us",
  homepage: "https://example.com/?a=1&b=2",
  repository: { url: "https://example.com/r.git" },
  bugs: { url: "https://example.com/issues" },
  engines: { vscode: "^1.101.0" },
  categories: ["Linters"],
  keywords: ["one"],
  icon: "images/icon.png",
  galleryBanner: { color: "#ffffff", theme: "light" },
  browser: "./dist/web.js",
  contributes: { languages: [{ id: "jsonc" }, { id: "x", extensions: [".x"] }] },
};
const files = new Map([
  ["package.json", strToU8("{}")],
  ["dist/b.js", strToU8("b")],
  ["a.md", strToU8("Привет")],
]);

describe("a package", () => {
  const entries = unzipSync(packVsix(files, manifest));

  test("holds the files, byte for byte, and its description", () => {
    expect(Object.keys(entries)).toEqual([
      "extension.vsixmanifest",
      "[Content_Types].xml",
      "extension/a.md",
      "extension/dist/b.js",
      "extension/package.json",
    ]);
    expect(strFromU8(entries["extension/a.md"] as Uint8Array)).toBe("Привет");
  });

  test("describes itself in XML that reads back", () => {
    const found: Record<string, string> = {};
    const parser = new Parser(
      {
        onopentag: (name, attributes) => {
          if (name === "Identity") Object.assign(found, attributes);
          if (name === "Property" && attributes.Id?.endsWith("Links.Learn")) found.learn = attributes.Value as string;
        },
        ontext: (text) => {
          found.text = `${found.text ?? ""}${text}`;
        },
      },
      { xmlMode: true, decodeEntities: true },
    );
    parser.end(strFromU8(entries["extension.vsixmanifest"] as Uint8Array));
    expect(found).toMatchObject({ Id: "a-b", Version: "1.2.3", Publisher: "us", learn: manifest.homepage });
    expect(found.text).toContain('Quotes "&" <tags>');
    expect(found.text).toContain("one,jsonc,x,__ext_x,__web_extension");
  });

  test("names a media type for every kind of file", () => {
    const types = strFromU8(entries["[Content_Types].xml"] as Uint8Array);
    for (const extension of ["js", "md", "json", "vsixmanifest"]) expect(types).toContain(`Extension=".${extension}"`);
    expect(() => packVsix(new Map([["a.exe", new Uint8Array()]]), manifest)).toThrow(".exe");
  });

  test("is the same, made twice", () => {
    const reversed = new Map([...files].reverse());
    expect(packVsix(reversed, manifest)).toEqual(packVsix(files, manifest));
  });
});

test("what a manifest names and the files do not have is missed", () => {
  const named = {
    main: "./dist/a.js",
    contributes: { snippets: [{ path: "./snippets/s.json" }], steps: [{ media: { markdown: "walkthrough/w.md" } }] },
    icon: "images/icon.png",
    l10n: "./l10n",
    homepage: "https://example.com/",
    jsonValidation: [{ fileMatch: "tactful.json", url: "./dist/s.json" }],
  };
  expect(missingFiles(named, ["dist/a.js", "images/icon.png", "l10n/bundle.l10n.ru.json"])).toEqual([
    "snippets/s.json",
    "walkthrough/w.md",
    "dist/s.json",
  ]);
});
